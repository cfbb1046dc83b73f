using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>A relation that facts are made of, and how such facts behave in time.</summary>
/// <param name="Index">Dense: the place in the vocabulary.</param>
/// <param name="Name">As storylets write it.</param>
/// <param name="First">What may stand first.</param>
/// <param name="Second">What may stand second; <see cref="ArgumentKinds.None"/> when there is one argument only.</param>
public sealed record Predicate(int Index, string Name, ArgumentKinds First, ArgumentKinds Second)
{
    /// <summary>Chapters after which a fact that nothing touched fades; 0 for those that stay.</summary>
    public int LastsChapters { get; init; }

    /// <summary>Only its own people and those who were there know of it. Others become common knowledge.</summary>
    public bool Hidden { get; init; }

    /// <summary>A new one opens a thread that asks to be paid off.</summary>
    public bool OpensThread { get; init; }

    /// <summary>One at a time for each first argument: nobody is in two places.</summary>
    public bool OneForFirst { get; init; }

    /// <summary>One at a time for each second argument: nothing has two owners.</summary>
    public bool OneForSecond { get; init; }

    /// <summary>Indices of predicates that end for the same arguments, in either order, when this begins.</summary>
    public ImmutableArray<int> Ends { get; init; } = [];

    /// <summary>Indices of predicates whose facts on the same item end when this begins: what is hidden has no owner at hand.</summary>
    public ImmutableArray<int> Displaces { get; init; } = [];

    /// <summary>What each fact of it does after a chapter to the region that it names, in points of 100.</summary>
    public RegionValues Pressure { get; init; }

    public int Arity => Second == ArgumentKinds.None ? 1 : 2;
}
