namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>A consequence as game masters see it.</summary>
/// <param name="Chapter">The chapter that it is attached to.</param>
/// <param name="Consequence">What happens.</param>
/// <param name="Accepted">Whether it was let happen; then it does not happen again.</param>
[GenerateSerializer, Immutable, Alias("consequence-view")]
public sealed record ConsequenceView(
    [property: Id(0)] ChapterId Chapter,
    [property: Id(1)] Consequence Consequence,
    [property: Id(2)] bool Accepted);
