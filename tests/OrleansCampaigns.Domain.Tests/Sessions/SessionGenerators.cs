using System.Collections.Immutable;
using CsCheck;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Tests.Campaigns;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Sessions.OpenTable;

namespace OrleansCampaigns.Domain.Tests.Sessions;

/// <summary>Random commands to the session of <see cref="OpenTable"/>, by anybody: few ids, so that they meet, and hostile texts and numbers among sound ones.</summary>
public static class SessionGenerators
{
    private static readonly Gen<UserId> AnyUser = Gen.Frequency(
        (6, Gen.OneOf(PlayedCampaign.Owner, SeatedCampaign.CoMaster, SeatedCampaign.Server)),
        (4, Gen.OneOf(PlayedCampaign.Player1, PlayedCampaign.Player2)),
        (1, Gen.OneOf(PlayedCampaign.Spectator, PlayedCampaign.Stranger)));

    private static readonly Gen<string> Text = Gen.Frequency(
        (20, Gen.OneOf("Low tide", "Bell", "É\ud83c\udf0a")), (1, Gen.OneOf("", "\u0000", "\ud800", new string('x', 9_000), null!)));

    private static readonly Gen<Guid> Part = Gen.Frequency((20, Gen.Int[401, 404].Select(Numbered)), (1, Gen.Const(Guid.Empty)));

    private static readonly Gen<Guid> Fresh = Gen.Frequency((30, Gen.Int[1_000, 9_999].Select(Numbered)), (3, Gen.Int[1_000, 1_002].Select(Numbered)), (1, Gen.Const(Guid.Empty)));

    private static readonly Gen<int> Amount = Gen.Frequency((20, Gen.Int[1, 12]), (1, Gen.OneOf(0, -1, int.MinValue, int.MaxValue, 100_000)));

    private static readonly Gen<int?> Perhaps = Gen.Frequency((6, Gen.Int[1, 20].Select(i => (int?)i)), (2, Gen.Bool.Select(_ => (int?)null)), (1, Gen.OneOf<int?>(int.MinValue, int.MaxValue)));

    private static readonly Gen<CharacterId?> Character = Gen.Frequency(
        (3, Gen.Bool.Select(_ => (CharacterId?)null)), (2, Gen.Const<CharacterId?>(Mira)), (1, Gen.OneOf<CharacterId?>(Nobody, default(CharacterId))));

    private static readonly Gen<RegionId?> Region = Gen.OneOf<RegionId?>(null, Marsh, Vault, new RegionId(Numbered(99)));

    private static readonly Gen<ImmutableArray<UserId>> Users = Gen.Frequency((9, AnyUser.Array[0, 3].Select(users => users.ToImmutableArray())), (1, Gen.Const(default(ImmutableArray<UserId>))));

    private static readonly Gen<ImmutableArray<string>> Conditions = Gen.Frequency(
        (9, Gen.OneOf("prone", "stunned", "blinded").Array[0, 2].Select(all => all.ToImmutableArray())), (1, Gen.OneOf<ImmutableArray<string>>(default(ImmutableArray<string>), [""], [null!])));

    private static readonly Gen<CombatantProfile> Profile = Gen.Select(
        Gen.OneOf("Goblin", "Mira", "Lurker", "Wolf", ""), Gen.Bool, Gen.Bool, Conditions, Gen.Select(Perhaps, Perhaps, Perhaps, Character),
        (name, hidden, hitPointsHidden, conditions, numbers) =>
            new CombatantProfile(name, hidden, hitPointsHidden, conditions, numbers.Item1, numbers.Item2, numbers.Item3, numbers.Item4));

    private static readonly Gen<SessionCommand> Planning = Gen.OneOf<SessionCommand>(
        Gen.Select(Part, Gen.Int[-1, 800], (id, days) => (SessionCommand)new ProposeDate(new(id), new DateTimeOffset(2026, 1, 1, 20, 0, 0, TimeSpan.Zero).AddDays(days)) { Session = Evening }),
        Part.Select(id => (SessionCommand)new WithdrawProposal(new(id)) { Session = Evening }),
        Gen.Select(Part, Gen.Int[0, 3], (id, vote) => (SessionCommand)new VoteForDate(new(id), (Vote)vote) { Session = Evening }),
        Part.Select(id => (SessionCommand)new FixDate(new(id)) { Session = Evening }));

    private static readonly Gen<SessionCommand> Status = Gen.Frequency(
        (6, Gen.Const<SessionCommand>(new OpenSession { Session = Evening })),
        (3, Gen.Const<SessionCommand>(new PauseSession { Session = Evening })),
        (6, Gen.Const<SessionCommand>(new ResumeSession { Session = Evening })),
        (1, Gen.Int[0, 3].Select(segments => (SessionCommand)new CloseSession([new ClockAdvance(Marsh, new ClockId(Numbered(51)), segments)]) { Session = Evening })),
        (1, Gen.Const<SessionCommand>(new CreateSession("Again") { Session = Evening })));

    private static readonly Gen<SessionCommand> Seats = Gen.OneOf<SessionCommand>(
        Gen.Select(Character, Gen.Bool, (character, master) => (SessionCommand)new TakeSeat(character, master) { Session = Evening }),
        AnyUser.Select(user => (SessionCommand)new LeaveSeat(user) { Session = Evening }),
        Gen.Const<SessionCommand>(new LeaveSeat { Session = Evening }));

    private static readonly Gen<SessionCommand> Scenes = Gen.OneOf<SessionCommand>(
        Gen.Select(Part, Text, Text, Region, (id, title, notes, region) => (SessionCommand)new PrepareScene(new(id), title, notes, region) { Session = Evening }),
        Gen.Select(Gen.OneOf(Part, Fresh), Text, Region, (id, title, region) => (SessionCommand)new StartScene(new(id), title, region) { Session = Evening }),
        Part.Select(id => (SessionCommand)new StartScene(new(id)) { Session = Evening }),
        Part.Select(id => (SessionCommand)new EndScene(new(id)) { Session = Evening }));

    private static readonly Gen<SessionCommand> Log = Gen.OneOf<SessionCommand>(
        Gen.Select(Fresh, Text, Character, (id, text, character) => (SessionCommand)new Say(new(id), text, character) { Session = Evening }),
        Gen.Select(Fresh, Text, (id, text) => (SessionCommand)new Narrate(new(id), text) { Session = Evening }),
        Gen.Select(Fresh, Text, Users, Character, (id, text, to, character) => (SessionCommand)new Whisper(new(id), text, to, character) { Session = Evening }),
        Gen.Select(Fresh, Gen.OneOf("1d20", "2d20kh1+5", "4d6!", "3d6r1", "101d6", "2d", "d20 # luck"), Gen.Int[0, 4], Character,
            (id, text, audience, character) => (SessionCommand)new RollDice(new(id), text, (RollAudience)audience, character) { Session = Evening }));

    private static readonly Gen<SessionCommand> Handouts = Gen.OneOf<SessionCommand>(
        Gen.Select(Part, Text, Text, (id, title, text) => (SessionCommand)new CreateHandout(new(id), title, text, "https://example.org/map.png") { Session = Evening }),
        Gen.Select(Part, Users, Gen.Bool, (id, to, table) => (SessionCommand)new ShowHandout(new(id), to, table) { Session = Evening }));

    private static readonly Gen<SessionCommand> Combat = Gen.Frequency(
        (6, Gen.Select(Part, Profile, (id, profile) => (SessionCommand)new AddCombatant(new(id), profile) { Session = Evening })),
        (3, Gen.Select(Part, Profile, (id, profile) => (SessionCommand)new ChangeCombatant(new(id), profile) { Session = Evening })),
        (2, Part.Select(id => (SessionCommand)new RemoveCombatant(new(id)) { Session = Evening })),
        (2, Gen.Select(Part, Perhaps, (id, initiative) => (SessionCommand)new SetInitiative(new(id), initiative) { Session = Evening })),
        (8, Gen.OneOf<SessionCommand>(new NextTurn { Session = Evening }, new NextTurn { Session = Evening }, new NextTurn(new(Numbered(401))) { Session = Evening })),
        (6, Gen.OneOf<SessionCommand>(new PreviousTurn { Session = Evening }, new PreviousTurn(new(Numbered(401))) { Session = Evening })),
        (1, Gen.Const<SessionCommand>(new EndCombat { Session = Evening })),
        (4, Gen.Select(Part, Amount, (id, amount) => (SessionCommand)new DamageCombatant(new(id), amount) { Session = Evening })),
        (3, Gen.Select(Part, Amount, (id, amount) => (SessionCommand)new HealCombatant(new(id), amount) { Session = Evening })),
        (1, Gen.Select(Part, Amount, (id, amount) => (SessionCommand)new SetCombatantHitPoints(new(id), amount) { Session = Evening })),
        (2, Gen.Select(Part, Conditions, (id, conditions) => (SessionCommand)new SetCombatantConditions(new(id), conditions) { Session = Evening })),
        (1, Gen.Select(Gen.Int[-1, 3], Gen.Select(Part, Profile).Array[0, 3], Part, Gen.Bool, Reported)));

    /// <summary>Mixes with other rooms' commands.</summary>
    public static Gen<(UserId, Command)> Commands { get; } = Gen.Select(
        AnyUser,
        Gen.Frequency((3, Planning), (3, Status), (2, Seats), (3, Scenes), (6, Log), (2, Handouts), (8, Combat)),
        (user, command) => (user, (Command)command));

    private static SessionCommand Reported(int round, (Guid Id, CombatantProfile Profile)[] order, Guid turn, bool hasTurn) => new ReportCombat(
        round,
        [.. order.DistinctBy(c => c.Id).Select(c => new ReportedCombatant(new(c.Id), c.Profile))],
        hasTurn ? new CombatantId(order.Length > 0 ? order[0].Id : turn) : null) { Session = Evening };
}
