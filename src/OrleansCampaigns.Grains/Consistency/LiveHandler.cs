namespace OrleansCampaigns.Grains.Consistency;

/// <summary>A handler that is at work on a campaign.</summary>
/// <param name="Handler">Its name.</param>
/// <param name="Handled">All events up to there it has handled, or given up.</param>
[GenerateSerializer, Immutable, Alias("live-handler")]
public sealed record LiveHandler([property: Id(0)] string Handler, [property: Id(1)] long Handled);
