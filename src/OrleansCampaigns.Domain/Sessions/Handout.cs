using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>A handout and who sees it. <see cref="ShownTo"/> is sorted and has at most <see cref="SessionHandouts.ShownToMax"/> members.</summary>
public sealed record Handout(string Title, string Text, bool ShownToTable, ImmutableArray<UserId> ShownTo, string? ImageUrl = null);
