using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Access;

namespace OrleansCampaigns.Domain.Feed;

/// <summary>
/// For each entity and channel, the entity's version at the last change that the channel saw. Version tokens are made from these, so that a
/// player's token does not change when something hidden does.
/// </summary>
public sealed record VisibleVersions(ImmutableDictionary<EntityRef, EntityVersions> Entities)
{
    public static VisibleVersions None { get; } = new(ImmutableDictionary<EntityRef, EntityVersions>.Empty);

    /// <summary>On a viewer's main channel and on their own, whichever saw the later change.</summary>
    public long VisibleTo(ChannelKind main, UserId user, EntityRef entity) =>
        Entities.TryGetValue(entity, out var versions) ? Math.Max(versions.Of(main), versions.Own.GetValueOrDefault(user)) : 0;

    /// <summary>
    /// The newest version that somebody may have to answer for: game masters the entity's own, others the last that they could see. What is on its way to the journal counts as seen by
    /// nobody yet but may be for their eyes, so a version beyond these counts until they know of it.
    /// </summary>
    /// <param name="actor">Who.</param>
    /// <param name="entity">What.</param>
    /// <param name="tip">The entity's version with all that is decided, also what is not in the journal yet.</param>
    public long NewestFor(Actor actor, EntityRef entity, long tip) =>
        actor.RunsTheGame || actor.Role is not { } role || tip > (Entities.GetValueOrDefault(entity)?.GameMasters ?? 0) ? tip : VisibleTo(Channel.MainOf(role), actor.User, entity);

    public VisibleVersions Changed(EntityRef entity, long version, IReadOnlyList<(Channel Channel, Update Update)> updates)
    {
        var versions = Entities.GetValueOrDefault(entity) ?? EntityVersions.None;
        versions = versions with { GameMasters = version };
        foreach (var (channel, _) in updates)
        {
            versions = channel.Kind switch
            {
                ChannelKind.Table => versions with { Table = version },
                ChannelKind.Public => versions with { Public = version },
                ChannelKind.Own => versions with { Own = versions.Own.SetItem(channel.User, version) },
                _ => versions,
            };
        }

        return new VisibleVersions(Entities.SetItem(entity, versions));
    }
}

/// <summary>The versions of one entity as each channel last saw it change.</summary>
/// <param name="GameMasters">Of every change.</param>
/// <param name="Table">Of the players' channel.</param>
/// <param name="Public">Of the spectators' channel.</param>
/// <param name="Own">By user: as many as were ever told something of it alone.</param>
public sealed record EntityVersions(long GameMasters, long Table, long Public, ImmutableSortedDictionary<UserId, long> Own)
{
    public static EntityVersions None { get; } = new(0, 0, 0, ImmutableSortedDictionary<UserId, long>.Empty);

    public long Of(ChannelKind channel) => channel switch
    {
        ChannelKind.GameMasters => GameMasters,
        ChannelKind.Table => Table,
        _ => Public,
    };
}
