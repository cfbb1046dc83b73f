using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>What becomes of each of a character's commands when it is stale.</summary>
internal static class CharacterStaleRules
{
    private const string Line = " / ";
    private const string Paragraph = "\n\n";

    public static StaleTable<CharacterState> Table { get; } = new StaleTable<CharacterState>()
        .All(new Resolving(), typeof(ResolveCharacterConflict))
        .All(new Adding(), typeof(CreateCharacter), typeof(AddItem))
        .All(
            new Commuting(),
            typeof(DamageCharacter), typeof(HealCharacter), typeof(GainResource), typeof(SpendResource), typeof(ChangeItemQuantity),
            typeof(ReceiveItem), typeof(CompleteTransfer), typeof(ReturnItem))
        .All(
            new ExactVersion(),
            typeof(AssignOwner), typeof(UnassignOwner), typeof(RetireCharacter), typeof(UnretireCharacter), typeof(RevealCharacter), typeof(HideCharacter), typeof(AddTag), typeof(RemoveTag),
            typeof(PassRounds), typeof(AddCondition), typeof(RemoveCondition), typeof(RemoveItem), typeof(GiveItem), typeof(RemoveBond), typeof(RemoveGoal))
        .Field<RenameCharacter, CharacterRenamed>("name", (s, c) => c with { Name = s.Name })
        .Text<RenameCharacter>(c => c.Name, (c, text) => c with { Name = text }, Line)
        .Field<SetPortrait, CharacterPortraitSet>("portrait", (s, c) => c with { Url = s.Portrait })
        .Field<ReplaceSheetSchema, CharacterSchemaReplaced>("sheet-schema", (s, c) => c with { Schema = s.Schema })
        .Field<SetAttribute, CharacterAttributeSet>(
            "attribute", c => c.Name, e => e.Name, (s, c) => s.Attributes.FirstOrDefault(a => a.Name == c.Name) is { } attribute ? c with { Value = attribute.Value } : null)
        .Field<SetResource, CharacterResourceSet>(
            "resource", c => c.Name, e => e.Name, (s, c) => s.Resources.FirstOrDefault(r => r.Name == c.Name) is { } resource ? c with { Current = resource.Current, Maximum = resource.Maximum } : null)
        .Field<SetHitPoints, CharacterHitPointsSet>("hit-points", (s, c) => c with { Current = s.HitPoints.Current, Maximum = s.HitPoints.Maximum })
        .Alters<CharacterDamaged>(_ => [FieldKey.Of("hit-points"), FieldKey.Of("temporary-hit-points")])

        // As damage does, so that any order of the two leaves the same state.
        .Alters<CharacterHealed>(_ => [FieldKey.Of("hit-points"), FieldKey.Of("temporary-hit-points")])
        .Alters<CharacterResourceChanged>(e => [FieldKey.Of("resource", e.Name)])
        .Alters<CharacterBondRemoved>(e => [BondKey(e.Bond, e.Secret)])
        .Alters<CharacterGoalRemoved>(e => [FieldKey.Of("goal", e.Goal), FieldKey.Of("goal-status", e.Goal)])
        .Field<SetTemporaryHitPoints, CharacterTemporaryHitPointsSet>("temporary-hit-points", (s, c) => c with { Amount = s.HitPoints.Temporary })
        .Field<DescribeItem, ItemDescribed>(
            "item", c => c.Item, e => e.Item, (s, c) => s.Inventory.GetValueOrDefault(c.Item) is { } item ? c with { Name = item.Name, Note = item.Note } : null)
        .Field<SetBond, CharacterBondSet>(c => BondKey(c.Bond, c.Secret), e => BondKey(e.Bond, e.Secret), BondOf)
        .Text<SetBond>(c => c.Text, (c, text) => c with { Text = text }, Paragraph)
        .Field<SetGoal, CharacterGoalSet>("goal", c => c.Goal, e => e.Goal, (s, c) => s.Goals.GetValueOrDefault(c.Goal) is { } goal ? c with { Text = goal.Text } : null)
        .Text<SetGoal>(c => c.Text, (c, text) => c with { Text = text }, Paragraph)
        .Field<SetGoalStatus, CharacterGoalStatusSet>(
            "goal-status", c => c.Goal, e => e.Goal, (s, c) => s.Goals.GetValueOrDefault(c.Goal) is { } goal ? c with { Status = goal.Status } : null)
        .Field<SetArc, CharacterArcSet>("arc", (s, c) => c with { Arc = s.Arc })
        .Field<WriteCharacterNotes, CharacterNotesWritten>("notes", (s, c) => c with { Text = s.Notes })
        .Text<WriteCharacterNotes>(c => c.Text, (c, text) => c with { Text = text }, Paragraph)
        .Field<WriteGameMasterNotes, GameMasterNotesWritten>("game-master-notes", (s, c) => c with { Text = s.GameMasterNotes })
        .Text<WriteGameMasterNotes>(c => c.Text, (c, text) => c with { Text = text }, Paragraph);

    /// <summary>An open and a secret bond may share an id. As one field, what is kept of the one would tell its author what the other says.</summary>
    private static FieldKey BondKey(BondId bond, bool secret) => FieldKey.Of(secret ? "secret-bond" : "bond", bond);

    private static SetBond? BondOf(CharacterState state, SetBond command) =>
        (command.Secret ? state.SecretBonds : state.Bonds).GetValueOrDefault(command.Bond) is { } bond
            ? command with { Text = bond.Text, ToCharacter = bond.ToCharacter, ToFaction = bond.ToFaction }
            : null;
}
