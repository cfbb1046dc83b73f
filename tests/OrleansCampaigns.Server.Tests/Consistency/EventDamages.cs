using System.Text;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Domain.Sessions;
using OrleansCampaigns.Grains.Consistency;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Server.Tests.Consistency;

/// <summary>What somebody could do who also makes the chain and the head right again, and what a bug could commit.</summary>
internal static class EventDamages
{
    private static readonly DateTimeOffset Then = DateTimeOffset.UnixEpoch;

    public static IEnumerable<(string Name, Damage Damage)> All => [.. Rows, .. Campaigns, .. Sessions, .. Characters, .. Regions];

    private static IEnumerable<(string, Damage)> Rows =>
    [
        ("a payload is no JSON", Replaced(FindingCodes.PayloadUnreadable, row => row with { Payload = "{"u8.ToArray() })),
        ("a payload is null", Replaced(FindingCodes.PayloadUnreadable, row => row with { Payload = "null"u8.ToArray() })),
        ("a payload has an unknown member", Replaced(FindingCodes.PayloadUnreadable, row => row with { Payload = Encoding.UTF8.GetBytes(Text(row).Insert(1, "\"sung\":true,")) })),
        ("a payload lacks a member", Replaced(FindingCodes.PayloadUnreadable, row => row with { Payload = Encoding.UTF8.GetBytes(Text(row).Replace("\"author\"", "\"autor\"", StringComparison.Ordinal)) })),
        ("a payload is too large", Replaced(FindingCodes.PayloadSize, row => row with { Payload = Encoding.UTF8.GetBytes(Text(row) + new string(' ', JournalLimits.PayloadBytesMax)) })),
        ("an event type is unknown", Replaced(FindingCodes.EventUnknown, row => row with { EventType = "line-sung" })),
        ("a schema is of a newer build", Replaced(FindingCodes.EventUnknown, row => row with { SchemaVersion = 9 })),
        ("an entity's versions have a gap", new(FindingCodes.EntityVersion, (stored, _) => ReplaceAsync(stored, stored.Rows.Last(row => row.EntityKind == (short)EntityKind.Session), row => row with { EntityVersion = row.EntityVersion + 1 }))),
        ("an event is of another kind than its entity", new(FindingCodes.EntityKind, (stored, _) => ReplaceAsync(stored, stored.Rows.Last(row => row.EntityKind == (short)EntityKind.Session), row => row with { EntityKind = (short)EntityKind.Region }))),
        ("a command begins in the middle", Replaced(FindingCodes.CommandIndex, row => row with { CommandIndex = 1 })),
        ("a command is of two senders", new(FindingCodes.CommandIndex, (stored, played) => ReplaceAsync(stored, stored.RowOf("clock-filled"), row => row with { Actor = played.Player.Value }))),
        ("an event cannot have happened", Forged(FindingCodes.EventMisfit, EntityKind.Campaign, played => played.Campaign.Value, _ => new ChapterPublished(new(Guid.NewGuid())))),
    ];

    private static IEnumerable<(string, Damage)> Campaigns =>
    [
        ("a campaign is created twice", OfCampaign("campaign.created-once", played => new CampaignCreated("Again", played.Owner, "Ada"))),
        ("a campaign has no name", OfCampaign("campaign.named", _ => new CampaignRenamed(""))),
        ("a campaign has two owners", OfCampaign("campaign.one-owner", played => new RoleChanged(played.Player, Role.Owner))),
        ("a campaign has no owner", OfCampaign("campaign.one-owner", played => new MemberRemoved(played.Owner))),
        ("a chapter is there twice", OfCampaign("chapter.unique", played => new ChapterDrafted(played.Chapter, "Twin", ""))),
        ("a chapter has no title", OfCampaign("chapter.whole", played => new ChapterRetitled(played.Chapter, ""))),
        ("a secret is of no chapter", OfCampaign("secret.chapter", _ => new SecretAdded(new(Guid.NewGuid()), new(Guid.NewGuid()), "Lost."))),
        ("a consequence is of no chapter", OfCampaign("consequence.chapter", played => new ConsequenceProposed(new(Guid.NewGuid()), new(Guid.NewGuid()), new HitPointsConsequence(played.Mira, 1)))),
        ("the calendar has no such day", OfCampaign("calendar.valid", _ => new DateSet(new WorldDate(7, 1, 99)))),
        ("an attitude is to nobody", OfCampaign("faction.attitude", played => new AttitudeSet(played.Guild, new(Guid.NewGuid()), 2))),
        ("an accepted consequence has no target", new("reference.consequence-target", (stored, played) =>
        {
            var (id, consequence) = (new ConsequenceId(Guid.NewGuid()), new TickClockConsequence(new(Guid.NewGuid()), played.Clock, 1));
            return stored.AppendAsync(EntityKind.Campaign, played.Campaign.Value, new ConsequenceProposed(id, played.Chapter, consequence), new ConsequencesAccepted(played.Chapter, [consequence], [id]))
                .ContinueWith(first => first.Result + 1, TaskScheduler.Default);
        })),
    ];

    private static IEnumerable<(string, Damage)> Sessions =>
    [
        ("a seat's character does not exist", OfSession("reference.seat-character", played => new SeatTaken(played.Owner, false, Then, Sight.Table, new(Guid.NewGuid())))),
        ("somebody sits who never was a member", OfSession("reference.seat-member", _ => new SeatTaken(new(Guid.NewGuid()), false, Then, Sight.Table))),
        ("a handout's reader never was a member", OfSession("reference.handout-reader", played => new HandoutShown(played.Handout, [new(Guid.NewGuid())], ToTable: false))),
        ("a scene's region does not exist", OfSession("reference.scene-region", _ => new ScenePrepared(new(Guid.NewGuid()), "Nowhere", "", new(Guid.NewGuid())))),
        ("a line is of somebody who never was a member", OfSession("reference.log-member", _ => new LineSaid(new(Guid.NewGuid()), LogKind.Talk, new(Guid.NewGuid()), "Who?", Then, Sight.GameMasters))),
        ("a line is of a character that does not exist", OfSession("reference.log-character", played => new LineSaid(new(Guid.NewGuid()), LogKind.Speech, played.Player, "Who?", Then, Sight.GameMasters, new(Guid.NewGuid())))),
        ("a combatant's character does not exist", OfSession("reference.combatant-character", _ => new CombatantAdded(new(new(Guid.NewGuid()), new("Ghost", false, false, [], Character: new(Guid.NewGuid())), Sight.Table)))),
        ("a combatant is there twice", OfSession("combat.unique", played => new CombatantAdded(new(played.Wolf, new("Twin", false, false, []), Sight.Table)))),
        ("the turn is nobody's", OfSession("combat.turn", played => new CombatReported(1, [new(played.Wolf, new("Wolf", false, false, []), Sight.Table)], new(Guid.NewGuid())))),
        ("two handouts' readers are one", OfSession("session.handouts", played => new HandoutShown(played.Handout, [played.Player], ToTable: false))),
    ];

    private static IEnumerable<(string, Damage)> Characters =>
    [
        ("hit points are above their maximum", OfCharacter("character.hit-points", _ => new CharacterHitPointsSet(99, 10))),
        ("a hidden character is owned", OfCharacter("character.owners", _ => new CharacterHidden())),
        ("an owner never was a member", OfCharacter("reference.character-owner", _ => new CharacterOwnerAssigned(new(Guid.NewGuid())))),
        ("a bond is to a character that does not exist", OfCharacter("reference.bond-character", _ => new CharacterBondSet(new(Guid.NewGuid()), false, new CharacterBond("Lost", new CharacterId(Guid.NewGuid()))))),
        ("an item comes from nowhere", OfCharacter("reference.item-place", played => new ItemReceived(new(Guid.NewGuid()), 9, 9, played.Bram, played.Rope, new("Rope", 2, "")))),
        ("an item is given to nobody", OfCharacter("reference.transfer-receiver", played => new ItemGiven(new(Guid.NewGuid()), 2, 2, new(Guid.NewGuid()), played.Rope, new("Rope", 1, "")))),
        ("more is given than there is", OfCharacter("character.transfers", played => new ItemGiven(new(Guid.NewGuid()), 2, 2, played.Bram, played.Rope, new("Rope", 50, "")))),
        ("an item is there without number", OfCharacter("character.inventory", _ => new ItemAdded(new(Guid.NewGuid()), "Grain", 2_000_000, ""))),
        ("an arc has no such stage", OfCharacter("character.story", _ => new CharacterArcSet(new("", "", "", 9)))),
        ("a character is created under another id", new("reference.own-id", (stored, _) =>
            stored.AppendAsync(EntityKind.Character, Guid.NewGuid(), new CharacterCreated(new(Guid.NewGuid()), "Stray", SheetSchema.Empty, 10, Hidden: false)))),
    ];

    private static IEnumerable<(string, Damage)> Regions =>
    [
        ("a region's value is beyond 100", OfRegion("region.values", _ => new RegionValueSet(RegionValue.Faith, 400))),
        ("an influence is beyond 100", OfRegion("region.influence", played => new FactionInfluenceSet(played.Guild, 101, RegionVisibility.Table))),
        ("a clock is filled beyond its segments", OfRegion("region.clocks", played => new ClockTicked(played.Clock, 1))),
        ("a threat is too severe", OfRegion("region.threats", _ => new ThreatRaised(new(Guid.NewGuid()), "Storm", 9, RegionVisibility.Table))),
        ("a region borders on itself", OfRegion("region.ways", played => new BorderSet(played.Harbour, RegionVisibility.Public))),
        ("a border leads to a region that does not exist", OfRegion("reference.neighbour", _ => new BorderSet(new(Guid.NewGuid()), RegionVisibility.Public))),
        ("somebody was told a fact who never was a member", OfRegion("reference.fact-reader", played => new FactRevealed(played.Fact, [new(Guid.NewGuid())], RegionVisibility.GameMasters, FactStanding.True, Then))),
        ("a conflict ends that is not open", OfRegion("conflict.inbox", _ => new RegionConflictResolved(new ConflictEnd(new(Guid.NewGuid()), ConflictChoice.Mine)))),
        ("a conflict is kept twice", new("conflict.inbox", async (stored, played) =>
        {
            var kept = new RegionConflictKept(new KeptConflict(new(Guid.NewGuid()), FieldKey.Of("weather"), Displaced: false, new KeptSide(played.Player), new KeptSide(played.Owner), []));
            return await stored.AppendAsync(EntityKind.Region, played.Harbour.Value, kept, kept) + 1;
        })),
        ("something happens in a region that was never created", new("region.created-once", (stored, _) => stored.AppendAsync(EntityKind.Region, Guid.NewGuid(), new RegionRenamed("Nowhere")))),
    ];

    private static Damage OfCampaign(string code, Func<PlayedCampaign, DomainEvent> forged) => Forged(code, EntityKind.Campaign, played => played.Campaign.Value, forged);

    private static Damage OfSession(string code, Func<PlayedCampaign, DomainEvent> forged) => Forged(code, EntityKind.Session, played => played.Session.Value, forged);

    private static Damage OfCharacter(string code, Func<PlayedCampaign, DomainEvent> forged) => Forged(code, EntityKind.Character, played => played.Mira.Value, forged);

    private static Damage OfRegion(string code, Func<PlayedCampaign, DomainEvent> forged) => Forged(code, EntityKind.Region, played => played.Harbour.Value, forged);

    private static Damage Forged(string code, EntityKind kind, Func<PlayedCampaign, Guid> entity, Func<PlayedCampaign, DomainEvent> forged) =>
        new(code, (stored, played) => stored.AppendAsync(kind, entity(played), forged(played)));

    private static Damage Replaced(string code, Func<JournalRow, JournalRow> change) => new(code, (stored, _) => ReplaceAsync(stored, stored.RowOf("line-said"), change));

    private static async Task<long> ReplaceAsync(StoredCampaign stored, JournalRow row, Func<JournalRow, JournalRow> change)
    {
        await stored.ReplaceAsync(change(row));
        return row.Sequence;
    }

    private static string Text(JournalRow row) => Encoding.UTF8.GetString(row.Payload.Span);
}
