using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Domain.Feed;

/// <summary>Collects, for one event, which channel gets which update. What is not addressed to a channel never reaches it in any form.</summary>
public sealed class Addressees
{
    private readonly List<(Channel Channel, Update Update)> _updates = new(capacity: 4);

    public IReadOnlyList<(Channel Channel, Update Update)> Updates => _updates;

    public void Clear() => _updates.Clear();

    public void GameMasters(Update update) => _updates.Add((new Channel(ChannelKind.GameMasters), update));

    public void Table(Update update) => _updates.Add((new Channel(ChannelKind.Table), update));

    public void Public(Update update) => _updates.Add((new Channel(ChannelKind.Public), update));

    public void Own(UserId user, Update update) => _updates.Add((Channel.Own(user), update));

    /// <summary>One main channel.</summary>
    public void To(ChannelKind main, Update update) => _updates.Add((new Channel(main), update));

    /// <summary>Game masters and players alike; not spectators.</summary>
    public void Members(Update update)
    {
        GameMasters(update);
        Table(update);
    }

    /// <summary>All three main channels, with the same content.</summary>
    public void Everyone(Update update)
    {
        Members(update);
        Public(update);
    }

    /// <summary>Each main channel gets what <paramref name="of"/> says it sees; null: nothing.</summary>
    public void EachMain(Func<ChannelKind, Update?> of)
    {
        foreach (var kind in (ReadOnlySpan<ChannelKind>)[ChannelKind.GameMasters, ChannelKind.Table, ChannelKind.Public])
            if (of(kind) is { } update) _updates.Add((new Channel(kind), update));
    }
}
