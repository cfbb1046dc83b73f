using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>What one user sees of the campaign's own part beside their main channel.</summary>
[Alias("campaign-own-view")]
public sealed record CampaignOwnView
{
    public static CampaignOwnView Empty { get; } = new();

    /// <summary>Revealed to this user by name, whether or not the table knows them too.</summary>
    public ImmutableSortedDictionary<SecretId, SecretView> Secrets { get; init; } = ImmutableSortedDictionary<SecretId, SecretView>.Empty;
}
