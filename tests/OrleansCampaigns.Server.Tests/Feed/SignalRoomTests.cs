using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Server.Feed;

namespace OrleansCampaigns.Server.Tests.Feed;

/// <summary>One campaign's ephemeral state, without anybody who listens.</summary>
public sealed class SignalRoomTests
{
    private const string Connection = "one";

    private static readonly UserId User = new(Guid.NewGuid());

    [Fact]
    public void At_the_limit_further_keys_are_dropped_and_known_ones_still_change()
    {
        var room = Room(ChannelKind.Table);
        UserId[] senders = [.. Enumerable.Range(0, SignalRoom.SignalsMax).Select(_ => new UserId(Guid.NewGuid()))];
        for (var n = 0; n < SignalRoom.SignalsMax + 10; n++) room.Send(Connection, Looks($"{n}", n) with { User = senders[n / 2] });
        Assert.Equal(SignalRoom.SignalsMax, room.Waiting);
        room.Send(Connection, Looks("0", 7) with { User = senders[0] });
        room.Left(Connection);
        room.TellSignals();
        var taken = room.Report().Signals;
        Assert.Equal(SignalRoom.SignalsMax, taken.Length);
        Assert.Equal(7, taken.Single(signal => signal.Key == "0").Value.GetInt32());
        Assert.Equal(0, room.Waiting);
    }

    [Fact]
    public void A_spectator_and_somebody_who_left_send_nothing()
    {
        var room = Room(ChannelKind.Public);
        room.Send(Connection, Looks("a", 1));
        room.Send("nobody's", Looks("b", 1));
        Assert.Equal(0, room.Waiting);
    }

    [Fact]
    public void A_player_does_not_say_where_they_write()
    {
        var room = Room(ChannelKind.Table);
        room.Send(Connection, Looks("chapter", 1) with { Kind = SignalKind.Writing });
        Assert.Equal(0, room.Waiting);
    }

    private static SignalRoom Room(ChannelKind channel)
    {
        var room = new SignalRoom(new CampaignId(Guid.NewGuid()));
        room.Arrived(Connection, User, channel, new SignalListener(null!), DateTimeOffset.UnixEpoch); // sending tells nobody before the next relay
        return room;
    }

    private static Signal Looks(string key, int value) => new(User, SignalKind.Look, key, JsonSerializer.SerializeToElement(value));
}
