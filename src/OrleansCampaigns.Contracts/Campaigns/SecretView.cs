using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>A secret as somebody who knows it sees it.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Chapter">The chapter that it belongs to; null for players while that chapter is not published.</param>
/// <param name="Reach">Who else knows it. Game masters only; null for all others.</param>
[Alias("secret-view")]
public sealed record SecretView(
    string Text,
    ChapterId? Chapter = null,
    SecretReach? Reach = null);
