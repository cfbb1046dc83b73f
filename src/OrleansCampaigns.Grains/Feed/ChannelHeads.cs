using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Feed;

namespace OrleansCampaigns.Grains.Feed;

/// <summary>Number of the newest update of every channel of a campaign: follows from the journal alone, so it is the same on every silo.</summary>
public sealed record ChannelHeads(long GameMasters, long Table, long Public, ImmutableSortedDictionary<UserId, long> Own)
{
    public static ChannelHeads None { get; } = new(0, 0, 0, ImmutableSortedDictionary<UserId, long>.Empty);

    public long Of(Channel channel) => channel.Kind switch
    {
        ChannelKind.GameMasters => GameMasters,
        ChannelKind.Table => Table,
        ChannelKind.Public => Public,
        _ => Own.GetValueOrDefault(channel.User),
    };

    public ChannelHeads Next(Channel channel) => channel.Kind switch
    {
        ChannelKind.GameMasters => this with { GameMasters = GameMasters + 1 },
        ChannelKind.Table => this with { Table = Table + 1 },
        ChannelKind.Public => this with { Public = Public + 1 },
        _ => this with { Own = Own.SetItem(channel.User, Own.GetValueOrDefault(channel.User) + 1) },
    };
}
