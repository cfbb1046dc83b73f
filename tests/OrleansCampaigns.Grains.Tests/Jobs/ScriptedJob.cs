using System.Collections.Concurrent;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.Jobs;

namespace OrleansCampaigns.Grains.Tests.Jobs;

/// <summary>Counts to <see cref="Steps"/>, with a checkpoint after each step, and does what a test wants in between.</summary>
internal sealed class ScriptedJob(string name = "count") : IJob
{
    public const int Steps = 4;

    public string Name => name;

    public Role Needs { get; init; } = Role.Player;

    public JobPolicy Policy { get; init; } = new(TriesMax: 3, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), TimeSpan.FromHours(1));

    /// <summary>Before each step, with its number from 1.</summary>
    public Func<JobRun, int, CancellationToken, Task> Does { get; set; } = (_, _, _) => Task.CompletedTask;

    /// <summary>Attempt and step of all that was done.</summary>
    public ConcurrentQueue<(int Attempt, int Step)> Done { get; } = [];

    public Refusal? Check(JsonElement argument) => argument.TryGetProperty("bad", out _) ? Refusal.Invalid("count.bad", "Bad.") : null;

    /// <summary>Ends with its token only.</summary>
    public static Task HangAsync(CancellationToken cancellationToken) => new TaskCompletionSource().Task.WaitAsync(cancellationToken);

    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var mark = run.Checkpoint<Counted>() ?? new Counted(0, 0);
        while (mark.Step < Steps)
        {
            await Does(run, mark.Step + 1, cancellationToken);
            mark = new Counted(mark.Step + 1, mark.Sum + mark.Step + 1);
            Done.Enqueue((run.Attempt, mark.Step));
            await run.CheckpointAsync(mark, (double)mark.Step / Steps, "counting", cancellationToken);
        }

        await Does(run, Steps + 1, cancellationToken);
        return JobOutcome.Done(new { mark.Sum });
    }

    internal sealed record Counted(int Step, int Sum);
}
