using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Grains.Jobs;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>
/// A verification as a job. An owner has their own campaign verified; an operator (<see cref="JobDesk.OfNoCampaign"/>) has one or all, and repaired. Of all of them it goes on, after its
/// silo's death, behind the last that was done.
/// </summary>
public sealed class VerifyJob(ICampaignVerifier verifier, JournalTables tables) : IJob
{
    public const string JobName = "verify";

    /// <summary>Findings in a job's result; all are in the table of findings.</summary>
    public const int FindingsMax = 20;

    private const string RepairKey = "repair";
    private const string CampaignKey = "campaign";
    private const string Stage = "verifying";

    private static Refusal Denied { get; } = Refusal.Forbidden("access.denied", "Repairing, and verifying other campaigns, is for operators.");

    private static Refusal Unreadable { get; } = Refusal.Unavailable("verification.unreadable", "The campaign cannot be read now, or its grains do not answer. Try again later.", TimeSpan.FromMinutes(1));

    public string Name => JobName;

    public Role Needs => Role.Owner;

    /// <summary>What an operator starts it with.</summary>
    public static JsonElement ArgumentOf(VerifyRequest request) => JsonSerializer.SerializeToElement(request, WireJson.Options);

    public Refusal? Check(JsonElement argument) =>
        argument.EnumerateObject().All(part => part.NameEquals(RepairKey) ? part.Value.ValueKind is JsonValueKind.True or JsonValueKind.False : part.NameEquals(CampaignKey) && IsId(part.Value))
            ? null
            : Refusal.Invalid("job.argument", $"A verification takes \"{RepairKey}\": true or false, and of operators \"{CampaignKey}\": an id or null.");

    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var wanted = run.Argument.Deserialize<VerifyRequest>(WireJson.Options)!;
        var isOperators = run.Campaign == JobDesk.OfNoCampaign && run.StartedBy == Actor.System.User;
        if (!isOperators && (wanted.Repair || wanted.Campaign is not null)) return JobOutcome.Of(Denied);
        if ((isOperators ? wanted.Campaign : run.Campaign) is { } only)
        {
            var one = await VerifyAsync(VerifyMark.Begin(campaigns: 1), only, wanted.Repair, run, cancellationToken);
            return one.Sum.LeftOut == 0 ? JobOutcome.Done(one.Sum) : JobOutcome.Of(Unreadable);
        }

        var mark = run.Checkpoint<VerifyMark>() ?? VerifyMark.Begin(await tables.CountCampaignsAsync(cancellationToken));
        while (await tables.NextCampaignAsync(mark.After.Value, cancellationToken) is { } next)
        {
            mark = await VerifyAsync(mark, new CampaignId(next), wanted.Repair, run, cancellationToken);
            await run.CheckpointAsync(mark, mark.Progress, Stage, cancellationToken);
        }

        return JobOutcome.Done(mark.Sum);
    }

    private static bool IsId(JsonElement value) => value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && value.TryGetGuid(out _));

    /// <summary>A campaign that cannot be verified, after all the tries of the verifier, is left out: those behind it, and other jobs of operators, do not wait for it.</summary>
    private async Task<VerifyMark> VerifyAsync(VerifyMark mark, CampaignId campaign, bool repair, JobRun run, CancellationToken cancellationToken)
    {
        try
        {
            return mark.With(campaign, await new VerifyOperation(verifier, tables).RunAsync(new VerifyRequest(campaign, repair), new Steps(run, mark), cancellationToken));
        }
        catch (JournalUnavailableException)
        {
            return mark.Without(campaign);
        }
    }

    private sealed class Steps(JobRun run, VerifyMark mark) : IProgress<VerifyProgress>
    {
        public void Report(VerifyProgress value) => run.Report(mark.ProgressIn(value), Stage);
    }
}
