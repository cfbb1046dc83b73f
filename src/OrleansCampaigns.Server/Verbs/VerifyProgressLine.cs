using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Grains.Consistency;
using Spectre.Console;

namespace OrleansCampaigns.Server.Verbs;

/// <summary>A line for each campaign whose journal is long, so that whoever watches knows that it goes on.</summary>
internal sealed class VerifyProgressLine(IAnsiConsole console) : IProgress<VerifyProgress>
{
    private const long EveryEvents = 100_000;

    private (CampaignId Campaign, long Told) _last;

    public void Report(VerifyProgress value)
    {
        if (_last.Campaign != value.Campaign) _last = (value.Campaign, 0);
        if (value.Sequence - _last.Told < EveryEvents) return;
        _last.Told = value.Sequence;
        console.WriteLine($"{value.Campaign}: event {value.Sequence} of {value.Of}, {value.Findings} findings so far");
    }
}
