using System.Text;
using System.Text.Json;
using Npgsql;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>What is hidden, where nobody thinks of it: presence and signals, answers, the servers' logs and their metrics.</summary>
[Collection(RunningCluster.Collection)]
public sealed class SecrecyAsideTests(RunningCluster running)
{
    private const string AllClear = "all-clear-after-the-canaries";
    private const string PresenceTarget = "presence";
    private const string SignalsTarget = "signals";

    private static readonly TimeSpan ArriveMax = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Presence_and_signals_reach_the_table_on_every_server_and_neither_spectators_nor_other_campaigns()
    {
        var servers = running.Cluster.Addresses;
        var (table, other) = (await PlayedTable.CreateAsync(servers, players: 2, spectators: 1), await PlayedTable.CreateAsync(servers, players: 1, spectators: 0));
        await using var sender = await RawLiveConnection.FollowAsync(table.Players[0], servers[0], table.Campaign, HubProtocol.Json);
        await using var player = await RawLiveConnection.FollowAsync(table.Players[1], servers[1], table.Campaign, HubProtocol.Json);
        await using var spectator = await RawLiveConnection.FollowAsync(table.Spectators[0], servers[0], table.Campaign, HubProtocol.Json);
        await using var elsewhere = await RawLiveConnection.FollowAsync(other.Players[0], servers[0], other.Campaign, HubProtocol.Json);
        await player.ContainsAsync($"\"target\":\"{PresenceTarget}\"", ArriveMax);
        await elsewhere.ContainsAsync($"\"target\":\"{PresenceTarget}\"", ArriveMax);
        await spectator.ContainsAsync("The Drowned Bell", ArriveMax);

        await SignalAsync(sender, table.Campaign, "canary-signal");
        await SignalAsync(spectator, table.Campaign, "canary-from-a-spectator");
        await SignalAsync(elsewhere, table.Campaign, "canary-from-elsewhere");
        await SignalUntilHeardAsync(sender, table.Campaign, "canary-last", player);
        foreach (var connection in (RawLiveConnection[])[sender, player])
            foreach (var foreign in (string[])["canary-from-a-spectator", "canary-from-elsewhere"]) Assert.False(connection.Contains(foreign), foreign);

        await using (var owner = await table.ConnectAsync(servers, table.Owner)) await PlayedTable.DoneAsync(owner, new DescribeCampaign(AllClear));
        await spectator.ContainsAsync(AllClear, ArriveMax);
        foreach (var silent in (string[])["canary", $"\"target\":\"{PresenceTarget}\"", $"\"target\":\"{SignalsTarget}\""]) Assert.False(spectator.Contains(silent), $"The spectator received {silent}.");
        foreach (var foreign in (string[])["canary", $"{table.Players[0].User}", $"{table.Players[1].User}"]) Assert.False(elsewhere.Contains(foreign), $"Another campaign received {foreign}.");
    }

    [Fact]
    public async Task What_is_hidden_and_what_does_not_exist_are_answered_alike()
    {
        var servers = running.Cluster.Addresses;
        var table = await PlayedTable.CreateAsync(servers, players: 2, spectators: 0);
        var canaries = new Canaries(table);
        await using (var owner = await table.ConnectAsync(servers, table.Owner))
        await using (var firstPlayer = await table.ConnectAsync(servers, table.Players[0])) await canaries.WriteAsync(owner, firstPlayer);
        await using var player = await table.ConnectAsync(servers, table.Players[1]);
        var hidden = Probes(table, canaries.Shade, canaries.Vault, canaries.Lurker, canaries.Draft);
        var absent = Probes(table, new(Guid.NewGuid()), new(Guid.NewGuid()), new(Guid.NewGuid()), new(Guid.NewGuid()));
        foreach (var (of, ofNothing) in hidden.Zip(absent))
        {
            var (told, toldOfNothing) = (await player.SendAsync(of), await player.SendAsync(ofNothing));
            Assert.True(told.Refusal == toldOfNothing.Refusal, $"{of}: {told.Refusal}, but of what does not exist: {toldOfNothing.Refusal}");
            foreach (var canary in canaries.Texts) Assert.DoesNotContain(canary, JsonSerializer.Serialize(told, WireJson.Options), StringComparison.Ordinal);
        }

        using var http = table.Players[1].Http(servers[0]);
        foreach (var path in canaries.Paths)
        {
            var unknown = path[..(path.LastIndexOf('/') + 1)] + Guid.NewGuid();
            Assert.Equal(await ReadAsync(http, table, unknown), await ReadAsync(http, table, path));
        }
    }

    [Fact]
    public async Task Inboxes_calendars_webhooks_and_jobs_hold_nothing_that_their_reader_may_not_see()
    {
        var servers = running.Cluster.Addresses;
        var table = await PlayedTable.CreateAsync(servers, players: 2, spectators: 1);
        await using var doors = new OtherDoors(table, servers[1]);
        await doors.OpenAsync();
        var canaries = new Canaries(table);
        await using (var owner = await table.ConnectAsync(servers, table.Owner))
        await using (var firstPlayer = await table.ConnectAsync(servers, table.Players[0]))
        {
            await canaries.WriteAsync(owner, firstPlayer);
            await PlayedTable.DoneAsync(owner, new DescribeCampaign(AllClear));
        }

        await doors.ExportAsync();
        var mastered = await doors.MessagesAsync(ChannelKind.GameMasters, AllClear);
        var whispered = canaries.Texts.Where(text => !mastered.Contains(text, StringComparison.Ordinal)).ToList();
        Assert.True(whispered.Count < canaries.Texts.Count / 4, $"The game masters' webhook lacks {string.Join(", ", whispered)}.");
        var exported = await doors.ReadAsync(table.Owner, isTold: false);
        Assert.All(canaries.Texts, canary => Assert.Contains(canary, exported, StringComparison.Ordinal));
        Assert.Contains(doors.Address, exported, StringComparison.Ordinal);
        Assert.DoesNotContain(doors.Path, exported, StringComparison.Ordinal);
        await using (var database = NpgsqlDataSource.Create(running.Cluster.Database))
        {
            await using var states = database.CreateCommand("SELECT string_agg(convert_from(state, 'UTF8'), '') FROM webhook_subscriptions");
            var stored = (string)(await states.ExecuteScalarAsync())!;
            Assert.Contains(doors.Address, stored, StringComparison.Ordinal);
            Assert.DoesNotContain(doors.Path, stored, StringComparison.Ordinal);
        }

        foreach (var audience in (ChannelKind[])[ChannelKind.Table, ChannelKind.Public])
        {
            var told = await doors.MessagesAsync(audience, AllClear);
            Assert.All(canaries.All, canary => Assert.False(told.Contains(canary, StringComparison.Ordinal), $"The webhook of {audience} was told {canary}."));
        }

        foreach (var (who, isTold) in ((Person, bool)[])[(table.Players[1], true), (table.Spectators[0], false), (Person.Named("Stranger"), false)])
        {
            var read = await doors.ReadAsync(who, isTold);
            Assert.All([.. canaries.All, doors.Address, doors.Path], canary => Assert.False(read.Contains(canary, StringComparison.Ordinal), $"{who.Name} read {canary}."));
        }
    }

    [Fact]
    public async Task No_log_line_holds_a_text_a_name_or_a_token_and_no_metric_holds_an_id()
    {
        var cluster = running.Cluster;
        var table = await PlayedTable.CreateAsync(cluster.Addresses, players: 2, spectators: 1);
        var canaries = new Canaries(table);
        await using (var owner = await table.ConnectAsync(cluster.Addresses, table.Owner))
        await using (var firstPlayer = await table.ConnectAsync(cluster.Addresses, table.Players[0])) await canaries.WriteAsync(owner, firstPlayer);
        var spoken = await MisbehaveAsync(table);
        string[] secrets = [.. canaries.Texts, .. spoken, .. table.Players.Append(table.Owner).Select(person => person.Token), "Salt Guild", "The Drowned Bell"];
        string[] ids =
        [
            .. ((Guid[])[table.Campaign.Value, table.Session.Value, table.Region.Value, table.Owner.User.Value, .. table.Players.Select(player => player.User.Value), .. table.Characters.Select(character => character.Value)])
                .SelectMany(id => (string[])[$"{id:D}", $"{id:N}"]),
            .. canaries.All,
        ];
        foreach (var server in cluster.Servers)
        {
            var log = string.Join('\n', server.Lines());
            Assert.NotEmpty(log);
            Assert.All(secrets, secret => Assert.False(log.Contains(secret, StringComparison.Ordinal), $"{server.Name} logged {secret}."));
            using var http = new HttpClient { BaseAddress = server.Address };
            var metrics = await http.GetStringAsync("metrics");
            Assert.Contains("campaigns_command_duration", metrics, StringComparison.Ordinal);
            Assert.All(ids, id => Assert.False(metrics.Contains(id, StringComparison.OrdinalIgnoreCase), $"{server.Name} has {id} in its metrics."));
        }
    }

    /// <summary>What a client does wrong, at every server, with a text in each that must not be logged.</summary>
    private async Task<List<string>> MisbehaveAsync(PlayedTable table)
    {
        var spoken = new List<string>();
        foreach (var server in running.Cluster.Addresses)
        {
            using var http = table.Players[1].Http(server);
            foreach (var (command, body) in ((string, string)[])[("draft-chapter", "{\"title\":\"#\""), ("rename-campaign", "{\"name\":\"#\"}"), ("#", "{}"), ("say", "{\"#\":1}")])
            {
                var text = $"misspoken-{Guid.NewGuid():N}";
                spoken.Add(text);
                using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/campaigns/{table.Campaign}/commands/{command.Replace("#", text, StringComparison.Ordinal)}?access_token={text}")
                {
                    Content = new StringContent(body.Replace("#", text, StringComparison.Ordinal), Encoding.UTF8, "application/json"),
                };
                request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
                using var answer = await http.SendAsync(request);
                Assert.False(answer.IsSuccessStatusCode);
            }

            var said = $"misspoken-{Guid.NewGuid():N}";
            spoken.Add(said);
            await using var live = await RawLiveConnection.FollowAsync(table.Players[1], server, table.Campaign, HubProtocol.Json);
            await live.InvokeAsync(said, Encoding.UTF8.GetBytes("{}"));
            await live.InvokeAsync("Send", Encoding.UTF8.GetBytes($"{{\"{said}\":1}}"));
            await live.InvokeAsync("Send", JsonSerializer.SerializeToUtf8Bytes(new CommandEnvelope(new CommandId(Guid.NewGuid()), table.Campaign, new RenameCampaign(said)), WireJson.Options));
            await live.ContainsAsync("access.denied", ArriveMax);
        }

        return spoken;
    }

    /// <summary>Commands of a player, each with an id that the player cannot know.</summary>
    private static List<Command> Probes(PlayedTable table, CharacterId character, RegionId region, CombatantId combatant, ChapterId chapter) =>
    [
        new DamageCharacter(1) { Character = character },
        new RenameCharacter("Mine") { Character = character },
        new GiveItem(new TransferId(Guid.NewGuid()), table.Characters[1], new ItemId(Guid.NewGuid()), 1) { Character = character },
        new TakeSeat(character) { Session = table.Session },
        new Say(new LogEntryId(Guid.NewGuid()), "Boo.", character) { Session = table.Session },
        new RollDice(new RollId(Guid.NewGuid()), "1d20", RollAudience.Public, character) { Session = table.Session },
        new DamageCombatant(combatant, 1) { Session = table.Session },
        new SetCombatantConditions(combatant, []) { Session = table.Session },
        new NextTurn(combatant) { Session = table.Session },
        new DescribeRegion("Salt", "Mine.") { Region = region },
        new CreateRegion("Mine") { Region = region },
        new SetRegionWeather("Rain") { Region = region },
        new EditChapter(chapter, "Mine."),
        new PublishChapter(chapter),
    ];

    private static async Task<(int Status, string Body)> ReadAsync(HttpClient http, PlayedTable table, string path)
    {
        using var answer = await http.GetAsync(new Uri($"api/v1/campaigns/{table.Campaign}/{path}", UriKind.Relative));
        var body = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, body.Replace(path[(path.LastIndexOf('/') + 1)..], "ID", StringComparison.Ordinal));
    }

    /// <summary>Signals promise nothing: one that is sent while a server joins or leaves may be lost. So it is sent until it is there.</summary>
    private static async Task SignalUntilHeardAsync(RawLiveConnection from, CampaignId campaign, string value, RawLiveConnection by)
    {
        using var limit = new CancellationTokenSource(ArriveMax);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (!by.Contains(value))
        {
            await SignalAsync(from, campaign, value);
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    private static Task SignalAsync(RawLiveConnection from, CampaignId campaign, string value) => from.InvokeAsync(
        "Signal", JsonSerializer.SerializeToUtf8Bytes(new SignalRequest(campaign, SignalKind.Look, "canary", JsonSerializer.SerializeToElement(value)), WireJson.Options));
}
