using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.Handlers;
using OrleansCampaigns.Grains.Jobs;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Journal.Sqlite;

namespace OrleansCampaigns.Grains.Tests.Jobs;

/// <summary>A campaign is here whole after an import, whatever dies in it, or not at all.</summary>
public sealed class ImportJobTests
{
    private const int Events = (ImportJob.PageRows * 2) + 20;

    [Theory]
    [InlineData(null)]
    [InlineData("before the checkpoint")]
    [InlineData("behind the checkpoint")]
    [InlineData("behind the commit")]
    public async Task It_is_here_once_after_a_death_at_any_point(string? death)
    {
        await using var table = await TableAsync();
        var campaign = ExportedCampaign.Of(Events);
        var (died, seenAtDeath) = (false, -1L);
        foreach (var silo in table.Silos)
        {
            silo.Store.BeforeCheckpoint = _ => Die("before the checkpoint");
            silo.Store.AfterCheckpoint = _ => Die("behind the checkpoint");
            silo.Store.BeforeFinish = () => Die("behind the commit");

            void Die(string at)
            {
                if (died || at != death) return;
                (died, seenAtDeath) = (true, Head(table, campaign.Campaign));
                silo.Store.Die();
            }
        }

        var end = await table.EndOfAsync(await StartAsync(table, campaign.Lines()));
        Assert.Equal((StoredJobState.Succeeded, death is null ? 1 : 2, death is not null), (end.State, end.Attempt, died));
        if (died) Assert.Equal(death == "behind the commit" ? Events : 0, seenAtDeath);
        var result = JsonSerializer.Deserialize<ImportResult>(end.ResultJson!, WireJson.Options)!;
        Assert.Equal(new ImportResult(campaign.Campaign, Events, campaign.Head, campaign.StateHash()), result);
        await IsHereAsync(table, campaign);
        await table.UntilAsync(() => Task.FromResult(!Directory.EnumerateFiles(table.FileFolder).Any()));
    }

    [Fact]
    public async Task What_was_played_between_a_death_behind_the_commit_and_the_next_run_stays()
    {
        await using var table = await TableAsync();
        var campaign = ExportedCampaign.Of(Events);
        var died = false;
        foreach (var silo in table.Silos)
        {
            silo.Store.BeforeFinish = () =>
            {
                if (died) return;
                died = true;
                PlayOn(table, campaign);
                silo.Store.Die();
            };
        }

        var end = await table.EndOfAsync(await StartAsync(table, campaign.Lines()));
        Assert.Equal((StoredJobState.Succeeded, Events + 1L), (end.State, await HeadAsync(table, campaign.Campaign)));
    }

    [Theory]
    [InlineData("an empty file", "import.malformed", "Line 1 ")]
    [InlineData("no manifest", "import.malformed", "Line 1 ")]
    [InlineData("another version", "import.version", "version 2 ")]
    [InlineData("a line of something else", "import.malformed", "Line 301 ")]
    [InlineData("a cut line", "import.malformed", "Line 533 ")]
    [InlineData("a line too long", "import.malformed", "Line 301 ")]
    [InlineData("a line too many", "import.malformed", "Line 534 ")]
    [InlineData("an altered line", "import.chain-broken", "event 300.")]
    [InlineData("a missing line", "import.chain-broken", "event 300.")]
    [InlineData("a missing end", "import.chain-broken", "event 532.")]
    [InlineData("another hash", "import.chain-broken", "event 532.")]
    [InlineData("an unknown event", "import.unknown-event", "Event 300 ")]
    [InlineData("an unreadable event", "import.rules-broken", "Event 300 cannot have happened: journal.payload-unreadable.")]
    [InlineData("an impossible event", "import.rules-broken", "Event 300 cannot have happened: campaign.created-once.")]
    [InlineData("another campaign", "import.rules-broken", "Event 300 cannot have happened: journal.entity-kind.")]
    public async Task What_is_not_whole_is_refused_and_leaves_nothing(string damage, string code, string where)
    {
        await using var table = await TableAsync();
        var campaign = ExportedCampaign.Of(Events);
        var end = await table.EndOfAsync(await StartAsync(table, Damaged(campaign, damage), damage == "a cut line"));
        Assert.Equal((StoredJobState.Failed, code), (end.State, end.ErrorCode));
        Assert.Contains(where, end.Error, StringComparison.Ordinal);
        Assert.Equal(0, await HeadAsync(table, campaign.Campaign));
        Assert.Empty(await table.Journal.ReadAsync(campaign.Campaign.Value, 0, 1, CancellationToken.None));
        await table.UntilAsync(() => Task.FromResult(!Directory.EnumerateFiles(table.FileFolder).Any()));
    }

    [Fact]
    public async Task A_campaign_that_is_here_is_left_as_it_is()
    {
        await using var table = await TableAsync();
        var campaign = ExportedCampaign.Of(Events);
        Assert.Equal(StoredJobState.Succeeded, (await table.EndOfAsync(await StartAsync(table, campaign.Lines()))).State);
        var more = ExportedCampaign.Of(Events);
        foreach (var lines in (List<string>[])[campaign.Lines(), [more.Lines()[0].Replace($"{more.Campaign}", $"{campaign.Campaign}", StringComparison.Ordinal), .. more.Lines()[1..]]])
        {
            var end = await table.EndOfAsync(await StartAsync(table, lines));
            Assert.Equal((StoredJobState.Failed, "import.exists"), (end.State, end.ErrorCode));
            await IsHereAsync(table, campaign);
        }
    }

    [Fact]
    public async Task A_file_that_changes_behind_its_proof_is_not_written()
    {
        await using var table = await TableAsync();
        var campaign = ExportedCampaign.Of(Events);
        foreach (var silo in table.Silos)
        {
            silo.Store.AfterCheckpoint = _ =>
            {
                var path = Directory.EnumerateFiles(table.FileFolder).Single();
                File.WriteAllText(path, File.ReadAllText(path).Replace("Barrow 299 ", "Barrow 298 ", StringComparison.Ordinal));
            };
        }

        var end = await table.EndOfAsync(await StartAsync(table, campaign.Lines()));
        Assert.Equal((StoredJobState.Failed, "job.failed", 0L), (end.State, end.ErrorCode, await HeadAsync(table, campaign.Campaign)));
    }

    [Fact]
    public async Task It_is_for_operators_only_and_needs_its_file()
    {
        await using var table = await TableAsync();
        var campaign = ExportedCampaign.Of(10);
        foreach (var (of, user) in ((CampaignId, UserId)[])[(table.Campaign, table.User), (JobDesk.OfNoCampaign, table.User), (table.Campaign, Actor.System.User)])
            Assert.Equal("access.denied", (await table.EndOfAsync(await StartAsync(table, campaign.Lines(), of: of, user: user))).ErrorCode);
        Assert.Equal(0, await HeadAsync(table, campaign.Campaign));
        Assert.Equal("import.no-file", (await table.EndOfAsync(await StartAsync(table, lines: null))).ErrorCode);
    }

    [Fact]
    public void A_line_is_read_back_byte_for_byte()
    {
        var row = ExportedCampaign.Of(2).Rows[1];
        byte[][] payloads =
        [
            "{\"a\":1.0e2,\"a\":\"é ☃ \\u0041 / \u2028\"}"u8.ToArray(), "{\"a\":\n1}"u8.ToArray(), " {\"b\": 1} "u8.ToArray(), [0xFF, 0x00, 7], [], "7"u8.ToArray(),
            Encoding.UTF8.GetBytes(new string('[', 64) + new string(']', 64)), Encoding.UTF8.GetBytes($"\"{new string('x', JournalLimits.PayloadBytesMax - 2)}\""),
            [.. Enumerable.Repeat((byte)0xFF, JournalLimits.PayloadBytesMax)],
        ];
        foreach (var payload in payloads)
        {
            var line = Encoding.UTF8.GetBytes(ExportedCampaign.LineOf(row with { Payload = payload }));
            Assert.InRange(line.Length, 1, ImportLine.BytesMax - 1);
            var read = ImportLine.Read(new CampaignId(row.CampaignId), line)!;
            Assert.Equal(row with { Payload = default, Hash = default }, read with { Payload = default, Hash = default });
            Assert.Equal((Convert.ToHexString(payload), Convert.ToHexString(row.Hash.Span)), (Convert.ToHexString(read.Payload.Span), Convert.ToHexString(read.Hash.Span)));
        }
    }

    private static List<string> Damaged(ExportedCampaign campaign, string damage)
    {
        const int at = 300; // the line behind the manifest and 299 events
        if (damage == "another version") campaign.Version = 2;
        if (damage is "an unknown event") campaign.Rows[at - 1] = campaign.Rows[at - 1] with { EventType = "campaign-dreamt" };
        if (damage is "an unreadable event") campaign.Rows[at - 1] = campaign.Rows[at - 1] with { Payload = "[]"u8.ToArray() };
        if (damage is "an impossible event") campaign.Rows[at - 1] = campaign.Rows[at - 1] with { EventType = "campaign-created", Payload = campaign.Rows[0].Payload };
        if (damage is "another campaign") campaign.Rows[at - 1] = campaign.Rows[at - 1] with { EntityId = Guid.NewGuid(), EntityVersion = 1 };
        campaign.Chain();
        var lines = campaign.Lines();
        switch (damage)
        {
            case "an empty file": return [];
            case "no manifest": return lines[1..];
            case "a line of something else": lines[at] = "{\"sequence\":300}"; break;
            case "a line too long": lines[at] = new string('x', ImportLine.BytesMax); break;
            case "a line too many": lines.Add(lines[^1]); break;
            case "an altered line": lines[at] = lines[at].Replace("Barrow", "Harrow", StringComparison.Ordinal); break;
            case "a missing line": lines.RemoveAt(at); break;
            case "a missing end": lines.RemoveAt(lines.Count - 1); break;
            case "another hash": lines[0] = lines[0].Replace(campaign.Head, new string('0', 64), StringComparison.Ordinal); break;
        }

        return lines;
    }

    private static Task<JobTable> TableAsync() => JobTable.CreateAsync(
        2,
        (table, files) => new ImportJob(table.Journal, new SqliteJournalIntake(table.Journal), new EventHandlers([new NamedHandler("told", takesImported: false), new NamedHandler("kept", takesImported: true)]), files),
        step: TimeSpan.FromMilliseconds(30));

    /// <param name="table">Where.</param>
    /// <param name="lines">Of the file; null: there is none.</param>
    /// <param name="isCut">The file ends in the middle of its last line.</param>
    /// <param name="of">Under whose campaign; no campaign's unless it is said.</param>
    /// <param name="user">Who; the operator unless it is said.</param>
    private static async Task<JobId> StartAsync(JobTable table, List<string>? lines, bool isCut = false, CampaignId? of = null, UserId? user = null)
    {
        var id = new JobId(Guid.NewGuid());
        var name = JobFiles.NameOf(id, "sent.ndjson");
        Directory.CreateDirectory(table.FileFolder);
        if (lines is not null) await File.WriteAllTextAsync(Path.Combine(table.FileFolder, name), isCut ? string.Join('\n', lines)[..^20] : string.Concat(lines.Select(line => $"{line}\n")));
        var start = new StartJob(of ?? JobDesk.OfNoCampaign, id, ImportJob.JobName, ImportJob.ArgumentOf(name));
        Assert.Null((await table.Silos[0].Desk.StartAsync(start, user ?? Actor.System.User, Role.Owner, CancellationToken.None)).Refusal);
        return id;
    }

    private static async Task<long> HeadAsync(JobTable table, CampaignId campaign) =>
        await table.Journal.ReadHeadsAsync([campaign.Value], CancellationToken.None) is [{ } head] ? head.Sequence : 0;

    private static long Head(JobTable table, CampaignId campaign) => HeadAsync(table, campaign).GetAwaiter().GetResult(); // in the turn of who is about to die

    private static void PlayOn(JobTable table, ExportedCampaign campaign)
    {
        var head = table.Journal.TakeOverAsync(campaign.Campaign.Value, CancellationToken.None).GetAwaiter().GetResult();
        var next = campaign.Rows[^1] with { Sequence = Events + 1, EntityVersion = Events + 1, CommandId = Guid.NewGuid() };
        var append = new JournalAppend(head.CampaignId, head.Epoch, [next with { Hash = JournalChain.HashOf(head.Hash.Span, next) }]);
        Assert.Equal([AppendOutcome.Committed], table.Journal.AppendAsync([append]).GetAwaiter().GetResult());
    }

    private static async Task IsHereAsync(JobTable table, ExportedCampaign campaign)
    {
        var rows = await table.Journal.ReadAsync(campaign.Campaign.Value, 0, JournalLimits.ReadRowsMax, CancellationToken.None);
        Assert.Equal(campaign.Rows.Select(ExportedCampaign.LineOf), rows.Select(ExportedCampaign.LineOf));
        Assert.Equal(rows.Length, await HeadAsync(table, campaign.Campaign));
        var handlers = new SqliteHandlerStore(table.Journal);
        Assert.Equal(
            ((long)rows.Length, 0L),
            (await handlers.ReadPositionAsync("told", campaign.Campaign.Value, CancellationToken.None), await handlers.ReadPositionAsync("kept", campaign.Campaign.Value, CancellationToken.None)));
    }

    private sealed class NamedHandler(string name, bool takesImported) : IEventHandler
    {
        public string Name => name;

        public FrozenSet<string> Takes { get; } = FrozenSet.Create(StringComparer.Ordinal, EventCodec.NameOf(new CampaignRenamed("")));

        public bool TakesImported => takesImported;

        public Task HandleAsync(HandledEvent handled, CancellationToken cancellationToken) => throw new InvalidOperationException("Nothing is handled here.");
    }
}
