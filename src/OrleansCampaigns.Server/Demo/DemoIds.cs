using System.Security.Cryptography;
using System.Text;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Server.Demo;

/// <summary>Ids that follow from a campaign's name and what they name: a demo that starts again means the same things, and sends the same commands.</summary>
internal sealed class DemoIds(string campaign)
{
    private const int GuidBytes = 16;

    public CampaignId Campaign => Of<CampaignId>(nameof(Campaign));

    public CommandId Step(string name) => Of<CommandId>($"step {name}");

    public TId Of<TId>(string name)
        where TId : struct, IGuidId<TId> =>
        TId.From(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{campaign}\n{typeof(TId).Name}\n{name}")).AsSpan(0, GuidBytes)));
}
