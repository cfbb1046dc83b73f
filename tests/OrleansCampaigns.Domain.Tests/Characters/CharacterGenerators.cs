using CsCheck;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Characters.CharacterTable;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Characters;

/// <summary>Any command of a character from anybody, sensible and hostile.</summary>
public static class CharacterGenerators
{
    private static readonly Gen<UserId> Users = Gen.OneOf(Owner, Owner, Player1, Player1, Player2, Spectator, Stranger);
    private static readonly Gen<CharacterId> Characters = Gen.OneOf(Mira, Mira, Bram, Ferryman, Shade, Nobody);
    private static readonly Gen<ItemId> Items = Gen.OneOf(ItemNamed(1), ItemNamed(2), ItemNamed(3), default);
    private static readonly Gen<TransferId> Transfers = Gen.OneOf(TransferNamed(1), TransferNamed(2), TransferNamed(3), default);
    private static readonly Gen<BondId> Bonds = Gen.OneOf(BondNamed(1), BondNamed(2), default);
    private static readonly Gen<GoalId> Goals = Gen.OneOf(GoalNamed(1), GoalNamed(2), default);
    private static readonly Gen<string> Texts = Gen.OneOf("A", "B", "Strength", "Ki", "sailor", "", " ", "a\u0000b", "\ud800", new string('x', 9_000), null!);
    private static readonly Gen<int> Numbers = Gen.OneOf<int>(Gen.Int[0, 12], Gen.Int[0, 12], Gen.OneOf(-1, 1_000_000, 1_000_001, int.MinValue, int.MaxValue));
    private static readonly Gen<bool> Flags = Gen.OneOf(false, false, true);

    private static readonly Gen<SheetSchema> Schemas = Gen.OneOf(
        Schema,
        SheetSchema.Empty,
        null!,
        new SheetSchema(default, default, default),
        new SheetSchema([new("Strength", 0, 5, 0)], [new("Ki", 1)], []),
        new SheetSchema([null!], [], [null!]),
        new SheetSchema([new(null!, 5, 1, 9)], [new("Ki", int.MaxValue)], ["a", "a"]));

    private static readonly Gen<CharacterCommand> Identity = Gen.OneOf<CharacterCommand>(
        Gen.Select(Texts, Schemas, Numbers, Flags).Select((t, s, n, f) => (CharacterCommand)new CreateCharacter(t, s, n, f) { Character = default }),
        Texts.Select(t => (CharacterCommand)new RenameCharacter(t) { Character = default }),
        Gen.OneOf<string?>(null, "https://example.org/a", "http://x", "https://\ud800", "https://a b").Select(u => (CharacterCommand)new SetPortrait(u) { Character = default }),
        Users.Select(u => (CharacterCommand)new AssignOwner(u) { Character = default }),
        Users.Select(u => (CharacterCommand)new UnassignOwner(u) { Character = default }),
        Gen.OneOf<CharacterCommand>(
            new RetireCharacter { Character = default },
            new ResolveCharacterConflict(new ConflictId(Guid.AllBitsSet), ConflictChoice.Theirs) { Character = default },
            new UnretireCharacter { Character = default },
            new UnretireCharacter { Character = default },
            new RevealCharacter { Character = default },
            new HideCharacter { Character = default }));

    private static readonly Gen<CharacterCommand> Sheets = Gen.OneOf<CharacterCommand>(
        Schemas.Select(s => (CharacterCommand)new ReplaceSheetSchema(s) { Character = default }),
        Gen.Select(Texts, Numbers).Select((t, n) => (CharacterCommand)new SetAttribute(t, n) { Character = default }),
        Gen.Select(Texts, Numbers, Numbers).Select((t, n, m) => (CharacterCommand)new SetResource(t, n, m) { Character = default }),
        Gen.Select(Texts, Numbers).Select((t, n) => (CharacterCommand)new SpendResource(t, n) { Character = default }),
        Gen.Select(Texts, Numbers).Select((t, n) => (CharacterCommand)new GainResource(t, n) { Character = default }),
        Texts.Select(t => (CharacterCommand)new AddTag(t) { Character = default }),
        Texts.Select(t => (CharacterCommand)new RemoveTag(t) { Character = default }));

    private static readonly Gen<CharacterCommand> Vitals = Gen.OneOf<CharacterCommand>(
        Numbers.Select(n => (CharacterCommand)new DamageCharacter(n) { Character = default }),
        Numbers.Select(n => (CharacterCommand)new HealCharacter(n) { Character = default }),
        Gen.Select(Numbers, Numbers).Select((n, m) => (CharacterCommand)new SetHitPoints(n, m) { Character = default }),
        Numbers.Select(n => (CharacterCommand)new SetTemporaryHitPoints(n) { Character = default }),
        Numbers.Select(n => (CharacterCommand)new PassRounds(n) { Character = default }),
        Gen.Select(Texts, Numbers, Flags).Select((t, n, f) => (CharacterCommand)new AddCondition(t, n == 0 ? null : n, f) { Character = default }),
        Gen.Select(Texts, Flags).Select((t, f) => (CharacterCommand)new RemoveCondition(t, f) { Character = default }));

    private static readonly Gen<CharacterCommand> Inventory = Gen.OneOf<CharacterCommand>(
        Gen.Select(Items, Texts, Numbers, Texts).Select((i, t, n, note) => (CharacterCommand)new AddItem(i, t, n, note) { Character = default }),
        Items.Select(i => (CharacterCommand)new RemoveItem(i) { Character = default }),
        Gen.Select(Items, Numbers, Flags).Select((i, n, f) => (CharacterCommand)new ChangeItemQuantity(i, f ? unchecked(-n) : n) { Character = default }),
        Gen.Select(Items, Texts, Texts).Select((i, t, note) => (CharacterCommand)new DescribeItem(i, t, note) { Character = default }),
        Gen.Select(Transfers, Characters, Items, Numbers).Select((t, c, i, n) => (CharacterCommand)new GiveItem(t, c, i, n) { Character = default }),
        Gen.Select(Transfers, Numbers, Numbers, Items).Select((t, n, m, i) => (CharacterCommand)new ReceiveItem(t, n, m, Mira, i, "A", "", n) { Character = default }),
        Gen.Select(Transfers, Numbers).Select((t, n) => (CharacterCommand)new CompleteTransfer(t, n) { Character = default }),
        Gen.Select(Transfers, Numbers).Select((t, n) => (CharacterCommand)new ReturnItem(t, n, null!) { Character = default }));

    private static readonly Gen<CharacterCommand> Story = Gen.OneOf<CharacterCommand>(
        Gen.Select(Bonds, Texts, Characters, Flags).Select((b, t, c, f) => (CharacterCommand)new SetBond(b, t, c == Nobody ? null : c, null, f) { Character = default }),
        Gen.Select(Bonds, Flags).Select((b, f) => (CharacterCommand)new RemoveBond(b, f) { Character = default }),
        Gen.Select(Goals, Texts).Select((g, t) => (CharacterCommand)new SetGoal(g, t) { Character = default }),
        Gen.Select(Goals, Gen.Int[-1, 3]).Select((g, s) => (CharacterCommand)new SetGoalStatus(g, (GoalStatus)s) { Character = default }),
        Goals.Select(g => (CharacterCommand)new RemoveGoal(g) { Character = default }),
        Gen.Select(Texts, Texts, Numbers).Select((w, f, n) => (CharacterCommand)new SetArc(new CharacterArc(w, f, w, n)) { Character = default }),
        Texts.Select(t => (CharacterCommand)new WriteCharacterNotes(t) { Character = default }),
        Texts.Select(t => (CharacterCommand)new WriteGameMasterNotes(t) { Character = default }));

    /// <summary>Of the users and characters of <see cref="CharacterTable"/>.</summary>
    public static Gen<(UserId, Command)> Commands { get; } =
        Gen.Select(Users, Characters, Gen.OneOf<CharacterCommand>(Identity, Sheets, Vitals, Inventory, Story)).Select((user, character, command) => (user, (Command)(command with { Character = character })));

    /// <summary>Every kind of command once, with values that a game master could send.</summary>
    public static IReadOnlyList<CharacterCommand> OneOfEach(CharacterId id) =>
    [
        new CreateCharacter("A") { Character = id }, new RenameCharacter("A") { Character = id }, new SetPortrait() { Character = id },
        new AssignOwner(Player1) { Character = id }, new UnassignOwner(Player1) { Character = id }, new RetireCharacter { Character = id },
        new UnretireCharacter { Character = id }, new RevealCharacter { Character = id }, new HideCharacter { Character = id },
        new ReplaceSheetSchema(Schema) { Character = id }, new SetAttribute("A", 1) { Character = id }, new SetResource("A", 1, 1) { Character = id },
        new SpendResource("A", 1) { Character = id }, new GainResource("A", 1) { Character = id }, new AddTag("A") { Character = id }, new RemoveTag("A") { Character = id },
        new DamageCharacter(1) { Character = id }, new HealCharacter(1) { Character = id }, new SetHitPoints(1, 1) { Character = id },
        new SetTemporaryHitPoints(1) { Character = id }, new PassRounds(1) { Character = id }, new AddCondition("A") { Character = id }, new RemoveCondition("A") { Character = id },
        new AddItem(ItemNamed(1), "A", 1) { Character = id }, new RemoveItem(ItemNamed(1)) { Character = id }, new ChangeItemQuantity(ItemNamed(1), 1) { Character = id },
        new DescribeItem(ItemNamed(1), "A", "") { Character = id }, new GiveItem(TransferNamed(1), Mira, ItemNamed(1), 1) { Character = id },
        new ReceiveItem(TransferNamed(1), 1, 1, Mira, ItemNamed(1), "A", "", 1) { Character = id },
        new CompleteTransfer(TransferNamed(1), 1) { Character = id }, new ReturnItem(TransferNamed(1), 1, "A") { Character = id },
        new ResolveCharacterConflict(new ConflictId(Guid.AllBitsSet), ConflictChoice.Mine) { Character = id },
        new SetBond(BondNamed(1), "A") { Character = id }, new RemoveBond(BondNamed(1)) { Character = id }, new SetGoal(GoalNamed(1), "A") { Character = id },
        new SetGoalStatus(GoalNamed(1), GoalStatus.Open) { Character = id }, new RemoveGoal(GoalNamed(1)) { Character = id },
        new SetArc(CharacterArc.Empty) { Character = id }, new WriteCharacterNotes("A") { Character = id }, new WriteGameMasterNotes("A") { Character = id },
    ];
}
