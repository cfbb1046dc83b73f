using System.Text.Json;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Client.Tests.Feed;

public sealed class FeedTests
{
    [Theory]
    [InlineData(HubProtocol.Json)]
    [InlineData(HubProtocol.MessagePack)]
    public async Task The_view_comes_first_and_then_every_update_once_and_in_order(HubProtocol protocol)
    {
        await using var table = await FeedTable.WithServersAsync(1);
        table.Name(1, 5);
        await using var connection = await table.ConnectAsync(table.Options(protocol));
        var items = table.Read(connection);

        var view = await table.NextAsync<ViewReplaced>(items);
        table.Name(6, 50);

        Assert.Equal("name 5", view.Main.Campaign.Name);
        Assert.Equal(FeedTable.Names(6, 50), await table.NamesAsync(items, 50));
        Assert.Equal("name 55", connection.State!.Main!.Campaign.Name);
        Assert.Equal(55, connection.State.Cursor.MainNumber);
    }

    [Fact]
    public async Task A_lost_connection_is_resumed_where_it_broke_off()
    {
        await using var table = await FeedTable.WithServersAsync(2);
        await using var connection = await table.ConnectAsync();
        var items = table.Read(connection);
        await table.NextAsync<ViewReplaced>(items);

        for (var round = 0; round < 5; round++)
        {
            table.Name(round * 20, 10);
            foreach (var server in table.Servers) server.DropAll();
            table.Name((round * 20) + 10, 10);
            Assert.Equal(FeedTable.Names(round * 20, 20), await table.NamesAsync(items, 20));
        }

        Assert.Equal(0, connection.Gaps);
        Assert.All(table.Campaign.Follows.Skip(1), follow => Assert.NotNull(follow.Resume));
    }

    [Fact]
    public async Task When_a_server_dies_the_feed_goes_on_at_another_address()
    {
        await using var table = await FeedTable.WithServersAsync(3);
        await using var connection = await table.ConnectAsync();
        var items = table.Read(connection);
        await table.NextAsync<ViewReplaced>(items);
        var dead = connection.Server;

        await table.Servers.Single(server => server.Address == dead).DisposeAsync();
        table.Name(0, 10);

        Assert.Equal(FeedTable.Names(0, 10), await table.NamesAsync(items, 10));
        Assert.NotEqual(dead, connection.Server);
    }

    [Fact]
    public async Task Frames_that_come_twice_are_handed_out_once()
    {
        await using var table = await FeedTable.WithServersAsync(1);
        table.Campaign.Bend = (frame, _) => [frame, frame];
        await using var connection = await table.ConnectAsync();
        var items = table.Read(connection);
        await table.NextAsync<ViewReplaced>(items);

        table.Name(0, 10);

        Assert.Equal(FeedTable.Names(0, 10), await table.NamesAsync(items, 10));
        await table.UntilAsync(() => connection.Repeated == 10, "ten repeated updates were noticed");
    }

    [Fact]
    public async Task A_missing_number_is_reported_and_fetched_from_the_server()
    {
        await using var table = await FeedTable.WithServersAsync(1);
        table.Campaign.Bend = (frame, follows) => follows == 1 && frame.First == 4 ? [] : [frame];
        var gaps = new List<FeedGapException>();
        await using var connection = await table.ConnectAsync(table.Options() with { OnGap = gaps.Add });
        var items = table.Read(connection);
        await table.NextAsync<ViewReplaced>(items);

        table.Name(0, 10);

        Assert.Equal(FeedTable.Names(0, 10), await table.NamesAsync(items, 10));
        var gap = Assert.Single(gaps);
        Assert.Equal((4, 5), (gap.Expected, gap.Received));
        Assert.Equal(1, connection.Gaps);
    }

    [Fact]
    public async Task A_server_that_never_closes_its_gap_gets_asked_for_a_fresh_view()
    {
        await using var table = await FeedTable.WithServersAsync(1);
        table.Campaign.Bend = (frame, follows) => follows <= 2 && frame.First <= 3 ? [] : [frame];
        await using var connection = await table.ConnectAsync();
        var items = table.Read(connection);
        await table.NextAsync<ViewReplaced>(items);

        table.Name(0, 10);

        var view = await table.NextAsync<ViewReplaced>(items);
        Assert.Equal("name 9", view.Main.Campaign.Name);
        Assert.Equal(2, connection.Gaps);
    }

    [Fact]
    public async Task A_slow_reader_loses_nothing_and_holds_no_more_than_the_bound()
    {
        await using var table = await FeedTable.WithServersAsync(1);
        await using var connection = await table.ConnectAsync(table.Options() with { UnreadUpdatesMax = 8 });
        await using var reader = connection.Updates.GetAsyncEnumerator(table.Cancellation);
        Assert.True(await reader.MoveNextAsync());

        table.Name(0, 300);
        var names = new List<string>();
        while (names.Count < 300 && await reader.MoveNextAsync())
            if (reader.Current is FeedUpdate { Update: CampaignNamed named }) names.Add(named.Name);

        Assert.Equal(FeedTable.Names(0, 300), names);
        Assert.True(table.Campaign.Follows.Count > 1, "The reader was never too slow.");
        Assert.Equal(0, connection.Gaps);
    }

    [Fact]
    public async Task A_kept_state_goes_on_in_the_middle_of_a_frame_in_another_process()
    {
        await using var table = await FeedTable.WithServersAsync(1);
        var first = await table.ConnectAsync();
        await using (var reader = first.Updates.GetAsyncEnumerator(table.Cancellation))
        {
            await reader.MoveNextAsync();
            table.Campaign.Bend = (_, _) => [];
            table.Name(0, 6);
            table.Campaign.Bend = (frame, _) => [frame];
            table.Servers[0].DropAll();
            await reader.MoveNextAsync();
            await reader.MoveNextAsync();
        }

        var kept = JsonSerializer.Serialize(first.State, WireJson.Options);
        await first.DisposeAsync();
        table.Name(6, 4);
        await using var second = await table.ConnectAsync(table.Options() with { From = JsonSerializer.Deserialize<FeedState>(kept, WireJson.Options) });
        var items = table.Read(second);

        Assert.Equal("name 1", first.State!.Main!.Campaign.Name);
        Assert.Equal(FeedTable.Names(2, 8), await table.NamesAsync(items, 8));
        Assert.Equal("name 9", second.State!.Main!.Campaign.Name);
        Assert.Equal(0, second.Gaps);
    }

    [Fact]
    public async Task A_reset_brings_a_fresh_view_and_no_cursor_of_the_old_one()
    {
        await using var table = await FeedTable.WithServersAsync(1);
        await using var connection = await table.ConnectAsync();
        var items = table.Read(connection);
        await table.NextAsync<ViewReplaced>(items);
        table.Name(0, 3);
        await table.NamesAsync(items, 3);

        table.Campaign.ResetAll();
        var view = await table.NextAsync<ViewReplaced>(items);

        Assert.Equal("name 2", view.Main.Campaign.Name);
        Assert.Null(table.Campaign.Follows[^1].Resume);
    }

    [Fact]
    public async Task A_cursor_that_the_server_refuses_gives_way_to_a_fresh_view()
    {
        await using var table = await FeedTable.WithServersAsync(1);
        table.Campaign.RefuseFollow = (request, _) => request.Resume is null ? null : Refusal.Invalid("cursor.invalid", "Damaged.");
        await using var connection = await table.ConnectAsync(table.Options() with { From = new FeedState(new FeedCursor("x", "y:0", "z:0", 0, 0)) });

        await table.NextAsync<ViewReplaced>(table.Read(connection));

        Assert.Equal(2, table.Campaign.Follows.Count);
    }

    [Fact]
    public async Task A_viewer_who_may_not_follow_hears_why_and_is_not_asked_again()
    {
        await using var table = await FeedTable.WithServersAsync(1);
        table.Campaign.RefuseFollow = (_, _) => Refusal.NotFound("campaign.unknown", "There is no such campaign.");
        await using var connection = await table.ConnectAsync();

        var refused = await Assert.ThrowsAsync<CampaignRefusedException>(async () => await table.NextAsync<ViewReplaced>(table.Read(connection)));

        Assert.Equal("campaign.unknown", refused.Refusal.Code);
        Assert.Single(table.Campaign.Follows);
    }

    [Fact]
    public async Task A_reader_who_leaves_is_forgotten_and_goes_on_where_it_left()
    {
        await using var table = await FeedTable.WithServersAsync(1);
        await using var connection = await table.ConnectAsync();
        await using (var reader = connection.Updates.GetAsyncEnumerator(table.Cancellation)) await reader.MoveNextAsync();
        await table.UntilAsync(() => table.Campaign.FollowersNow == 0, "the server forgot the follower");

        table.Name(0, 7);

        Assert.Equal(FeedTable.Names(0, 7), await table.NamesAsync(table.Read(connection), 7));
    }

    [Fact]
    public async Task A_token_that_is_not_accepted_ends_the_start()
    {
        await using var table = await FeedTable.WithServersAsync(2);
        await using var connection = new CampaignConnection(table.Options() with { AccessToken = _ => ValueTask.FromResult("bad-token") });

        var refused = await Assert.ThrowsAsync<CampaignRefusedException>(() => connection.StartAsync(table.Cancellation));

        Assert.Equal("access.not-signed-in", refused.Refusal.Code);
    }

    [Fact]
    public async Task Own_updates_have_numbers_of_their_own()
    {
        await using var table = await FeedTable.WithServersAsync(1);
        await using var connection = await table.ConnectAsync();
        var items = table.Read(connection);
        await table.NextAsync<ViewReplaced>(items);

        table.Name(0, 4);
        await table.NamesAsync(items, 4);

        Assert.Equal((4, 0), (connection.State!.Cursor.MainNumber, connection.State.Cursor.OwnNumber));
    }
}
