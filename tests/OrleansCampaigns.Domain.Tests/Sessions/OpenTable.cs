using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Sessions;
using OrleansCampaigns.Domain.Tests.Campaigns;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Sessions;

/// <summary>A campaign with somebody in every role, the first player's character (Mira), a hidden one (Shade), an open region and a hidden one, and one session.</summary>
internal static class OpenTable
{
    public static readonly SessionId Evening = new(Numbered(1));
    public static readonly SessionId NoEvening = new(Numbered(2));
    public static readonly CharacterId Mira = new(Numbered(3));
    public static readonly CharacterId Shade = new(Numbered(7));
    public static readonly CharacterId Nobody = new(Numbered(4));
    public static readonly RegionId Marsh = new(Numbered(5));
    public static readonly RegionId Vault = new(Numbered(6));
    public static readonly ProposalId Friday = new(Numbered(11));
    public static readonly ProposalId Sunday = new(Numbered(12));
    public static readonly SceneId Arrival = new(Numbered(21));
    public static readonly SceneId Ambush = new(Numbered(22));
    public static readonly HandoutId Letter = new(Numbered(31));
    public static readonly CombatantId Hero = new(Numbered(41));
    public static readonly CombatantId Goblin = new(Numbered(42));
    public static readonly CombatantId Lurker = new(Numbered(43));

    /// <summary>A secret in a text: it must never be in what a player or spectator received who may not know it.</summary>
    public const string Canary = "canary-0815";

    public static Guid Numbered(int number) => new(number, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 9);

    public static PlayedCampaign Planned() => SeatedCampaign.New()
        .Done(Player1, new CreateCharacter("Mira") { Character = Mira })
        .Done(Owner, new CreateCharacter("Shade", Hidden: true) { Character = Shade })
        .Done(Owner, new CreateRegion("Marsh") { Region = Marsh })
        .Done(Owner, new CreateRegion("Vault", RegionVisibility.GameMasters) { Region = Vault })
        .Done(Owner, new CreateSession("First evening") { Session = Evening });

    public static PlayedCampaign Opened() => Planned().Done(Owner, new OpenSession { Session = Evening });

    public static PlayedCampaign Paused() => Opened().Done(Owner, new PauseSession { Session = Evening });

    public static PlayedCampaign Closed() => Opened().Done(Owner, new CloseSession([]) { Session = Evening });

    public static CombatantProfile Named(string name, int? initiative = null, int? hitPoints = null, bool hidden = false, bool hitPointsHidden = false) =>
        new(name, hidden, hitPointsHidden, [], initiative, hitPoints, hitPoints);

    /// <summary>The hero (15), a goblin with hidden hit points (10), and between them a lurker that players do not see (12).</summary>
    public static PlayedCampaign Fighting() => Opened()
        .Done(Owner, new AddCombatant(Hero, Named("Mira", 15, 20)) { Session = Evening })
        .Done(Owner, new AddCombatant(Goblin, Named("Goblin", 10, 7, hitPointsHidden: true)) { Session = Evening })
        .Done(Owner, new AddCombatant(Lurker, Named($"Lurker {Canary}", 12, 30, hidden: true)) { Session = Evening });

    public static Say Line(int number, string text = "Hello.", CharacterId? character = null) =>
        new(new LogEntryId(Numbered(number)), text, character) { Session = Evening };

    public static Whisper Hushed(int number, UserId to, string text = "Psst.") =>
        new(new LogEntryId(Numbered(number)), text, [to]) { Session = Evening };

    public static RollDice Roll(int number, RollAudience audience, string expression = "1d20") =>
        new(new RollId(Numbered(number)), expression, audience) { Session = Evening };

    public static SessionState State(this PlayedCampaign campaign) => campaign.World.Sessions[Evening];

    public static SessionView Sees(this PlayedCampaign campaign, ChannelKind channel) => Views.Main(campaign.World, channel).Sessions[Evening];

    public static SessionOwnView? Owns(this PlayedCampaign campaign, UserId user) => Views.Own(campaign.World, user).Sessions.GetValueOrDefault(Evening);

    /// <summary>Every byte that reached this user, as text.</summary>
    public static string BytesFor(this PlayedCampaign campaign, UserId user) =>
        string.Concat(campaign.ReceivedBy(user).Select(update => JsonSerializer.Serialize(update, WireJson.Options)));

    public static int CountFor(this PlayedCampaign campaign, UserId user) => campaign.ReceivedBy(user).Count();
}
