using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Feed;

namespace OrleansCampaigns.Grains.Feed;

/// <summary>
/// For each entity and main channel, the entity's version at the last change that the channel saw. Version tokens are made from these, so that a
/// player's token does not change when something hidden does.
/// </summary>
public sealed record VisibleVersions(ImmutableDictionary<EntityRef, EntityVersions> Entities)
{
    public static VisibleVersions None { get; } = new(ImmutableDictionary<EntityRef, EntityVersions>.Empty);

    public long VisibleTo(ChannelKind channel, EntityRef entity) =>
        Entities.TryGetValue(entity, out var versions) ? versions.Of(channel) : 0;

    public VisibleVersions Changed(EntityRef entity, long version, IReadOnlyList<(Channel Channel, Update Update)> updates)
    {
        var versions = Entities.GetValueOrDefault(entity) ?? new EntityVersions(0, 0, 0);
        versions = versions with { GameMasters = version };
        foreach (var (channel, _) in updates)
        {
            if (channel.Kind == ChannelKind.Table) versions = versions with { Table = version };
            else if (channel.Kind == ChannelKind.Public) versions = versions with { Public = version };
        }

        return new VisibleVersions(Entities.SetItem(entity, versions));
    }
}

/// <summary>The versions of one entity as each main channel last saw it change.</summary>
public sealed record EntityVersions(long GameMasters, long Table, long Public)
{
    public long Of(ChannelKind channel) => channel switch
    {
        ChannelKind.GameMasters => GameMasters,
        ChannelKind.Table => Table,
        _ => Public,
    };
}
