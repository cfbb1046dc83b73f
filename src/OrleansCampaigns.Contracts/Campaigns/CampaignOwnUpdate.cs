using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>A change of what one user alone sees of the campaign's own part.</summary>
[Alias("campaign-own-update")]
public abstract record CampaignOwnUpdate : Update
{
    public abstract CampaignOwnView Apply(CampaignOwnView view);
}

/// <summary>A secret that this user knows looks like this now.</summary>
[Alias("own-secret-changed")]
public sealed record OwnSecretChanged(SecretId Secret, SecretView View) : CampaignOwnUpdate
{
    public override CampaignOwnView Apply(CampaignOwnView view) => view with { Secrets = view.Secrets.SetItem(Secret, View) };
}

/// <summary>This user no longer sees the secret.</summary>
[Alias("own-secret-gone")]
public sealed record OwnSecretGone(SecretId Secret) : CampaignOwnUpdate
{
    public override CampaignOwnView Apply(CampaignOwnView view) => view with { Secrets = view.Secrets.Remove(Secret) };
}

/// <summary>This user is no member any more and keeps nothing of the campaign's own part.</summary>
[Alias("campaign-own-cleared")]
public sealed record CampaignOwnCleared : CampaignOwnUpdate
{
    public override CampaignOwnView Apply(CampaignOwnView view) => CampaignOwnView.Empty;
}
