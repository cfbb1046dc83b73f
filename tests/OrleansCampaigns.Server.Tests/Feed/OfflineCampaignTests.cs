using System.Collections.Immutable;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Client.Offline;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.Tests.Feed;

/// <summary>What an author who works offline has seen, as a real server takes it.</summary>
[Collection(ServerTests.Name)]
public sealed class OfflineCampaignTests(RunningServer server) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly MemoryOfflineStore _device = new();
    private bool _hasNetwork = true;

    public ValueTask DisposeAsync() => _device.DisposeAsync();

    [Fact]
    public async Task What_the_replica_has_seen_is_the_version_that_the_server_tells()
    {
        var table = await Table.CreateAsync(server);
        var session = new SessionId(Guid.NewGuid());
        await table.ReceiptAsync(new CreateSession("First evening") { Session = session });
        await using var offline = await OpenAsync(table);
        await ShownAsync(offline, view => view.Main.Sessions.ContainsKey(session));
        await SameAsync(table, offline, session);

        await table.ReceiptAsync(new OpenSession { Session = session });
        await table.ReceiptAsync(new Narrate(new LogEntryId(Guid.NewGuid()), "A bell rings.") { Session = session });
        await table.ReceiptAsync(new DescribeCampaign("Fog."));
        await ShownAsync(offline, view => view.Main.Campaign.Description == "Fog.");
        await SameAsync(table, offline, session);
    }

    [Fact]
    public async Task Commands_on_one_entity_that_were_queued_one_after_the_other_do_not_clash_with_each_other()
    {
        var table = await Table.CreateAsync(server);
        var chapter = new ChapterId(Guid.NewGuid());
        Command[] commands =
        [
            new DraftChapter(chapter, "The bell", "It rings."), new PublishChapter(chapter), new RenameCampaign("Bells"), new RetractChapter(chapter, "Too early."), new DescribeCampaign("Fog."),
            new PublishChapter(chapter), new EditChapter(chapter, "It rang."), new EditChapter(chapter, "Nobody hears it."), new RenameCampaign("The Bells"),
        ];
        await using var offline = await ReopenWithoutNetworkAsync(table, _ => true);
        foreach (var command in commands) Assert.NotNull((await offline.EnqueueAsync(command)).Queued);
        Assert.All(offline.Pending, queued => Assert.Equal(offline.Pending[0].Envelope.Seen, queued.Envelope.Seen));
        Assert.NotNull(offline.Pending[0].Envelope.Seen);
        _hasNetwork = true;
        var reports = await ReportsAsync(offline, commands.Length);

        Assert.All(reports, report => Assert.True(report.Answer.Outcome == ReportedOutcome.Applied, $"{report}"));
        await ShownAsync(offline, view => view.Main.Campaign.Name == "The Bells");
    }

    [Fact]
    public async Task What_another_device_changed_meanwhile_was_not_seen()
    {
        var table = await Table.CreateAsync(server);
        var chapter = new ChapterId(Guid.NewGuid());
        await table.ReceiptAsync(new DraftChapter(chapter, "The bell", "It rings."));
        await using var offline = await ReopenWithoutNetworkAsync(table, view => view.Main.Campaign.Chapters.Any());
        await offline.EnqueueAsync(new DescribeCampaign("Fog."));
        await offline.EnqueueAsync(new PublishChapter(chapter));
        await table.ReceiptAsync(new RenameCampaign("Bells"));
        _hasNetwork = true;

        Assert.Equal("entity.stale", (await ReportsAsync(offline, 2))[1].Answer.Refusal?.Code);
    }

    [Fact]
    public async Task What_the_author_cannot_see_between_their_own_commands_makes_none_of_them_stale()
    {
        var table = await Table.CreateAsync(server);
        var player = table.As(new UserId(Guid.NewGuid()));
        var invitation = new InvitationId(Guid.NewGuid());
        var mira = new CharacterId(Guid.NewGuid());
        await table.ReceiptAsync(new InviteMembers(invitation, Role.Player, 1, DateTimeOffset.UtcNow.AddDays(1)));
        await player.ReceiptAsync(new JoinCampaign(invitation, "Bo"));
        await table.ReceiptAsync(new CreateCharacter("Mira") { Character = mira });
        await table.ReceiptAsync(new AssignOwner(player.User) { Character = mira });
        await using var offline = await ReopenWithoutNetworkAsync(player, view => view.Own.Characters.ContainsKey(mira));
        await offline.EnqueueAsync(new AddCondition("wet") { Character = mira });
        await offline.EnqueueAsync(new AddCondition("cold") { Character = mira });
        await table.ReceiptAsync(new WriteGameMasterNotes("Is the ferryman.") { Character = mira });
        _hasNetwork = true;

        Assert.All(await ReportsAsync(offline, 2), report => Assert.True(report.Answer.Outcome == ReportedOutcome.Applied, $"{report}"));
    }

    [Fact]
    public async Task Versions_name_nothing_that_the_viewer_does_not_see_and_come_only_when_asked_for()
    {
        var table = await Table.CreateAsync(server);
        var player = table.As(new UserId(Guid.NewGuid()));
        var invitation = new InvitationId(Guid.NewGuid());
        var hidden = new RegionId(Guid.NewGuid());
        await table.ReceiptAsync(new CreateRegion("Salt marsh", RegionVisibility.GameMasters) { Region = hidden });
        await table.ReceiptAsync(new InviteMembers(invitation, Role.Player, 1, DateTimeOffset.UtcNow.AddDays(1)));
        await player.ReceiptAsync(new JoinCampaign(invitation, "Bo"));

        await using var owner = await OpenAsync(table);
        await using var offline = await OpenAsync(player);
        await ShownAsync(owner, view => view.Main.Regions.ContainsKey(hidden));
        await ShownAsync(offline, _ => true);
        await table.ReceiptAsync(new RenameCampaign("Bells"));
        await ShownAsync(offline, view => view.Main.Campaign.Name == "Bells");

        Assert.Contains(new EntityRef(EntityKind.Region, hidden.Value), owner.View!.Versions.Keys);
        Assert.Equal([new EntityRef(EntityKind.Campaign, table.Campaign.Value)], offline.View!.Versions.Keys);
        await using var plain = new CampaignConnection(Options(player).Connection);
        await plain.StartAsync();
        await foreach (var item in plain.Updates)
        {
            if (item is ViewReplaced view)
            {
                Assert.Null(view.Versions);
                await table.ReceiptAsync(new RenameCampaign("The Bells"));
            }

            if (item is not FeedUpdate update) continue;
            Assert.Null(update.Version);
            break;
        }
    }

    [Fact]
    public async Task More_commands_before_one_than_are_allowed_are_refused()
    {
        var table = await Table.CreateAsync(server);
        await using var plain = new CampaignConnection(Options(table).Connection);
        await plain.StartAsync();
        ImmutableArray<CommandId> behind = [.. Enumerable.Range(0, CommandEnvelope.BehindMax + 1).Select(_ => new CommandId(Guid.NewGuid()))];

        var refused = await plain.SendAsync(new CommandEnvelope(new CommandId(Guid.NewGuid()), table.Campaign, new RenameCampaign("Bells"), Behind: behind));
        var taken = await plain.SendAsync(new CommandEnvelope(new CommandId(Guid.NewGuid()), table.Campaign, new RenameCampaign("Bells"), Behind: behind[1..]));

        Assert.Equal("command.behind-too-many", refused.Refusal?.Code);
        Assert.NotNull(taken.Receipt);
    }

    private async Task SameAsync(Table table, OfflineCampaign offline, SessionId session)
    {
        await using var asking = new CampaignConnection(Options(table).Connection);
        await asking.StartAsync();
        var campaign = (EntityAnswer)(await asking.AskAsync(new ViewCampaign { Campaign = table.Campaign })).Answer!;
        var opened = (EntityAnswer)(await asking.AskAsync(new ViewSession(session) { Campaign = table.Campaign })).Answer!;
        Assert.Equal(campaign.Version, offline.View!.Versions[new EntityRef(EntityKind.Campaign, table.Campaign.Value)]);
        Assert.Equal(opened.Version, offline.View.Versions[new EntityRef(EntityKind.Session, session.Value)]);
    }

    private Task<OfflineCampaign> OpenAsync(Table table) => OfflineCampaign.OpenAsync(_device, Options(table));

    /// <summary>After the replica has shown this once.</summary>
    private async Task<OfflineCampaign> ReopenWithoutNetworkAsync(Table table, Func<OfflineView, bool> condition)
    {
        await using (var before = await OpenAsync(table)) await ShownAsync(before, condition);
        _hasNetwork = false;
        return await OpenAsync(table);
    }

    private OfflineCampaignOptions Options(Table table) => new()
    {
        Service = "server-tests",
        User = table.User,
        Connection = new()
        {
            Campaign = table.Campaign,
            Servers = [new Uri(server.App.Urls.First())],
            AccessToken = _ => _hasNetwork ? ValueTask.FromResult(new DevelopmentToken(table.User, "Ada").ToString()) : throw new IOException("There is no network."),
            LongestPause = TimeSpan.FromMilliseconds(50),
        },
    };

    private static async Task ShownAsync(OfflineCampaign offline, Func<OfflineView, bool> condition)
    {
        using var limit = new CancellationTokenSource(Patience);
        await foreach (var _ in offline.Changes.WithCancellation(limit.Token))
            if (offline.View is { } view && condition(view)) return;
    }

    private static async Task<List<CommandReport>> ReportsAsync(OfflineCampaign offline, int count)
    {
        using var limit = new CancellationTokenSource(Patience);
        var reports = new List<CommandReport>();
        await foreach (var report in offline.Reports.WithCancellation(limit.Token))
        {
            reports.Add(report);
            if (reports.Count == count) break;
        }

        return reports;
    }
}
