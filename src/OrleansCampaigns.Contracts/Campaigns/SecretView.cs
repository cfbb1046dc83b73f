using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>A secret as somebody who knows it sees it.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Chapter">The chapter that it belongs to; null for players while that chapter is not published.</param>
/// <param name="Reach">Who else knows it. Game masters only; null for all others.</param>
[GenerateSerializer, Immutable, Alias("secret-view")]
public sealed record SecretView(
    [property: Id(0)] string Text,
    [property: Id(1)] ChapterId? Chapter = null,
    [property: Id(2)] SecretReach? Reach = null);
