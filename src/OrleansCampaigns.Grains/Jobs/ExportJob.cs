using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>
/// The campaign's journal as a file of lines: an <see cref="ExportManifest"/>, then each event up to the moment in which the export began. It holds all that is secret in the
/// campaign, so it is for the owner only. Each page is proved against the chain of hashes before it is written: a broken journal is not exported but named.
/// </summary>
internal sealed class ExportJob(IJournalStore journal, JobFiles files, TimeProvider clock) : IJob
{
    /// <summary>Events read, written and made durable at a time: at most 16 MB of payload.</summary>
    public const int PageRows = 256;

    private static Refusal Empty { get; } = Refusal.NotFound("campaign.unknown", "There is no such campaign.");

    public string Name => "export";

    public Role Needs => Role.Owner;

    public Refusal? Check(JsonElement argument) =>
        argument.EnumerateObject().Any() ? Refusal.Invalid("job.argument", "An export takes no argument.") : null;

    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var mark = run.Checkpoint<ExportMark>() ?? await BeginAsync(run, cancellationToken);
        if (mark is null) return JobOutcome.Of(Empty);
        await using var writer = await ExportWriter.BeginAsync(files, run, mark, cancellationToken);
        while (writer.Sequence < mark.Manifest.Sequence)
        {
            var page = Math.Min(PageRows, mark.Manifest.Sequence - writer.Sequence);
            var rows = await journal.ReadAsync(run.Campaign.Value, writer.Sequence, (int)page, cancellationToken);
            if (rows.IsEmpty || rows[0].Sequence != writer.Sequence + 1) return JobOutcome.Of(Broken(writer.Sequence + 1));
            if (JournalChain.FirstBroken(writer.Hash, rows) is { } broken) return JobOutcome.Of(Broken(broken));
            await writer.WriteAsync(rows, cancellationToken);
            if (writer.Bytes > files.BytesMax) return JobOutcome.Of(Refusal.TooLarge(JobFiles.TooLargeCode, $"The export would be larger than {files.BytesMax} bytes."));
            await run.CheckpointAsync(writer.Mark, (double)writer.Sequence / mark.Manifest.Sequence, "writing", cancellationToken);
        }

        return Convert.ToHexStringLower(writer.Hash.Span) == mark.Manifest.Hash
            ? JobOutcome.Done(new ExportResult(mark.Manifest, writer.Bytes, writer.Sha256), writer.Name)
            : JobOutcome.Of(Broken(writer.Sequence));
    }

    private static Refusal Broken(long sequence) => Refusal.Conflict("export.chain-broken", $"The journal is broken at event {sequence}.");

    /// <summary>What is exported is settled before anything is written, so that every later try exports the same.</summary>
    private async Task<ExportMark?> BeginAsync(JobRun run, CancellationToken cancellationToken)
    {
        if (await journal.ReadHeadsAsync([run.Campaign.Value], cancellationToken) is not [{ Sequence: > 0 } head]) return null;
        var manifest = new ExportManifest(
            ExportManifest.FormatName, ExportManifest.VersionNow, run.Campaign, head.Sequence, Convert.ToHexStringLower(head.Hash.Span), JobShell.Whole(clock.GetUtcNow()));
        var mark = new ExportMark(manifest, Bytes: 0, Sequence: 0, Hash: "");
        await run.CheckpointAsync(mark, 0, "writing", cancellationToken);
        return mark;
    }
}
