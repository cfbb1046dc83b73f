namespace OrleansCampaigns.Narrative.Stories;

/// <summary>One scene of a partial plan, on top of those before it. Facts are a chain of changes over the frozen base: nothing is copied.</summary>
internal sealed class PlanNode
{
    public required PlanNode? Parent { get; init; }

    /// <summary>0 for the root, which is no scene.</summary>
    public required int Depth { get; init; }

    public Casting Casting { get; init; }

    /// <summary>Place in the storylet's outcomes.</summary>
    public int Outcome { get; init; }

    public required ulong[] Added { get; init; }

    public required ulong[] Ended { get; init; }

    /// <summary>Predicates that the chain up to here changed.</summary>
    public required PredicateSet Touched { get; init; }

    /// <summary>Somebody died, was taken, went missing, retired or came back: who can act is looked up again.</summary>
    public required bool Disturbed { get; init; }

    /// <summary>Kinds of the entities that the chain brought into the world, in order.</summary>
    public required StoryKind[] NewKinds { get; init; }

    /// <summary>Cumulative, in thousandths.</summary>
    public required int Fortune { get; init; }

    /// <summary>Quantised, × 1e6.</summary>
    public required long Score { get; init; }

    /// <summary>Scenes (by depth) that have a causal link inside of the chapter.</summary>
    public required uint Linked { get; init; }

    /// <summary>What was beaten here.</summary>
    public Candidate[] Beaten { get; set; } = [];

    public static PlanNode Root() => new()
    {
        Parent = null, Depth = 0, Added = [], Ended = [], Touched = default, Disturbed = false, NewKinds = [], Fortune = 0, Score = 0, Linked = 0,
    };

    public bool HasUsed(int storylet)
    {
        for (var node = this; node.Depth > 0; node = node.Parent!)
        {
            if (node.Casting.Storylet == storylet) return true;
        }

        return false;
    }
}
