using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Grains.Jobs;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Tests.Jobs;

/// <summary>An export is the journal, byte for byte, whatever happens while it is written; or it is none.</summary>
public sealed class ExportJobTests
{
    private const int Pages = 3;

    [Theory]
    [InlineData(null, false)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(2, true)]
    public async Task It_is_whole_after_a_death_at_any_page_with_the_file_of_the_dead_or_without(int? deathAfterPage, bool fileIsLost)
    {
        await using var table = await TableAsync();
        var rows = await PlayAsync(table, (ExportJob.PageRows * Pages) - 10);
        var died = false;
        foreach (var silo in table.Silos)
        {
            silo.Store.AfterCheckpoint = note =>
            {
                var mark = JsonSerializer.Deserialize<ExportMark>(note.Checkpoint!, WireJson.Options)!;
                if (note.Attempt > 1 || deathAfterPage is not { } page || mark.Sequence != Math.Min(page * ExportJob.PageRows, rows.Length)) return;
                silo.Store.Die();
                died = true;
                if (fileIsLost && mark.File is not null) File.Delete(Path.Combine(table.FileFolder, mark.File!));
            };
        }

        var id = await table.StartAsync("export");
        if (deathAfterPage is not null) await table.UntilAsync(() => Task.FromResult(died));
        if (deathAfterPage is not null) await PlayAsync(table, 5, rows.Length, more: true); // after the death; the export was begun before
        var end = await table.EndOfAsync(id);
        Assert.Equal((StoredJobState.Succeeded, deathAfterPage is null ? 1 : 2), (end.State, end.Attempt));
        await IsWholeAsync(table, end, rows);
    }

    [Fact]
    public async Task What_happens_after_it_began_is_not_in_it()
    {
        await using var table = await TableAsync();
        var rows = await PlayAsync(table, ExportJob.PageRows * Pages);
        var begun = new TaskCompletionSource();
        var mayGoOn = new TaskCompletionSource();
        foreach (var silo in table.Silos)
        {
            silo.Store.AtCheckpoint = () =>
            {
                begun.TrySetResult();
                return mayGoOn.Task;
            };
        }

        var id = await table.StartAsync("export");
        await begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        await PlayAsync(table, 5, rows.Length, more: true);
        mayGoOn.SetResult();
        var end = await table.EndOfAsync(id);
        await IsWholeAsync(table, end, rows);
    }

    [Theory]
    [InlineData("UPDATE journal SET payload = x'7b7d' WHERE sequence = 300", 300)]
    [InlineData("DELETE FROM journal WHERE sequence = 257", 257)]
    [InlineData("DELETE FROM journal WHERE sequence = 400", 400)]
    [InlineData("DELETE FROM journal WHERE sequence > 500", 501)]
    [InlineData("UPDATE journal_heads SET hash = x'0000000000000000000000000000000000000000000000000000000000000000'", 512)]
    public async Task A_broken_journal_is_named_and_not_exported(string damage, int sequence)
    {
        await using var table = await TableAsync();
        await PlayAsync(table, ExportJob.PageRows * 2);
        await table.DamageAsync(damage);
        var end = await table.EndOfAsync(await table.StartAsync("export"));
        Assert.Equal((StoredJobState.Failed, "export.chain-broken", $"The journal is broken at event {sequence}."), (end.State, end.ErrorCode, end.Error));
        await table.UntilAsync(() => Task.FromResult(!Directory.EnumerateFiles(table.FileFolder).Any()));
    }

    [Fact]
    public async Task One_that_grows_too_large_fails_and_leaves_no_file()
    {
        await using var table = await TableAsync();
        await PlayAsync(table, 120, payloadBytes: 30_000);
        var end = await table.EndOfAsync(await table.StartAsync("export"));
        Assert.Equal((StoredJobState.Failed, JobFiles.TooLargeCode), (end.State, end.ErrorCode));
        await table.UntilAsync(() => Task.FromResult(!Directory.EnumerateFiles(table.FileFolder).Any()));
    }

    [Fact]
    public async Task One_of_a_campaign_without_events_fails()
    {
        await using var table = await TableAsync();
        Assert.Equal("campaign.unknown", (await table.EndOfAsync(await table.StartAsync("export"))).ErrorCode);
    }

    [Fact]
    public async Task The_file_goes_with_its_job()
    {
        await using var table = await TableAsync();
        await PlayAsync(table, 10);
        var id = await table.StartAsync("export");
        await table.EndOfAsync(id);
        Assert.Single(Directory.EnumerateFiles(table.FileFolder));
        table.Clock.Advance(JobPolicy.Usual.KeptFor);
        var (file, _, refusal) = await table.Silos[0].Desk.OpenFileAsync(table.Campaign, id, table.User, Contracts.Access.Role.Owner, CancellationToken.None);
        Assert.Equal((null, true), (file, refusal!.Code is "job.no-file" or "job.unknown"));
        await table.UntilAsync(() => Task.FromResult(!Directory.EnumerateFiles(table.FileFolder).Any()));
    }

    [Fact]
    public async Task A_sign_of_life_behind_the_end_takes_nothing_away()
    {
        await using var table = await TableAsync();
        var rows = await PlayAsync(table, 10);
        foreach (var silo in table.Silos) silo.Store.AfterFinish = () => table.UntilAsync(() => Task.FromResult(silo.Store.Refused > 0));
        var id = await table.StartAsync("export");
        await table.UntilAsync(async () => (await table.RowAsync(id)).IsFinished && table.Silos.All(silo => silo.Shell.Here.Count == 0));
        Assert.Equal(1, table.Silos.Sum(silo => silo.Store.Refused));
        await IsWholeAsync(table, await table.RowAsync(id), rows);
    }

    [Fact]
    public async Task The_file_is_for_the_servers_user_only()
    {
        await using var table = await TableAsync();
        await PlayAsync(table, 10);
        await table.EndOfAsync(await table.StartAsync("export"));
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        if (OperatingSystem.IsWindows()) return; // for the analyzer, which does not know the line above
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Directory.EnumerateFiles(table.FileFolder).Single()));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(table.FileFolder));
    }

    private static Task<JobTable> TableAsync() => JobTable.CreateAsync(2, (table, files) => new ExportJob(table.Journal, files, table.Clock), step: TimeSpan.FromMilliseconds(30));

    private static async Task IsWholeAsync(JobTable table, JobRow end, ImmutableArray<JournalRow> rows)
    {
        Assert.InRange(Directory.EnumerateFiles(table.FileFolder).Count(), 1, end.Attempt); // who is dead removes nothing
        var bytes = await File.ReadAllBytesAsync(Path.Combine(table.FileFolder, end.File!));
        var result = JsonSerializer.Deserialize<ExportResult>(end.ResultJson!, WireJson.Options)!;
        Assert.Equal((bytes.LongLength, Convert.ToHexStringLower(SHA256.HashData(bytes))), (result.Bytes, result.Sha256));
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        Assert.Equal(rows.Length + 2, lines.Length);
        Assert.Equal(result.Manifest, JsonSerializer.Deserialize<ExportManifest>(lines[0], WireJson.Options));
        Assert.Equal((table.Campaign, (long)rows.Length, Convert.ToHexStringLower(rows[^1].Hash.Span)), (result.Manifest.Campaign, result.Manifest.Sequence, result.Manifest.Hash));
        var read = lines[1..^1].Select(line => RowOf(table, JsonElement.Parse(line))).ToList();
        Assert.Null(JournalChain.FirstBroken(JournalChain.Genesis, read));
        Assert.Equal(rows.Select(row => Convert.ToHexString(row.Payload.Span)), read.Select(row => Convert.ToHexString(row.Payload.Span)));
    }

    private static JournalRow RowOf(JobTable table, JsonElement line) => new(
        table.Campaign.Value, line.GetProperty("sequence").GetInt64(), line.GetProperty("entityKind").GetInt16(), line.GetProperty("entity").GetGuid(),
        line.GetProperty("entityVersion").GetInt64(), line.GetProperty("type").GetString()!, line.GetProperty("schema").GetInt32(),
        line.TryGetProperty("payloadBase64", out var base64) ? base64.GetBytesFromBase64() : Encoding.UTF8.GetBytes(line.GetProperty("payload").GetRawText()),
        line.GetProperty("command").GetGuid(), line.GetProperty("commandIndex").GetInt32(), line.GetProperty("actor").GetGuid(),
        line.GetProperty("at").GetDateTimeOffset(), Convert.FromHexString(line.GetProperty("hash").GetString()!));

    /// <summary>Events whose payloads are all that a journal may hold: JSON as this program writes it, JSON with spaces and line ends, and no JSON at all.</summary>
    private static async Task<ImmutableArray<JournalRow>> PlayAsync(JobTable table, int events, int after = 0, bool more = false, int payloadBytes = 10)
    {
        var head = more ? (await table.Journal.ReadHeadsAsync([table.Campaign.Value], CancellationToken.None))[0] : await table.Journal.TakeOverAsync(table.Campaign.Value, CancellationToken.None);
        Assert.Equal(after, head.Sequence);
        var (hash, entity, rows) = (head.Hash, table.Campaign.Value, ImmutableArray.CreateBuilder<JournalRow>());
        for (var i = 1; i <= events; i++)
        {
            byte[] payload = (i % 7) switch
            {
                0 => "{\"a\":\n1}"u8.ToArray(),
                1 => " {\"b\": \"é ☃ \\u0041\"} "u8.ToArray(),
                2 => [0xFF, 0x00, (byte)i],
                3 => "{\"b\": 1.0e2,\"b\":2}"u8.ToArray(),
                _ => Encoding.UTF8.GetBytes($$"""{"n":{{i}},"text":"{{new string('x', payloadBytes)}}"}"""),
            };
            var row = new JournalRow(
                table.Campaign.Value, after + i, 1, entity, after + i, "campaign-renamed", 1, payload, Guid.NewGuid(), 0, table.User.Value,
                new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddMicroseconds(i), default);
            hash = JournalChain.HashOf(hash.Span, row);
            rows.Add(row with { Hash = hash });
        }

        Assert.Equal(AppendOutcome.Committed, (await table.Journal.AppendAsync([new JournalAppend(table.Campaign.Value, head.Epoch, rows.ToImmutable())]))[0]);
        return rows.ToImmutable();
    }
}
