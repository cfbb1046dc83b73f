using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>Hit points, conditions and the passing of rounds.</summary>
internal static class CharacterVitals
{
    internal static Decision<CharacterEvent>? Decide(CharacterCommand command, CharacterState state, CommandContext context) => command switch
    {
        DamageCharacter c => AmountProblem(c.Amount, 1) is { } problem ? problem : new CharacterDamaged(c.Amount),
        HealCharacter c => AmountProblem(c.Amount, 1) is { } problem ? problem : new CharacterHealed(c.Amount),
        SetHitPoints c => Set(c, state),
        SetTemporaryHitPoints c => Set(c, state),
        PassRounds c => Pass(c, state),
        AddCondition c => Add(c, state, context),
        RemoveCondition c => Remove(c, state, context),
        _ => (Decision<CharacterEvent>?)null,
    };

    internal static CharacterState Evolve(CharacterState state, CharacterVitalsEvent happened) => happened switch
    {
        CharacterDamaged e => state with { HitPoints = state.HitPoints with { Damage = state.HitPoints.Damage + e.Amount } },
        CharacterHealed e => state with { HitPoints = state.HitPoints with { Healing = state.HitPoints.Healing + e.Amount } },
        CharacterHitPointsSet e => state with { HitPoints = new HitPoints(e.Maximum, e.Current, state.HitPoints.Temporary, 0, 0) },
        CharacterTemporaryHitPointsSet e => state with { HitPoints = state.HitPoints.Settle() with { TemporarySettled = e.Amount } },
        CharacterRoundsPassed e => state with
        {
            HitPoints = state.HitPoints.Settle(),
            Resources = [.. state.Resources.Select(r => r.Settle())],
            Conditions = RunDown(state.Conditions, e.Rounds),
            HiddenConditions = RunDown(state.HiddenConditions, e.Rounds),
        },
        CharacterConditionSet e => With(state, e.Hidden, Without(Of(state, e.Hidden), e.Condition)
            .Add(new CharacterCondition(e.Condition, e.Rounds))
            .Sort((left, right) => string.CompareOrdinal(left.Name, right.Name))),
        CharacterConditionRemoved e => With(state, e.Hidden, Without(Of(state, e.Hidden), e.Condition)),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no meaning for hit points and conditions."),
    };

    private static Decision<CharacterEvent> Set(SetHitPoints command, CharacterState state)
    {
        if (AmountProblem(command.Maximum, 1) is { } maximum) return maximum;
        if (CharacterDecider.NumberProblem("number of hit points", command.Current, 0, command.Maximum) is { } current) return current;
        return state.HitPoints == new HitPoints(command.Maximum, command.Current, state.HitPoints.Temporary, 0, 0)
            ? Decision<CharacterEvent>.Nothing
            : new CharacterHitPointsSet(command.Current, command.Maximum);
    }

    private static Decision<CharacterEvent> Set(SetTemporaryHitPoints command, CharacterState state)
    {
        if (AmountProblem(command.Amount, 0) is { } problem) return problem;
        return state.HitPoints.IsSettled && state.HitPoints.TemporarySettled == command.Amount
            ? Decision<CharacterEvent>.Nothing
            : new CharacterTemporaryHitPointsSet(command.Amount);
    }

    /// <summary>
    /// A round that passes is always recorded, also when nothing that the sender sees runs down: an answer "nothing to change" at one time and not at another
    /// would tell that a hidden condition is there.
    /// </summary>
    private static Decision<CharacterEvent> Pass(PassRounds command, CharacterState state)
    {
        if (CharacterDecider.NumberProblem("number of rounds", command.Rounds, 0, CharacterLimits.RoundsAtOnceMax) is { } problem) return problem;
        var settled = state.HitPoints.IsSettled && state.Resources.All(r => r.Excess == 0);
        return command.Rounds == 0 && settled ? Decision<CharacterEvent>.Nothing : new CharacterRoundsPassed(command.Rounds);
    }

    private static Decision<CharacterEvent> Add(AddCondition command, CharacterState state, CommandContext context)
    {
        if (CharacterDecider.SecrecyProblem(command.Hidden, context) is { } secrecy) return secrecy;
        if (TextRule.Problem("condition", command.Condition, TextRule.NameLengthMax) is { } text) return text;
        if (command.Rounds is { } rounds && CharacterDecider.NumberProblem("number of rounds", rounds, 1, CharacterLimits.RoundsMax) is { } problem) return problem;
        var there = Of(state, command.Hidden);
        if (there.FirstOrDefault(c => c.Name == command.Condition) is { } condition)
        {
            return condition.Rounds is null || command.Rounds <= condition.Rounds
                ? Decision<CharacterEvent>.Nothing
                : new CharacterConditionSet(command.Hidden, command.Condition, command.Rounds);
        }

        return there.Length < CharacterLimits.ConditionsMax
            ? new CharacterConditionSet(command.Hidden, command.Condition, command.Rounds)
            : Refusal.Conflict("condition.too-many", $"A character has at most {CharacterLimits.ConditionsMax} conditions.");
    }

    private static Decision<CharacterEvent> Remove(RemoveCondition command, CharacterState state, CommandContext context)
    {
        if (CharacterDecider.SecrecyProblem(command.Hidden, context) is { } secrecy) return secrecy;
        return Of(state, command.Hidden).Any(c => c.Name == command.Condition)
            ? new CharacterConditionRemoved(command.Hidden, command.Condition)
            : Decision<CharacterEvent>.Nothing;
    }

    private static Refusal? AmountProblem(int amount, int minimum) => CharacterDecider.NumberProblem("amount", amount, minimum, CharacterLimits.NumberMax);

    private static ImmutableArray<CharacterCondition> RunDown(ImmutableArray<CharacterCondition> conditions, int rounds) =>
        [.. from c in conditions where c.Rounds is null || c.Rounds > rounds select c.Rounds is null ? c : c with { Rounds = c.Rounds - rounds }];

    private static ImmutableArray<CharacterCondition> Of(CharacterState state, bool hidden) => hidden ? state.HiddenConditions : state.Conditions;

    private static ImmutableArray<CharacterCondition> Without(ImmutableArray<CharacterCondition> conditions, string name) => conditions.RemoveAll(c => c.Name == name);

    private static CharacterState With(CharacterState state, bool hidden, ImmutableArray<CharacterCondition> conditions) =>
        hidden ? state with { HiddenConditions = conditions } : state with { Conditions = conditions };
}
