using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Shows a secret to chosen members in their own channel, or to all players, or both. Spectators see it only when chosen. Who knows it already stays so.</summary>
/// <param name="Secret">The secret.</param>
/// <param name="Members">At most 200 at once; may be empty when the table is shown it.</param>
/// <param name="Table">Whether all players see it.</param>
/// <remarks>Refused: <c>secret.unknown</c>, <c>secret.nobody</c>, <c>secret.too-many-members</c>, <c>member.unknown</c>.</remarks>
[Alias("reveal-secret"), Requires(Permission.WriteStory)]
public sealed record RevealSecret(
    SecretId Secret,
    ImmutableArray<UserId> Members,
    bool Table) : CampaignCommand;
