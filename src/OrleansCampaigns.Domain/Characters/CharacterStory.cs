using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>Bonds, goals, arc and notes: what stories are made of.</summary>
internal static class CharacterStory
{
    internal static Decision<CharacterEvent>? Decide(CharacterCommand command, CharacterState state, CommandContext context) => command switch
    {
        SetBond c => Set(c, state, context),
        RemoveBond c => Remove(c, state, context),
        SetGoal c => Set(c, state),
        SetGoalStatus c => Set(c, state),
        RemoveGoal c => state.Goals.ContainsKey(c.Goal) ? new CharacterGoalRemoved(c.Goal) : Decision<CharacterEvent>.Nothing,
        SetArc c => Set(c, state),
        WriteCharacterNotes c => Notes(c.Text ?? "", state.Notes, text => new CharacterNotesWritten(text)),
        WriteGameMasterNotes c => Notes(c.Text ?? "", state.GameMasterNotes, text => new GameMasterNotesWritten(text)),
        _ => (Decision<CharacterEvent>?)null,
    };

    internal static CharacterState Evolve(CharacterState state, CharacterStoryEvent happened) => happened switch
    {
        CharacterBondSet e => WithBonds(state, e.Secret, BondsOf(state, e.Secret).SetItem(e.Bond, e.Content)),
        CharacterBondRemoved e => WithBonds(state, e.Secret, BondsOf(state, e.Secret).Remove(e.Bond)),
        CharacterGoalSet e => state with
        {
            Goals = state.Goals.SetItem(e.Goal, state.Goals.TryGetValue(e.Goal, out var goal) ? goal with { Text = e.Text } : new CharacterGoal(e.Text, GoalStatus.Open)),
        },
        CharacterGoalStatusSet e => state with { Goals = state.Goals.SetItem(e.Goal, state.Goals[e.Goal] with { Status = e.Status }) },
        CharacterGoalRemoved e => state with { Goals = state.Goals.Remove(e.Goal) },
        CharacterArcSet e => state with { Arc = e.Arc },
        CharacterNotesWritten e => state with { Notes = e.Text },
        GameMasterNotesWritten e => state with { GameMasterNotes = e.Text },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no meaning for a character's story."),
    };

    private static Decision<CharacterEvent> Set(SetBond command, CharacterState state, CommandContext context)
    {
        if (CharacterDecider.SecrecyProblem(command.Secret, context) is { } secrecy) return secrecy;
        if (CharacterDecider.IdProblem(command.Bond.Value) is { } id) return id;
        if (TextRule.Problem("bond", command.Text, CharacterLimits.PassageLengthMax) is { } text) return text;
        if (OtherSideProblem(command, context) is { } side) return side;
        var bonds = BondsOf(state, command.Secret);
        var bond = new CharacterBond(command.Text, command.ToCharacter, command.ToFaction);
        if (bonds.TryGetValue(command.Bond, out var there)) return there == bond ? Decision<CharacterEvent>.Nothing : new CharacterBondSet(command.Bond, command.Secret, bond);
        return bonds.Count < CharacterLimits.BondsMax
            ? new CharacterBondSet(command.Bond, command.Secret, bond)
            : Refusal.Conflict("bond.too-many", $"A character has at most {CharacterLimits.BondsMax} bonds.");
    }

    /// <summary>Any faction id is taken: factions have a life of their own, and to refuse an unknown one would tell which exist.</summary>
    private static Refusal? OtherSideProblem(SetBond command, CommandContext context)
    {
        if (command.ToFaction is { } faction && CharacterDecider.IdProblem(faction.Value) is { } id) return id;
        if (command.ToCharacter is not { } other) return null;
        if (command.ToFaction is not null) return Refusal.Invalid("bond.two-sides", "A bond is to a character or to a faction, not to both.");
        return CharacterDecider.Visible(other, context) switch
        {
            null => CharacterDecider.UnknownCharacter(),
            { Hidden: true } when !command.Secret => Refusal.Conflict("bond.would-reveal", "An open bond would show the owner a hidden character: make it secret."),
            _ => null,
        };
    }

    private static Decision<CharacterEvent> Remove(RemoveBond command, CharacterState state, CommandContext context)
    {
        if (CharacterDecider.SecrecyProblem(command.Secret, context) is { } secrecy) return secrecy;
        return BondsOf(state, command.Secret).ContainsKey(command.Bond) ? new CharacterBondRemoved(command.Bond, command.Secret) : Decision<CharacterEvent>.Nothing;
    }

    private static Decision<CharacterEvent> Set(SetGoal command, CharacterState state)
    {
        if (CharacterDecider.IdProblem(command.Goal.Value) is { } id) return id;
        if (TextRule.Problem("goal", command.Text, CharacterLimits.PassageLengthMax) is { } text) return text;
        if (state.Goals.TryGetValue(command.Goal, out var there))
            return there.Text == command.Text ? Decision<CharacterEvent>.Nothing : new CharacterGoalSet(command.Goal, command.Text);
        return state.Goals.Count < CharacterLimits.GoalsMax
            ? new CharacterGoalSet(command.Goal, command.Text)
            : Refusal.Conflict("goal.too-many", $"A character has at most {CharacterLimits.GoalsMax} goals.");
    }

    private static Decision<CharacterEvent> Set(SetGoalStatus command, CharacterState state)
    {
        if (command.Status is not (GoalStatus.Open or GoalStatus.Achieved or GoalStatus.Abandoned)) return Refusal.Invalid("goal.status", "There is no such status of a goal.");
        if (!state.Goals.TryGetValue(command.Goal, out var goal)) return Refusal.NotFound("goal.unknown", "There is no such goal.");
        return goal.Status == command.Status ? Decision<CharacterEvent>.Nothing : new CharacterGoalStatusSet(command.Goal, command.Status);
    }

    private static Decision<CharacterEvent> Set(SetArc command, CharacterState state)
    {
        var arc = new CharacterArc(command.Arc?.Want ?? "", command.Arc?.Need ?? "", command.Arc?.Flaw ?? "", command.Arc?.Stage ?? 0);
        if (TextRule.ProblemIfAny("want", arc.Want, CharacterLimits.PassageLengthMax) is { } want) return want;
        if (TextRule.ProblemIfAny("need", arc.Need, CharacterLimits.PassageLengthMax) is { } need) return need;
        if (TextRule.ProblemIfAny("flaw", arc.Flaw, CharacterLimits.PassageLengthMax) is { } flaw) return flaw;
        if (CharacterDecider.NumberProblem("stage", arc.Stage, 0, ArcStageMax) is { } stage) return stage;
        return arc == state.Arc ? Decision<CharacterEvent>.Nothing : new CharacterArcSet(arc);
    }

    internal const int ArcStageMax = 5;

    private static Decision<CharacterEvent> Notes(string text, string there, Func<string, CharacterEvent> written)
    {
        if (TextRule.ProblemIfAny("notes", text, TextRule.NoteLengthMax) is { } problem) return problem;
        return text == there ? Decision<CharacterEvent>.Nothing : written(text);
    }

    private static ImmutableSortedDictionary<BondId, CharacterBond> BondsOf(CharacterState state, bool secret) => secret ? state.SecretBonds : state.Bonds;

    private static CharacterState WithBonds(CharacterState state, bool secret, ImmutableSortedDictionary<BondId, CharacterBond> bonds) =>
        secret ? state with { SecretBonds = bonds } : state with { Bonds = bonds };
}
