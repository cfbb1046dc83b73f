using System.Collections.Immutable;

namespace OrleansCampaigns.Rules.Worlds;

/// <summary>Somebody or something that facts are about.</summary>
/// <param name="Key">As facts name it.</param>
/// <param name="Kind">One of <see cref="WorldKinds"/>.</param>
/// <param name="Name">As texts name it; empty when texts do not.</param>
public sealed record WorldEntity(string Key, string Kind, string Name)
{
    /// <summary>Other names that texts use.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];
}
