using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Tests.Campaigns;
using static OrleansCampaigns.Domain.Tests.Campaigns.SeatedCampaign;

namespace OrleansCampaigns.Domain.Tests.EventSourcing.Conflicts;

/// <summary>Stale commands that set a field which others changed by a command of another kind: by an amount, in part, or by taking it away.</summary>
public sealed class StaleSetTests
{
    private static readonly CharacterId Mira = new(new Guid("ccccaaaa-0000-4000-8000-000000000001"));
    private static readonly RegionId Marsh = new(new Guid("eeeeaaaa-0000-4000-8000-000000000001"));
    private static readonly RegionId Hills = new(new Guid("eeeeaaaa-0000-4000-8000-000000000002"));
    private static readonly SessionId Evening = new(new Guid("ddddaaaa-0000-4000-8000-000000000001"));
    private static readonly CombatantId Wolf = new(new Guid("b0b0aaaa-0000-4000-8000-000000000001"));
    private static readonly GoalId Home = new(new Guid("90a0aaaa-0000-4000-8000-000000000001"));
    private static readonly BondId Oath = new(new Guid("b0d0aaaa-0000-4000-8000-000000000001"));
    private static readonly RouteId Ferry = new(new Guid("0f00aaaa-0000-4000-8000-000000000001"));
    private static readonly RegionResourceId Salt = new(new Guid("5a17aaaa-0000-4000-8000-000000000001"));
    private static readonly CombatantProfile Grey = new("Grey wolf", Hidden: false, HitPointsHidden: false, [], 3, 9, 9);

    private readonly PlayedCampaign _campaign = New()
        .Done(Master, new DefineCalendar([new CalendarMonth("Thaw", 30)], ["One", "Two"], new WorldDate(7, 1, 1), 0))
        .Done(Master, new FoundFaction(Guild, "Guild", "", Hidden: false))
        .Done(Master, new CreateRegion("Marsh") { Region = Marsh })
        .Done(Master, new CreateRegion("Hills") { Region = Hills })
        .Done(Master, new SetRegionResource(Salt, "Salt", 100, "sacks", RegionVisibility.Public) { Region = Marsh })
        .Done(Master, new SetFactionInfluence(Guild, 30, RegionVisibility.Table) { Region = Marsh })
        .Done(Master, new SetBorder(Hills, RegionVisibility.Table) { Region = Marsh })
        .Done(Master, new SetRoute(Ferry, Hills, "river", 1.5m, RegionVisibility.Table) { Region = Marsh })
        .Done(Master, new CreateCharacter("Mira", new SheetSchema([], [new ResourceDefinition("Luck", 5)], []), HitPointsMaximum: 20) { Character = Mira })
        .Done(Master, new AssignOwner(Player1) { Character = Mira })
        .Done(Master, new SetHitPoints(15, 20) { Character = Mira })
        .Done(Master, new SetTemporaryHitPoints(2) { Character = Mira })
        .Done(Master, new SetResource("Luck", 3, 5) { Character = Mira })
        .Done(Master, new SetBond(Oath, "Sworn to the sea.") { Character = Mira })
        .Done(Master, new SetGoal(Home, "Come home.") { Character = Mira })
        .Done(Master, new CreateSession("Evening") { Session = Evening })
        .Done(Master, new OpenSession { Session = Evening })
        .Done(Master, new AddCombatant(Wolf, new CombatantProfile("Wolf", Hidden: false, HitPointsHidden: false, [], 3, 9, 9)) { Session = Evening });

    public static TheoryData<string> Names => [.. Meetings.Keys];

    /// <summary>What somebody did, and what a second sends who had not seen it.</summary>
    private static Dictionary<string, (Command First, Command Stale)> Meetings => new()
    {
        ["damage"] = (new DamageCharacter(6) { Character = Mira }, new SetHitPoints(19, 20) { Character = Mira }),
        ["damage to temporary points"] = (new DamageCharacter(1) { Character = Mira }, new SetTemporaryHitPoints(5) { Character = Mira }),
        ["healing"] = (new HealCharacter(2) { Character = Mira }, new SetHitPoints(3, 20) { Character = Mira }),
        ["spent"] = (new SpendResource("Luck", 1) { Character = Mira }, new SetResource("Luck", 5, 5) { Character = Mira }),
        ["region's resource"] = (new ChangeRegionResource(Salt, -20) { Region = Marsh }, new SetRegionResource(Salt, "Salt", 120, "sacks", RegionVisibility.Public) { Region = Marsh }),
        ["resource gone"] = (new RemoveRegionResource(Salt) { Region = Marsh }, new SetRegionResource(Salt, "Salt", 120, "sacks", RegionVisibility.Public) { Region = Marsh }),
        ["influence gone"] = (new RemoveFactionInfluence(Guild) { Region = Marsh }, new SetFactionInfluence(Guild, 60, RegionVisibility.Table) { Region = Marsh }),
        ["border gone"] = (new RemoveBorder(Hills) { Region = Marsh }, new SetBorder(Hills, RegionVisibility.Public) { Region = Marsh }),
        ["route gone"] = (new RemoveRoute(Ferry) { Region = Marsh }, new SetRoute(Ferry, Hills, "road", 2m, RegionVisibility.Table) { Region = Marsh }),
        ["bond gone"] = (new RemoveBond(Oath) { Character = Mira }, new SetBond(Oath, "Sworn to the moon.") { Character = Mira }),
        ["goal gone"] = (new RemoveGoal(Home) { Character = Mira }, new SetGoal(Home, "Stay.") { Character = Mira }),
        ["combatant's damage"] = (new DamageCombatant(Wolf, 4) { Session = Evening }, new SetCombatantHitPoints(Wolf, 8) { Session = Evening }),
        ["combatant's damage and profile"] = (new DamageCombatant(Wolf, 4) { Session = Evening }, new ChangeCombatant(Wolf, Grey) { Session = Evening }),
        ["initiative and profile"] = (new SetInitiative(Wolf, 12) { Session = Evening }, new ChangeCombatant(Wolf, Grey) { Session = Evening }),
        ["profile and initiative"] = (new ChangeCombatant(Wolf, Grey with { Initiative = 9 }) { Session = Evening }, new SetInitiative(Wolf, 12) { Session = Evening }),
        ["calendar and date"] = (
            new DefineCalendar([new CalendarMonth("Frost", 31)], ["One", "Two"], new WorldDate(7, 1, 20), 0), new SetDate(new WorldDate(7, 1, 3))),
        ["days and calendar"] = (new AdvanceCalendar(3), new DefineCalendar([new CalendarMonth("Frost", 31)], ["One", "Two"], new WorldDate(7, 1, 1), 0)),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void What_others_did_since_stays_and_the_value_is_kept(string name)
    {
        var (first, stale) = Meetings[name];
        var seen = _campaign.VersionOf(stale.Target(PlayedCampaign.Id));
        _campaign.Done(Master, first);
        _campaign.Stale(CoMaster, stale, seen, ReceiptOutcome.Kept);
        Assert.Single(Views.Main(_campaign.World, ChannelKind.GameMasters).Conflicts);
    }

    [Fact]
    public void What_was_taken_away_comes_back_by_a_decision_alone_whatever_the_role()
    {
        var seen = _campaign.VersionOf(new EntityRef(EntityKind.Character, Mira.Value));
        _campaign.Done(Player1, new RemoveBond(Oath) { Character = Mira })
            .Stale(Master, new SetBond(Oath, "Sworn to the moon.") { Character = Mira }, seen, ReceiptOutcome.Kept);
        Assert.Empty(_campaign.World.Characters[Mira].Bonds);
        var (id, conflict) = Assert.Single(Views.Main(_campaign.World, ChannelKind.GameMasters).Conflicts);
        Assert.Null(conflict.Theirs.Command);
        _campaign.Done(Master, new ResolveCharacterConflict(id, ConflictChoice.Both) { Character = Mira });
        Assert.Equal("Sworn to the moon.", _campaign.World.Characters[Mira].Bonds[Oath].Text);
    }

    [Fact]
    public void Own_damage_on_top_hides_nobodys_change_beneath_it()
    {
        var seen = _campaign.VersionOf(new EntityRef(EntityKind.Character, Mira.Value));
        _campaign.Done(Master, new SetHitPoints(9, 20) { Character = Mira })
            .Done(Player1, new DamageCharacter(3) { Character = Mira })
            .Stale(Player1, new SetHitPoints(12, 20) { Character = Mira }, seen, ReceiptOutcome.Kept);
        Assert.Equal(8, _campaign.World.Characters[Mira].HitPoints.Current);
    }

    [Fact]
    public void Own_damage_alone_is_no_conflict()
    {
        var seen = _campaign.VersionOf(new EntityRef(EntityKind.Character, Mira.Value));
        _campaign.Done(Player1, new DamageCharacter(3) { Character = Mira }).Stale(Player1, new SetHitPoints(12, 20) { Character = Mira }, seen, ReceiptOutcome.Applied);
    }

    [Fact]
    public void A_player_is_not_told_the_sum_that_their_damage_was_only_a_part_of()
    {
        var seen = _campaign.VersionOf(new EntityRef(EntityKind.Character, Mira.Value));
        _campaign.Done(Player1, new DamageCharacter(3) { Character = Mira }).Stale(Master, new SetHitPoints(20, 20) { Character = Mira }, seen, ReceiptOutcome.Applied);
        Assert.Single(Views.Main(_campaign.World, ChannelKind.GameMasters).Conflicts);
        Assert.Empty(Views.Own(_campaign.World, Player1).Conflicts);
    }

    private static UserId Player1 => PlayedCampaign.Player1;
}
