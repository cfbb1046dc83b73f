using System.Collections.Immutable;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Client.Offline;

/// <summary>The campaign as this client last stored it. Readable without any connection.</summary>
/// <param name="Channel">The viewer's main channel.</param>
/// <param name="Main">What it sees.</param>
/// <param name="Own">What the viewer alone sees beside it.</param>
/// <param name="Cursor">How far the feed was read; null when the views were stored by another version of the SDK and are fetched anew at the next connection.</param>
/// <param name="Versions">The version at which each entity is seen, as in <see cref="CommandEnvelope.Seen"/>.</param>
public sealed record OfflineView(ChannelKind Channel, LiveView Main, OwnView Own, FeedCursor? Cursor, ImmutableDictionary<EntityRef, string> Versions)
{
    internal static OfflineView Of(CampaignId campaign, StoredReplica stored)
    {
        var view = new OfflineView(stored.Channel, stored.Main, stored.Own, stored.Cursor, VersionsOf(stored.Versions));
        foreach (var update in stored.Updates)
        {
            view = update.Channel == ChannelKind.Own ? view with { Own = view.Own.Apply(update.Update) } : view with { Main = view.Main.Apply(update.Update) };
            view = view.At(campaign, update);
        }

        return view;
    }

    internal static OfflineView Of(ViewReplaced replaced, FeedCursor cursor) =>
        new(replaced.Channel, replaced.Main, replaced.Own, cursor, VersionsOf(replaced.Versions ?? []));

    /// <summary>After updates that the connection has applied to its own state.</summary>
    internal OfflineView After(CampaignId campaign, FeedState state, IEnumerable<FeedUpdate> updates)
    {
        var view = this with { Main = state.Main!, Own = state.Own!, Cursor = state.Cursor };
        foreach (var update in updates) view = view.At(campaign, update);
        return view;
    }

    internal FeedState? ToFeedState() => Cursor is null ? null : new FeedState(Cursor, Main, Own);

    internal ViewReplaced ToItem() => new(Channel, Main, Own, ToSeenVersions());

    /// <summary>In the form in which they are stored and sent.</summary>
    public ImmutableArray<SeenVersion> ToSeenVersions() => [.. Versions.Select(entry => new SeenVersion(entry.Key, entry.Value))];

    private OfflineView At(CampaignId campaign, FeedUpdate update) =>
        update.Version is { } version ? this with { Versions = Versions.SetItem(SeenVersion.EntityOf(campaign, update.Update), version) } : this;

    private static ImmutableDictionary<EntityRef, string> VersionsOf(ImmutableArray<SeenVersion> versions) => versions.ToImmutableDictionary(seen => seen.Entity, seen => seen.Version);
}
