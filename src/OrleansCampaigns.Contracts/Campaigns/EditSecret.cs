using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Replaces a secret's text, also for those who know it.</summary>
/// <param name="Secret">The secret.</param>
/// <param name="Text">1 to 4,000 characters.</param>
/// <remarks>Refused: <c>secret.unknown</c>, <c>text.*</c>.</remarks>
[Alias("edit-secret"), Requires(Permission.WriteStory)]
public sealed record EditSecret(
    SecretId Secret,
    string Text) : CampaignCommand;
