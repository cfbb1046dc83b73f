using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>
/// A kind of long work: one class and one registration (<see cref="JobSetup.AddJob{TJob}"/>). One instance for a silo, used by several threads: what a run
/// knows is in its <see cref="JobRun"/>.
/// </summary>
public interface IJob
{
    /// <summary>Stored with each job and part of addresses: never changed. Lower-case letters, digits and dashes, at most 40.</summary>
    string Name { get; }

    /// <summary>The least role that may start it, and read the file that it makes.</summary>
    Role Needs { get; }

    JobPolicy Policy => JobPolicy.Usual;

    /// <summary>What is wrong with an argument, told before the job is accepted; null when nothing is. A JSON object of at most <see cref="JobLimits.ArgumentBytesMax"/>.</summary>
    Refusal? Check(JsonElement argument);

    /// <summary>
    /// Does the work, from the run's last checkpoint on. Two runs of one job may overlap for a moment, after a silo was taken for dead: what this changes outside
    /// its own job has to bear being done twice. An exception is a failed try, and it is called again as the policy says.
    /// </summary>
    /// <param name="run">What the job was started with, and where it tells how far it is.</param>
    /// <param name="cancellationToken">Somebody cancelled the job, another silo took it over, or this silo stops. To be looked at often.</param>
    Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken);
}
