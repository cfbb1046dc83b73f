using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>What a faction does if nobody acts.</summary>
/// <param name="Move">Its id.</param>
/// <param name="Says">The template that tells it.</param>
/// <param name="Roles">For its slots.</param>
public sealed record MoveBrief(string Move, string Says, ImmutableArray<RoleNoun> Roles)
{
    public ImmutableArray<FactBrief> Begins { get; init; } = [];

    public ImmutableArray<FactBrief> Ends { get; init; } = [];
}
