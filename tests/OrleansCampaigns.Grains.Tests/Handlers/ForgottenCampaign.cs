using System.Text;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Grains.Tests.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Tests.Handlers;

/// <summary>A campaign that is in the database only, as after the death of the silo that wrote it: no silo has heard of it.</summary>
internal static class ForgottenCampaign
{
    /// <param name="store">The journal.</param>
    /// <param name="at">When it all happened.</param>
    /// <param name="payload">Of the weather, instead of what belongs there.</param>
    /// <returns>The campaign, and the sequence of the weather in its only region.</returns>
    public static async Task<(CampaignId Campaign, long Weather)> WriteAsync(IJournalStore store, DateTimeOffset at, string? payload = null)
    {
        var (campaign, region) = (new CampaignId(Guid.NewGuid()), new RegionId(Guid.NewGuid()));
        var head = await store.TakeOverAsync(campaign.Value, CancellationToken.None);
        var previous = head.Hash;
        var rows = new List<JournalRow>();
        Add(EntityKind.Campaign, campaign.Value, 1, new CampaignCreated("The Drowned Bell", TwoSilos.Owner, "Ada"));
        Add(EntityKind.Region, region.Value, 1, new RegionCreated(region, "Salt marsh", RegionVisibility.Public));
        Add(EntityKind.Region, region.Value, 2, new RegionWeatherSet("Fog"), payload);
        Assert.Equal([AppendOutcome.Committed], await store.AppendAsync([new JournalAppend(campaign.Value, head.Epoch, [.. rows])]));
        return (campaign, rows.Count);

        void Add(EntityKind kind, Guid entity, long version, DomainEvent happened, string? instead = null)
        {
            var encoded = EventCodec.Encode(happened);
            var whole = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
            var row = new JournalRow(
                campaign.Value, rows.Count + 1, (short)kind, entity, version, encoded.Type, encoded.Schema, instead is null ? encoded.Payload : Encoding.UTF8.GetBytes(instead), Guid.NewGuid(), 0, TwoSilos.Owner.Value, whole, default);
            previous = JournalChain.HashOf(previous.Span, row);
            rows.Add(row with { Hash = previous });
        }
    }
}
