namespace OrleansCampaigns.Grains.Handlers;

/// <summary>An event that a handler has read and not finished.</summary>
/// <param name="Sequence">In the campaign's journal.</param>
/// <param name="At">When it was recorded.</param>
internal readonly record struct UnfinishedEvent(long Sequence, DateTimeOffset At);
