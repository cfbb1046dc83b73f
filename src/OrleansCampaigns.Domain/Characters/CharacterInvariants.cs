using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>What holds in every character.</summary>
internal static class CharacterInvariants
{
    private static readonly Invariant Created = new("character.created-once", "A character is created by its first event and never again.");
    private static readonly Invariant Vitals = new("character.hit-points", "Hit points are within their bounds, and damage and healing are not below 0.");
    private static readonly Invariant Owners = new("character.owners", "Owners are at most as many as allowed, none twice, and none of a hidden character.");
    private static readonly Invariant Sheet = new("character.sheet", "Attributes and resources are those of the schema, within their bounds.");
    private static readonly Invariant Items = new("character.inventory", "Things are at least one of a kind, with those on their way at most as many as allowed.");
    private static readonly Invariant Transfers = new("character.transfers", "Gifts on their way are at most as many as allowed, each with a number of its own.");
    private static readonly Invariant Story = new("character.story", "Bonds and goals are at most as many as allowed, and the arc has a stage that exists.");
    private static readonly Invariant Marks = new("character.marks", "Tags and conditions are at most as many as allowed, none twice.");

    public static ImmutableArray<Invariant> All { get; } = [Created, Vitals, Owners, Sheet, Items, Transfers, Story, Marks];

    public static Invariant? BrokenBy(CharacterState before, CharacterState after, CharacterEvent happened)
    {
        if (before.Exists == happened is CharacterCreated) return Created;
        return happened switch
        {
            CharacterCreated => !AreVital(after.HitPoints) ? Vitals : !AreProper(after) ? Owners : Unless(IsSheet(after), Sheet),
            CharacterHidden or CharacterOwnerAssigned => Unless(AreProper(after), Owners),
            CharacterConditionSet e => Unless(IsMarked(e.Hidden ? after.HiddenConditions : after.Conditions), Marks),
            CharacterVitalsEvent => Unless(AreVital(after.HitPoints), Vitals),
            CharacterAttributeSet or CharacterSchemaReplaced or CharacterResourceSet => Unless(IsSheet(after), Sheet),
            CharacterTagAdded => Unless(IsTagged(after), Marks),
            ItemAdded e => BrokenIn(after, e.Item),
            ItemQuantityChanged e => BrokenIn(after, e.Item),
            ItemReceived e => BrokenIn(after, e.Item),
            ItemGiven e => before.Inventory.GetValueOrDefault(e.Item)?.Quantity >= e.Content.Quantity && e.Content.Quantity > 0 && e.Number == before.LastTransfer + 1
                ? Unless(after.InTransit.Count <= CharacterLimits.TransfersMax, Transfers)
                : Transfers,
            CharacterBondSet or CharacterGoalSet or CharacterArcSet => Unless(IsTold(after), Story),
            _ => null,
        };
    }

    public static List<Invariant> BrokenIn(CharacterState state) => Invariant.Broken(
        (!state.Exists, Created),
        (!AreVital(state.HitPoints), Vitals),
        (!AreProper(state), Owners),
        (!IsSheet(state), Sheet),
        (!IsStowed(state) || !state.Inventory.Values.All(IsCounted), Items),
        (!AreNumbered(state), Transfers),
        (!IsTold(state), Story),
        (!IsTagged(state) || !IsMarked(state.Conditions) || !IsMarked(state.HiddenConditions), Marks));

    private static Invariant? BrokenIn(CharacterState after, ItemId item) =>
        Unless(IsStowed(after) && (after.Inventory.GetValueOrDefault(item) is not { } there || IsCounted(there)), Items);

    private static bool AreVital(HitPoints points) =>
        points.Maximum is >= 1 and <= CharacterLimits.NumberMax
        && points.Settled >= 0 && points.Settled <= points.Maximum
        && points.TemporarySettled is >= 0 and <= CharacterLimits.NumberMax
        && points.Damage >= 0 && points.Healing >= 0;

    private static bool AreProper(CharacterState state) =>
        state.Owners.Length <= CharacterLimits.OwnersMax && (!state.Hidden || state.Owners.IsEmpty) && state.Owners.Distinct().Count() == state.Owners.Length;

    private static bool IsSheet(CharacterState state)
    {
        var (schema, attributes, resources) = (state.Schema, state.Attributes, state.Resources);
        if (attributes.Length != schema.Attributes.Length || resources.Length != schema.Resources.Length) return false;
        for (var i = 0; i < attributes.Length; i++)
        {
            var definition = schema.Attributes[i];
            if (attributes[i].Name != definition.Name || attributes[i].Value < definition.Minimum || attributes[i].Value > definition.Maximum) return false;
        }

        for (var i = 0; i < resources.Length; i++)
            if (resources[i].Name != schema.Resources[i].Name || resources[i].Maximum is < 0 or > CharacterLimits.NumberMax) return false;
        return true;
    }

    private static bool IsStowed(CharacterState state) => state.Inventory.Count + state.InTransit.Count <= CharacterLimits.ItemsMax;

    private static bool IsCounted(InventoryItem item) => item.Quantity is >= 1 and <= CharacterLimits.NumberMax;

    private static bool AreNumbered(CharacterState state) =>
        state.InTransit.Count <= CharacterLimits.TransfersMax
        && state.InTransit.Values.All(open => open.Number >= 1 && open.Number <= state.LastTransfer && IsCounted(open.Content))
        && state.InTransit.Values.Select(open => open.Number).Distinct().Count() == state.InTransit.Count
        && state.FinishedTransfers.Length <= CharacterLimits.FinishedTransfersMax;

    private static bool IsTold(CharacterState state) =>
        state.Bonds.Count <= CharacterLimits.BondsMax && state.SecretBonds.Count <= CharacterLimits.BondsMax
        && state.Goals.Count <= CharacterLimits.GoalsMax && state.Arc.Stage is >= 0 and <= CharacterStory.ArcStageMax;

    private static bool IsTagged(CharacterState state) =>
        state.Tags.Length <= CharacterLimits.TagsMax && state.Tags.Distinct(StringComparer.Ordinal).Count() == state.Tags.Length;

    private static bool IsMarked(ImmutableArray<CharacterCondition> conditions) =>
        conditions.Length <= CharacterLimits.ConditionsMax
        && conditions.All(condition => condition.Rounds is null or >= 1)
        && conditions.Select(condition => condition.Name).Distinct(StringComparer.Ordinal).Count() == conditions.Length;

    private static Invariant? Unless(bool holds, Invariant invariant) => holds ? null : invariant;
}
