namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>A consequence as game masters see it.</summary>
/// <param name="Chapter">The chapter that it is attached to.</param>
/// <param name="Consequence">What happens.</param>
/// <param name="Accepted">Whether it was let happen; then it does not happen again.</param>
[Alias("consequence-view")]
public sealed record ConsequenceView(
    ChapterId Chapter,
    Consequence Consequence,
    bool Accepted);
