using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Grains.Jobs;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Narrative.Stories;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>
/// Writes a chapter for a game master: planned from the campaign as it was when the job began, by <see cref="IChapterWriterGrain"/>, whose stages are the job's. Its file has one <see cref="ChapterDraft"/> a line. Nothing of
/// the campaign changes: a draft becomes a chapter by <see cref="AdoptChapterJob"/>.
/// </summary>
internal sealed class WriteChapterJob(IJournalStore journal, IGrainFactory grains, JobFiles files, Lazy<DraftFiles> drafts, CampaignReplicas replicas) : IJob
{
    public const string JobName = "write-chapter";

    private static readonly string[] Stages = ["planning", "casting", "writing", "checking", "written"];

    public string Name => JobName;

    public Role Needs => Role.CoGameMaster;

    /// <summary>Drafts are looked at again and again before one is adopted.</summary>
    public JobPolicy Policy { get; } = JobPolicy.Usual with { KeptFor = TimeSpan.FromDays(14) };

    public Refusal? Check(JsonElement argument) => ChapterOrders.Read(argument).Problem;

    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var (order, problem) = ChapterOrders.Read(run.Argument);
        if (order is null) return JobOutcome.Of(problem!);
        var mark = run.Checkpoint<WriteMark>() ?? await BeginAsync(run, cancellationToken);
        byte[]? kept = null;
        if (order.Keep is { } keep)
        {
            var role = (await replicas.GetAsync(run.Campaign, cancellationToken)).World.RoleOf(run.StartedBy) ?? Role.Spectator;
            (kept, var refusal) = await drafts.Value.ReadBytesAsync(new DraftName(run.Campaign, keep.Draft, keep.Variant), run.StartedBy, role, cancellationToken);
            if (kept is null) return JobOutcome.Of(refusal!);
        }

        var task = new ChapterTask(run.Campaign, mark.Sequence, ChapterOrders.SeedOf(order, run.Job), JsonSerializer.SerializeToUtf8Bytes(order, WireJson.Options), kept);
        return await WriteAsync(run, task, order.Variants, cancellationToken);
    }

    private async Task<JobOutcome> WriteAsync(JobRun run, ChapterTask task, int variants, CancellationToken cancellationToken)
    {
        var written = ImmutableArray.CreateBuilder<WrittenVariant>();
        var (name, linesNotKnown, leftOut) = (JobFiles.NameOf(run, "ndjson"), ImmutableArray<string>.Empty, 0);
        await using var file = files.OpenOwn(name);
        file.SetLength(0);
        await foreach (var step in grains.GetGrain<IChapterWriterGrain>(0).WriteAsync(task, cancellationToken).WithCancellation(cancellationToken))
        {
            if (step.Refusal is { } refusal) return JobOutcome.Of(refusal);
            run.Report((step.Variant - 1 + Math.Max(0, Array.IndexOf(Stages, step.Stage)) / (double)Stages.Length) / variants, step.Stage);
            if (step.Draft is not { } draft) continue;
            if (step.LinesNotKnown is { } lines) (linesNotKnown, leftOut) = ([.. lines.Select(line => line.Length > 200 ? line[..200] : line).Take(40)], step.LeftOut);
            await file.WriteAsync(draft, cancellationToken);
            file.WriteByte((byte)'\n');
            var read = ChapterDrafts.Read(draft)!;
            written.Add(new WrittenVariant(step.Variant, read.Seed, read.Title, Convert.ToHexStringLower(SHA256.HashData(draft))));
        }

        // The stream of a writer that is over before all was written has said why; one that says nothing has met a dead silo.
        if (written.Count < variants) throw new InvalidOperationException($"The writer ended after {written.Count} of {variants} variants.");
        file.Flush(flushToDisk: true);
        return JobOutcome.Done(new WrittenChapters(task.Sequence, StoryRequest.CurrentEngineVersion, written.ToImmutable(), linesNotKnown, leftOut), name);
    }

    private async Task<WriteMark> BeginAsync(JobRun run, CancellationToken cancellationToken)
    {
        var heads = await journal.ReadHeadsAsync([run.Campaign.Value], cancellationToken);
        var mark = new WriteMark(heads is [var head] ? head.Sequence : 0);
        await run.CheckpointAsync(mark, 0, "planning", cancellationToken);
        return mark;
    }
}
