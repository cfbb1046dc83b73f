using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>The secrets of chapters as each audience sees them; null: not at all.</summary>
public static class SecretViews
{
    public static ImmutableSortedDictionary<SecretId, SecretView> Main(CampaignState state, ChannelKind channel) =>
        Seen(state, secret => Main(secret, state, channel));

    public static ImmutableSortedDictionary<SecretId, SecretView> Own(CampaignState state, UserId user) =>
        Seen(state, secret => Own(secret, state, user));

    public static SecretView? Main(Secret secret, CampaignState state, ChannelKind channel) => channel switch
    {
        ChannelKind.GameMasters => new SecretView(secret.Text, secret.Chapter, new SecretReach(secret.Table, [.. secret.Members])),
        ChannelKind.Table when secret.Table => Told(secret, state),
        _ => null,
    };

    public static SecretView? Own(Secret secret, CampaignState state, UserId user) =>
        secret.Members.Contains(user) ? Told(secret, state) : null;

    /// <summary>Names the chapter only while its reader sees that chapter.</summary>
    private static SecretView Told(Secret secret, CampaignState state) =>
        new(secret.Text, state.IsPublished(secret.Chapter) ? secret.Chapter : null);

    private static ImmutableSortedDictionary<SecretId, SecretView> Seen(CampaignState state, Func<Secret, SecretView?> of)
    {
        var seen = ImmutableSortedDictionary.CreateBuilder<SecretId, SecretView>();
        foreach (var (id, secret) in state.Secrets)
            if (of(secret) is { } view) seen.Add(id, view);
        return seen.ToImmutable();
    }
}
