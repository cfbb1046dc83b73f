using OrleansCampaigns.Grains.Handlers;

namespace OrleansCampaigns.Server.Handlers;

/// <summary>What became of a dead letter that was tried once more.</summary>
/// <param name="Outcome"><c>handled</c>, <c>failed</c>, or <c>underWay</c>: it waits for its entity's events or takes long; look again later.</param>
/// <param name="Error">What the try ended with, when it failed.</param>
public sealed record RetryAnswer(RetryOutcome Outcome, string? Error = null);
