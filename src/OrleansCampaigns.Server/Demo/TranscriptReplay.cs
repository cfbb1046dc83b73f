using System.Diagnostics;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Sessions;
using Spectre.Console;

namespace OrleansCampaigns.Server.Demo;

/// <summary>Plays a recorded evening: each speaker sends their lines over a connection of their own, in the order of the file, and everybody's deliveries are counted.</summary>
internal sealed class TranscriptReplay(DemoServer server, IAnsiConsole console, Transcript transcript, int spectators)
{
    /// <summary>Lines that have not arrived so long after the last receipt are missing.</summary>
    private static readonly TimeSpan DeliveryPatience = TimeSpan.FromSeconds(60);

    private readonly LogEntryId[] _entries = [.. transcript.Lines.Select(_ => new LogEntryId(Guid.CreateVersion7()))];
    private readonly long[] _sentAt = new long[transcript.Lines.Length];
    private readonly List<double> _answeredAfter = [];
    private readonly List<Refusal> _refusals = [];

    public async Task<int> RunAsync()
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(server.Stopping);
        await using var table = await ReplayTable.OpenAsync(server.Address, Path.GetFileNameWithoutExtension(transcript.File), over.Token);
        var speakers = await table.InviteAsync(Role.Player, transcript.Speakers, over.Token);
        var watchers = await table.InviteAsync(Role.Spectator, [.. Enumerable.Range(1, spectators).Select(number => $"Spectator {number}")], over.Token);
        var places = _entries.Select((entry, place) => (entry, place)).ToDictionary(pair => pair.entry, pair => pair.place);
        var viewers = ((IEnumerable<DemoPerson>)[table.Host, .. speakers, .. watchers]).Select(person => new ReplayViewer(person, places, _sentAt)).ToList();
        var watching = Task.WhenAll(viewers.Select(viewer => viewer.WatchAsync(over.Token)));
        await Task.WhenAll(viewers.Select(viewer => viewer.SeatedAsync(over.Token)));

        var took = Stopwatch.StartNew();
        await console.Progress().StartAsync(async progress =>
        {
            var bar = progress.AddTask("Lines", maxValue: _entries.Length);
            await SpeakAsync(table, speakers.ToDictionary(speaker => speaker.Name, StringComparer.Ordinal), bar, over.Token);
        });
        var speaking = took.Elapsed;
        await Task.WhenAny(Task.WhenAll(viewers.Select(viewer => viewer.Complete)), Task.Delay(DeliveryPatience, over.Token));
        await over.CancelAsync();
        await watching;
        return Report(viewers, speaking);
    }

    private async Task SpeakAsync(ReplayTable table, Dictionary<string, DemoPerson> speakers, ProgressTask bar, CancellationToken cancellationToken)
    {
        for (var place = 0; place < _entries.Length; place++)
        {
            var (speaker, text) = transcript.Lines[place];
            Volatile.Write(ref _sentAt[place], Stopwatch.GetTimestamp());
            var reply = await speakers[speaker].Connection.SendAsync(new Say(_entries[place], text) { Session = table.Session }, cancellationToken: cancellationToken);
            if (reply.Receipt is not null) _answeredAfter.Add(Stopwatch.GetElapsedTime(_sentAt[place]).TotalMilliseconds);
            else _refusals.Add(reply.Refusal!);
            bar.Increment(1);
        }
    }

    private int Report(List<ReplayViewer> viewers, TimeSpan speaking)
    {
        var delays = viewers.SelectMany(viewer => viewer.DelayMilliseconds).Order().ToList();
        _answeredAfter.Sort();
        var (missing, doubled, disorder) = (viewers.Sum(viewer => viewer.Missing), viewers.Sum(viewer => viewer.Doubled), viewers.Sum(viewer => viewer.OutOfOrder));
        var table = new Spectre.Console.Table().RoundedBorder().Title(Markup.Escape(Path.GetFileName(transcript.File))).AddColumn("figure").AddColumn(new TableColumn("value").RightAligned());
        table.AddRow("turns in the file", $"{transcript.Turns:N0}");
        table.AddRow("lines sent", $"{_entries.Length:N0} in {speaking.TotalSeconds:0.0} s");
        table.AddRow("turns split because they are longer than a line", $"{_entries.Length - transcript.Turns:N0} more lines");
        table.AddRow("acknowledged", $"{_answeredAfter.Count:N0}");
        table.AddRow("refused", $"{_refusals.Count:N0}");
        table.AddRow("viewers", $"{viewers.Count:N0} ({transcript.Speakers.Length} speakers, {spectators} spectators, the game master)");
        table.AddRow("delivered per viewer, least / most", $"{viewers.Min(viewer => viewer.Delivered):N0} / {viewers.Max(viewer => viewer.Delivered):N0}");
        table.AddRow("missing", $"{missing:N0}");
        table.AddRow("duplicates", $"{doubled:N0}");
        table.AddRow("out of order", $"{disorder:N0}");
        table.AddRow("gaps noticed and repaired", $"{viewers.Sum(viewer => viewer.Gaps):N0}");
        table.AddRow("send to receipt, p50 / p99", $"{Percentile(_answeredAfter, 50):0.0} / {Percentile(_answeredAfter, 99):0.0} ms");
        table.AddRow("send to delivery, p50 / p99", $"{Percentile(delays, 50):0.0} / {Percentile(delays, 99):0.0} ms");
        console.Write(table);
        foreach (var refusal in _refusals.DistinctBy(refusal => refusal.Code)) console.WriteLine($"refused {refusal.Code}: {refusal.Message}");
        return missing + doubled + disorder + _refusals.Count == 0 ? ExitCodes.Done : ExitCodes.Different;
    }

    /// <summary>Nearest rank, of sorted values.</summary>
    private static double Percentile(List<double> sorted, int percent) =>
        sorted.Count == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * percent / 100d) - 1)];
}
