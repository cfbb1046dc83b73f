using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Regions;

/// <summary>A campaign with an owner, two players, a spectator, an open region (Marsh), another (Coast) and a hidden one (Vault).</summary>
internal static class RegionScene
{
    public static readonly RegionId Marsh = new(Numbered(1));
    public static readonly RegionId Coast = new(Numbered(2));
    public static readonly RegionId Vault = new(Numbered(3));
    public static readonly RegionId Nowhere = new(Numbered(99));
    public static readonly ClockId Flood = new(Numbered(11));
    public static readonly ThreatId Wyrm = new(Numbered(12));
    public static readonly FactId Bell = new(Numbered(13));
    public static readonly RouteId Road = new(Numbered(14));
    public static readonly FactionId Guild = new(Numbered(15));
    public static readonly RegionResourceId Salt = new(Numbered(16));

    /// <summary>A game master's secret in a text: it must never be in what anybody else received.</summary>
    public const string Canary = "canary-4711";

    public static Guid Numbered(int number) => new(number, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 7);

    public static PlayedCampaign Set() => new PlayedCampaign()
        .Done(Owner, new CreateCampaign("The Drowned Bell", "Ada"))
        .Seated(Player1, Role.Player)
        .Seated(Player2, Role.Player)
        .Seated(Spectator, Role.Spectator)
        .Done(Owner, new CreateRegion("Marsh") { Region = Marsh })
        .Done(Owner, new CreateRegion("Coast") { Region = Coast })
        .Done(Owner, new CreateRegion($"Vault {Canary}", RegionVisibility.GameMasters) { Region = Vault });

    /// <summary>The same with two parts of each kind in the Marsh, under the ids that <see cref="RegionGenerators"/> uses.</summary>
    public static PlayedCampaign SetAndFurnished()
    {
        var campaign = Set().Done(Owner, new SetBorder(Vault, RegionVisibility.Public) { Region = Marsh });
        foreach (var part in (Guid[])[Numbered(31), Numbered(32)])
        {
            campaign
                .Done(Owner, new FoundFaction(new FactionId(part), "Salt Guild", "", Hidden: false))
                .Done(Owner, new SetRoute(new RouteId(part), Vault, "road", 2.5m, RegionVisibility.Public) { Region = Marsh })
                .Done(Owner, new SetFactionInfluence(new FactionId(part), 30, RegionVisibility.Table) { Region = Marsh })
                .Done(Owner, new StartClock(new ClockId(part), "Flood", 4, "The dam breaks.", RegionVisibility.Table, new TicksClock(Marsh, new ClockId(Numbered(31)), 2)) { Region = Marsh })
                .Done(Owner, new RaiseThreat(new ThreatId(part), "Wyrm", 2, RegionVisibility.Table) { Region = Marsh })
                .Done(Owner, new SetRegionResource(new RegionResourceId(part), "Salt", 10, "sacks", RegionVisibility.Table) { Region = Marsh })
                .Done(Owner, new RecordFact(new FactId(part), "The bell rings.", FactStanding.False) { Region = Marsh })
                .Done(Owner, new RevealFact(new FactId(part), [Player1], RegionVisibility.Table, FactStanding.Rumour) { Region = Marsh });
        }

        return campaign;
    }

    public static RegionView? Sees(this PlayedCampaign campaign, ChannelKind channel, RegionId region) =>
        Views.Main(campaign.World, channel).Regions.GetValueOrDefault(region);

    public static RegionView Table(this PlayedCampaign campaign) => campaign.Sees(ChannelKind.Table, Marsh)!;

    public static RegionView Public(this PlayedCampaign campaign) => campaign.Sees(ChannelKind.Public, Marsh)!;

    public static RegionView GameMasters(this PlayedCampaign campaign) => campaign.Sees(ChannelKind.GameMasters, Marsh)!;

    public static FactView? Own(this PlayedCampaign campaign, UserId user, FactId fact) =>
        Views.Own(campaign.World, user).Regions.GetValueOrDefault(Marsh)?.Facts.GetValueOrDefault(fact);

    /// <summary>Every byte that reached the user so far.</summary>
    public static string Bytes(this PlayedCampaign campaign, UserId user) =>
        string.Join('\n', campaign.ReceivedBy(user).Select(update => JsonSerializer.Serialize(update, WireJson.Options)));
}
