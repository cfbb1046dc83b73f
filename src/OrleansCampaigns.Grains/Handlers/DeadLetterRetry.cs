namespace OrleansCampaigns.Grains.Handlers;

/// <summary>What became of a dead letter that was tried once more.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Error">What the try ended with, when it failed.</param>
[GenerateSerializer, Immutable, Alias("dead-letter-retry")]
public sealed record DeadLetterRetry([property: Id(0)] RetryOutcome Outcome, [property: Id(1)] string? Error = null);
