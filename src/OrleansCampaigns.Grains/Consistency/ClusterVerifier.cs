using System.Runtime.CompilerServices;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>
/// In the cluster, next to the campaign's grains and at the pace of their silo: one verification of a campaign at a time. When its silo dies, the next slice begins the campaign
/// again on another.
/// </summary>
public sealed class ClusterVerifier(IGrainFactory grains, TimeProvider clock) : ICampaignVerifier
{
    /// <summary>Slices of a campaign that fail one after another before it is given up.</summary>
    public const int FailuresMax = 20;

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    public bool ComparesLive => true;

    public async IAsyncEnumerable<VerificationStep> RunAsync(CampaignId campaign, bool repair, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var scrub = grains.GetGrain<ICampaignScrubGrain>(campaign.Value);
        var (run, failures) = (Guid.Empty, 0);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var slice = await TryContinueAsync(scrub, repair, run);
            if (slice is null)
            {
                if (++failures == FailuresMax) throw Away();
                await Task.Delay(PauseAfterFailure, clock, cancellationToken);
                continue;
            }

            (run, failures) = (slice.Run, 0);
            yield return slice.Step;
            if (slice.Step.IsDone) yield break;
        }
    }

    private static JournalUnavailableException Away() => new("The campaign could not be verified: its silo or its journal is away.");

    private static async Task<ScrubSlice?> TryContinueAsync(ICampaignScrubGrain scrub, bool repair, Guid run)
    {
        try
        {
            return await scrub.ContinueAsync(repair, run);
        }
        catch (Exception cause) when (cause is OrleansException or TimeoutException or CommandUndecidedException)
        {
            return null;
        }
    }
}
