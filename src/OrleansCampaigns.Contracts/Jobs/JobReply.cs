using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Jobs;

/// <summary>The reply to <see cref="StartJob"/> and <see cref="CancelJob"/>: exactly one of the two is set.</summary>
/// <param name="Job">As it stands now.</param>
/// <param name="Refusal">Why nothing was done.</param>
public sealed record JobReply(JobView? Job = null, Refusal? Refusal = null)
{
    public static JobReply Of(JobView job) => new(job, null);

    public static JobReply Of(Refusal refusal) => new(null, refusal);
}
