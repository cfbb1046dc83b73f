using System.Collections.Immutable;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>A part of a list, and whether more follows.</summary>
public sealed record Page<T>(ImmutableArray<T> Items, bool HasMore)
{
    /// <summary>The first <paramref name="limit"/> of what follows.</summary>
    public static Page<T> Of(IEnumerable<T> following, int limit)
    {
        var taken = following.Take(limit + 1).ToList();
        return taken.Count > limit ? new([.. taken.Take(limit)], HasMore: true) : new([.. taken], HasMore: false);
    }
}
