using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>One scene of a plan: everything that prose, checks and "why this?" need, without the world it was planned from.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Storylet">What it is made of.</param>
public sealed record PlannedScene(int Number, Storylet Storylet)
{
    /// <summary>In the order of the storylet's roles.</summary>
    public required ImmutableArray<RoleBinding> Bindings { get; init; }

    /// <summary>The ending that the following scenes build on. Play may end otherwise.</summary>
    public required OutcomeKind Expected { get; init; }

    /// <summary>For each outcome, what changes.</summary>
    public required ImmutableArray<OutcomeConsequence> Consequences { get; init; }

    /// <summary>All conditions with where they come from.</summary>
    public required ImmutableArray<SceneCause> Causes { get; init; }

    /// <summary>Null when nobody but the players starts it.</summary>
    public SceneReason? Reason { get; init; }

    public ImmutableArray<RejectedCandidate> Rejected { get; init; } = [];

    /// <summary>Of the plan up to here, × 1e6.</summary>
    public required long Score { get; init; }

    /// <summary>Cumulative, in thousandths, with the expected outcomes.</summary>
    public required int Fortune { get; init; }

    /// <summary>In thousandths.</summary>
    public required int Tension { get; init; }

    /// <summary>0 … 1000: how near to what was asked for.</summary>
    public required int ThemeAffinity { get; init; }

    /// <summary>Null when the campaign has no heroes on record.</summary>
    public HeroBeat? Beat { get; init; }

    /// <summary>A veil covers something in it: prose keeps that off screen.</summary>
    public bool Veiled { get; init; }

    public RoleBinding Place => Bindings[Storylet.Place];

    public ImmutableArray<SceneChange> Changes => Consequences.First(consequence => consequence.Outcome == Expected).Changes;
}
