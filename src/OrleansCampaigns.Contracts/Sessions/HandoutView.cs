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
[Alias("handout-view")]
public sealed record HandoutView(
    HandoutId Handout,
    string Title,
    string Text,
    bool ShownToTable,
    ImmutableArray<UserId> ShownTo,
    string? ImageUrl = null);
