using System.Collections.Immutable;

namespace OrleansCampaigns.Rules.Worlds;

/// <summary>How facts of one predicate hang together with others.</summary>
/// <param name="First">The word for what may stand first.</param>
/// <param name="Second">Likewise; null when there is one part.</param>
public sealed record WorldLaw(string First, string? Second)
{
    /// <summary>One at a time for each first part: nobody is in two places.</summary>
    public bool OneForFirst { get; init; }

    /// <summary>One at a time for each second part: nothing has two owners.</summary>
    public bool OneForSecond { get; init; }

    /// <summary>Opens a thread: it is paid off once.</summary>
    public bool IsPromise { get; init; }

    /// <summary>Not known to others than those in it, unless they were told.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Predicates that end for the same parts, in either order, when this begins.</summary>
    public ImmutableArray<string> Ends { get; init; } = [];

    /// <summary>Predicates about the same item that end when this begins.</summary>
    public ImmutableArray<string> Displaces { get; init; } = [];
}
