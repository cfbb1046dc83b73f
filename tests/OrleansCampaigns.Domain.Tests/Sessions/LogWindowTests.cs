using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Sessions;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Sessions.OpenTable;

namespace OrleansCampaigns.Domain.Tests.Sessions;

/// <summary>What leaves a window leaves the state and the folded view alike, and what is secret pushes nothing out of what others see.</summary>
public sealed class LogWindowTests
{
    private CampaignWorld _world = Opened().World;
    private LiveView _table;
    private LiveView _masters;
    private OwnView _own;

    public LogWindowTests() =>
        (_table, _masters, _own) = (Views.Main(_world, ChannelKind.Table), Views.Main(_world, ChannelKind.GameMasters), Views.Own(_world, Player1));

    private SessionView Table => _table.Sessions[Evening];

    [Fact]
    public void Each_audience_keeps_its_own_newest_entries()
    {
        Say(1, "first");
        for (var i = 2; i <= 200; i++) Whisper(i);
        Assert.Equal("first", _masters.Sessions[Evening].Log[0].Text);
        Whisper(201);
        Assert.NotEqual("first", _masters.Sessions[Evening].Log[0].Text);
        Assert.Equal("first", Assert.Single(Table.Log).Text);
        Assert.Equal((200, 100), (_masters.Sessions[Evening].Log.Length, _own.Sessions[Evening].Log.Length));
        AssertFresh();
        for (var i = 202; i <= 400; i++) Say(i, "more");
        Assert.Equal((200, "first"), (Table.Log.Length, Table.Log[0].Text));
        Say(401, "last");
        Assert.Equal((200, "more", "last"), (Table.Log.Length, Table.Log[0].Text, Table.Log[^1].Text));
        AssertFresh();
    }

    private void Say(int number, string text) =>
        Happens(new LineSaid(new(Numbered(1_000 + number)), LogKind.Talk, Player2, text, default, Sight.GameMasters));

    private void Whisper(int number) =>
        Happens(new WhisperSaid(new(Numbered(1_000 + number)), Player2, [Player1], "Psst.", default, Sight.GameMasters));

    private void Happens(SessionEvent happened)
    {
        var entity = new EntityRef(EntityKind.Session, Evening.Value);
        var recorded = new RecordedEvent(_world.Sequence + 1, entity, _world.Sequence + 1, default, Player2, default, happened);
        var before = _world;
        _world = _world.Evolve(recorded);
        var to = new Addressees();
        Audience.Address(recorded, before, _world, to);
        foreach (var (channel, update) in to.Updates)
        {
            if (channel == new Channel(ChannelKind.Table)) _table = _table.Apply(update);
            if (channel == new Channel(ChannelKind.GameMasters)) _masters = _masters.Apply(update);
            if (channel == Channel.Own(Player1)) _own = _own.Apply(update);
        }
    }

    private void AssertFresh()
    {
        Assert.Equal(StateJson.HashOf(Views.Main(_world, ChannelKind.Table)), StateJson.HashOf(_table));
        Assert.Equal(StateJson.HashOf(Views.Main(_world, ChannelKind.GameMasters)), StateJson.HashOf(_masters));
        Assert.Equal(StateJson.HashOf(Views.Own(_world, Player1)), StateJson.HashOf(_own));
    }
}
