using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Takes a secret away, also from those who know it. One that does not exist is left alone.</summary>
/// <param name="Secret">The secret.</param>
[Alias("remove-secret"), Requires(Permission.WriteStory)]
public sealed record RemoveSecret(SecretId Secret) : CampaignCommand;
