using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>What can happen to a chapter's secret.</summary>
public abstract record SecretEvent : CampaignEvent
{
    public abstract SecretId Secret { get; init; }
}

[EventType("secret-added", 1)]
public sealed record SecretAdded(SecretId Secret, ChapterId Chapter, string Text) : SecretEvent;

[EventType("secret-edited", 1)]
public sealed record SecretEdited(SecretId Secret, string Text) : SecretEvent;

[EventType("secret-removed", 1)]
public sealed record SecretRemoved(SecretId Secret) : SecretEvent;

/// <param name="Secret">The secret.</param>
/// <param name="Members">Those who did not know it by name before, ordered by id.</param>
/// <param name="Table">Whether all players know it from now on; false leaves that as it was.</param>
[EventType("secret-revealed", 1)]
public sealed record SecretRevealed(SecretId Secret, ImmutableArray<UserId> Members, bool Table) : SecretEvent;
