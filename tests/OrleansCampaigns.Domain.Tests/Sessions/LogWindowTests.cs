using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Sessions;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Sessions.OpenTable;

namespace OrleansCampaigns.Domain.Tests.Sessions;

/// <summary>What leaves a window leaves the state and the folded view alike, and what is secret pushes nothing out of what others see.</summary>
public sealed class LogWindowTests
{
    private readonly WatchedSession _session = new(Opened().World);

    [Fact]
    public void Each_audience_keeps_its_own_newest_entries()
    {
        Say(1, "first");
        for (var i = 2; i <= 200; i++) Whisper(i);
        Assert.Equal("first", Seen(ChannelKind.GameMasters).Log[0].Text);
        Whisper(201);
        Assert.NotEqual("first", Seen(ChannelKind.GameMasters).Log[0].Text);
        Assert.Equal("first", Assert.Single(Seen(ChannelKind.Table).Log).Text);
        Assert.Equal((200, 100), (Seen(ChannelKind.GameMasters).Log.Length, _session.FoldedOwn(Player1).Sessions[Evening].Log.Length));
        AssertFresh();

        for (var i = 202; i <= 400; i++) Say(i, "more");
        Assert.Equal((200, "first"), (Seen(ChannelKind.Table).Log.Length, Seen(ChannelKind.Table).Log[0].Text));
        Say(401, "last");
        var log = Seen(ChannelKind.Public).Log;
        Assert.Equal((200, "more", "last"), (log.Length, log[0].Text, log[^1].Text));
        AssertFresh();
    }

    private void Say(int number, string text) =>
        _session.Happens(new LineSaid(new(Numbered(1_000 + number)), LogKind.Talk, Player2, text, default, Sight.GameMasters));

    private void Whisper(int number) =>
        _session.Happens(new WhisperSaid(new(Numbered(1_000 + number)), Player2, [Player1], "Psst.", default, Sight.GameMasters));

    private SessionView Seen(ChannelKind channel) => _session.Folded(channel).Sessions[Evening];

    private void AssertFresh()
    {
        foreach (var channel in (ChannelKind[])[ChannelKind.GameMasters, ChannelKind.Table, ChannelKind.Public])
            Assert.Equal(StateJson.HashOf(Views.Main(_session.World, channel)), StateJson.HashOf(_session.Folded(channel)));
        Assert.Equal(StateJson.HashOf(Views.Own(_session.World, Player1)), StateJson.HashOf(_session.FoldedOwn(Player1)));
    }
}
