using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Grains.Handlers;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>
/// Puts a campaign back, or moves it here, from the file of an <see cref="ExportJob"/>: under its own id and unchanged, so that its chain of hashes, its entities' ids and those
/// of commands that followed from events stay true. For operators only. First the file is proved, then all of it is written in one transaction: a campaign is here whole or not
/// at all. What happened is handled already, where the campaign comes from: nobody is told of it again.
/// </summary>
public sealed class ImportJob(IJournalStore journal, IJournalIntake intake, EventHandlers handlers, JobFiles files) : IJob
{
    public const string JobName = "import";

    /// <summary>Events read and written at a time: at most 16 MB of payload.</summary>
    public const int PageRows = 256;

    /// <summary>The progress when the file is proved.</summary>
    private const double Proved = 0.5;

    private const string FileKey = "file";
    private const string Proving = "proving";
    private const string Writing = "writing";

    public string Name => JobName;

    public Role Needs => Role.Owner;

    /// <summary>What an operator starts it with.</summary>
    /// <param name="file">A name of <see cref="JobFiles"/>.</param>
    public static JsonElement ArgumentOf(string file) => JsonSerializer.SerializeToElement(new Dictionary<string, string> { [FileKey] = file }, WireJson.Options);

    public Refusal? Check(JsonElement argument) =>
        argument.TryGetProperty(FileKey, out var file) && file.ValueKind == JsonValueKind.String && argument.GetPropertyCount() == 1
            ? null
            : Refusal.Invalid("job.argument", $"An import takes \"{FileKey}\": the name of a file that was sent for it.");

    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        if (run.Campaign != JobDesk.OfNoCampaign || run.StartedBy != Actor.System.User) return JobOutcome.Of(ImportRefusals.Denied);
        await using var file = files.Open(run.Argument.GetProperty(FileKey).GetString()!);
        if (file is null) return JobOutcome.Of(ImportRefusals.NoFile);
        if (run.Checkpoint<ImportMark>() is { } known) return await WriteAsync(file, known, run, cancellationToken);
        var (proved, wrong) = await ProveAsync(file, run, cancellationToken);
        if (proved is null) return JobOutcome.Of(wrong!);
        await run.CheckpointAsync(proved, Proved, Writing, cancellationToken);
        return await WriteAsync(file, proved, run, cancellationToken);
    }

    private async Task<(ImportMark? Proved, Refusal? Wrong)> ProveAsync(FileStream file, JobRun run, CancellationToken cancellationToken)
    {
        var reader = new ImportReader(file);
        if (await reader.BeginAsync(cancellationToken) is not { } manifest) return (null, reader.Wrong);
        if (await HasEventsAsync(manifest.Campaign, cancellationToken)) return (null, ImportRefusals.Exists(manifest.Campaign));
        return await ImportProof.OfAsync(reader, manifest, done => run.Report(done * Proved, Proving), cancellationToken);
    }

    private async Task<JobOutcome> WriteAsync(FileStream file, ImportMark mark, JobRun run, CancellationToken cancellationToken)
    {
        var manifest = mark.Manifest;
        ImmutableArray<string> done = [.. handlers.All.Where(handler => !handler.TakesImported).Select(handler => handler.Name)];
        var whole = new JournalIntake(manifest.Campaign.Value, manifest.Sequence, Convert.FromHexString(manifest.Hash), done);
        var isIn = await intake.TakeInAsync(whole, PagesAsync(file, manifest, run, cancellationToken), cancellationToken)
            || await IsThereAsync(whole, cancellationToken); // an earlier run of this job committed and died
        return isIn
            ? JobOutcome.Done(new ImportResult(manifest.Campaign, manifest.Sequence, manifest.Hash, mark.StateHash))
            : JobOutcome.Of(ImportRefusals.Exists(manifest.Campaign));
    }

    /// <summary>The file is what was proved: the same manifest, and rows that lead to its hash, which the intake looks at.</summary>
    private static async IAsyncEnumerable<ImmutableArray<JournalRow>> PagesAsync(
        FileStream file, ExportManifest manifest, JobRun run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        file.Position = 0;
        var reader = new ImportReader(file);
        if (await reader.BeginAsync(cancellationToken) != manifest) throw Changed();
        var page = ImmutableArray.CreateBuilder<JournalRow>(PageRows);
        while (await reader.NextAsync(cancellationToken) is { } row)
        {
            page.Add(row);
            if (page.Count < PageRows) continue;
            yield return page.DrainToImmutable();
            run.Report(Proved + ((1 - Proved) * Math.Min(1, (double)row.Sequence / manifest.Sequence)), Writing);
        }

        if (reader.Wrong is not null) throw Changed();
        if (page.Count > 0) yield return page.DrainToImmutable();
    }

    private static InvalidOperationException Changed() => new("The file of an import is not any more what was proved.");

    private async Task<bool> HasEventsAsync(CampaignId campaign, CancellationToken cancellationToken) =>
        await journal.ReadHeadsAsync([campaign.Value], cancellationToken) is [{ Sequence: > 0 }] || !(await journal.ReadAsync(campaign.Value, 0, 1, cancellationToken)).IsEmpty;

    /// <summary>All that the file holds is in the journal. More may have happened since.</summary>
    private async Task<bool> IsThereAsync(JournalIntake whole, CancellationToken cancellationToken) =>
        await journal.ReadHeadsAsync([whole.CampaignId], cancellationToken) is [{ } head] && head.Sequence >= whole.Sequence
        && await journal.ReadAsync(whole.CampaignId, whole.Sequence - 1, 1, cancellationToken) is [{ } last] && last.Sequence == whole.Sequence && last.Hash.Span.SequenceEqual(whole.Hash.Span);
}
