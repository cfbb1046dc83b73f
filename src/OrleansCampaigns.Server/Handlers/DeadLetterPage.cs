using System.Collections.Immutable;

namespace OrleansCampaigns.Server.Handlers;

/// <summary>A part of the list of dead letters, in the order of handler, campaign, sequence.</summary>
/// <param name="Letters">At most as many as asked for.</param>
/// <param name="Next">Where the next page begins (<c>after</c>); null when this was the last.</param>
public sealed record DeadLetterPage(ImmutableArray<DeadLetterView> Letters, string? Next = null);
