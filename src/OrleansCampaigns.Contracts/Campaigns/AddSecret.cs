using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Adds a secret to a chapter. Only game masters see it, and that there is one, until it is revealed.</summary>
/// <param name="Chapter">The chapter.</param>
/// <param name="Secret">Chosen by the sender.</param>
/// <param name="Text">1 to 4,000 characters.</param>
/// <remarks>Refused: <c>campaign.no-such-chapter</c>, <c>secret.exists</c>, <c>secret.too-many</c> (50 a chapter and 2,000 a campaign), <c>id.empty</c>, <c>text.*</c>.</remarks>
[Alias("add-secret"), Requires(Permission.WriteStory)]
public sealed record AddSecret(
    ChapterId Chapter,
    SecretId Secret,
    string Text) : CampaignCommand;
