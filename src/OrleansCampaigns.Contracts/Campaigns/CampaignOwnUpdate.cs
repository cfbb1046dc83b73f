using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>A change of what one user alone sees of the campaign's own part.</summary>
[GenerateSerializer, Immutable, Alias("campaign-own-update")]
public abstract record CampaignOwnUpdate : Update
{
    public abstract CampaignOwnView Apply(CampaignOwnView view);
}

/// <summary>A secret that this user knows looks like this now.</summary>
[GenerateSerializer, Immutable, Alias("own-secret-changed")]
public sealed record OwnSecretChanged([property: Id(0)] SecretId Secret, [property: Id(1)] SecretView View) : CampaignOwnUpdate
{
    public override CampaignOwnView Apply(CampaignOwnView view) => view with { Secrets = view.Secrets.SetItem(Secret, View) };
}

/// <summary>This user no longer sees the secret.</summary>
[GenerateSerializer, Immutable, Alias("own-secret-gone")]
public sealed record OwnSecretGone([property: Id(0)] SecretId Secret) : CampaignOwnUpdate
{
    public override CampaignOwnView Apply(CampaignOwnView view) => view with { Secrets = view.Secrets.Remove(Secret) };
}

/// <summary>This user is no member any more and keeps nothing of the campaign's own part.</summary>
[GenerateSerializer, Immutable, Alias("campaign-own-cleared")]
public sealed record CampaignOwnCleared : CampaignOwnUpdate
{
    public override CampaignOwnView Apply(CampaignOwnView view) => CampaignOwnView.Empty;
}
