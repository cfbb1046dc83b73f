using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>A handout as one audience sees it.</summary>
/// <param name="Handout">The handout.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">Its text; may be empty.</param>
/// <param name="ShownToTable">For game masters: all players see it. For players true in the main view, false in their own.</param>
/// <param name="ShownTo">For game masters: the members to whom it was shown one by one. Empty for everybody else.</param>
/// <param name="ImageUrl">An <c>https</c> address.</param>
[GenerateSerializer, Immutable, Alias("handout-view")]
public sealed record HandoutView(
    [property: Id(0)] HandoutId Handout,
    [property: Id(1)] string Title,
    [property: Id(2)] string Text,
    [property: Id(3)] bool ShownToTable,
    [property: Id(4)] ImmutableArray<UserId> ShownTo,
    [property: Id(5)] string? ImageUrl = null);
