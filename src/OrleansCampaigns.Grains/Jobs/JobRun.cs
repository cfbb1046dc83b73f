using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>One run of a job, to the job itself.</summary>
public sealed class JobRun
{
    private readonly JobAttempt _attempt;

    internal JobRun(JobRow row, JobAttempt attempt)
    {
        _attempt = attempt;
        (Job, Campaign, StartedBy, Attempt) = (new JobId(row.Id), new CampaignId(row.CampaignId), new UserId(row.StartedBy), row.Attempt);
        Argument = JsonElement.Parse(row.Argument.Span);
    }

    public JobId Job { get; }

    public CampaignId Campaign { get; }

    public UserId StartedBy { get; }

    /// <summary>1, 2, 3 …: no two runs of the job on different silos have the same. What is made under this number is touched by nobody else.</summary>
    public int Attempt { get; }

    public JsonElement Argument { get; }

    /// <summary>Where the last run, here or on another silo, had come to; null for the first, and for one whose last checkpoint is of another shape.</summary>
    public T? Checkpoint<T>()
        where T : class
    {
        try
        {
            return _attempt.Checkpoint is { } stored ? JsonSerializer.Deserialize<T>(stored, WireJson.Options) : null;
        }
        catch (JsonException)
        {
            // Of another build: the work begins anew.
            return null;
        }
    }

    /// <summary>Stores where a successor goes on. When it returns, all that was done before is never asked for again.</summary>
    /// <param name="state">At most <see cref="JobLimits.CheckpointBytesMax"/> as JSON.</param>
    /// <param name="progress">0 to 1.</param>
    /// <param name="stage">What comes next, in a word.</param>
    /// <param name="cancellationToken">Of the run.</param>
    /// <exception cref="OperationCanceledException">Another silo has the job now, or somebody cancelled it: the run is over.</exception>
    public Task CheckpointAsync<T>(T state, double progress, string stage, CancellationToken cancellationToken)
        where T : class => _attempt.CheckpointAsync(JsonSerializer.SerializeToUtf8Bytes(state, WireJson.Options), progress, stage, cancellationToken);

    /// <summary>Says how far it is, without storing it at once.</summary>
    public void Report(double progress, string stage) => _attempt.Report(progress, stage);
}
