using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Jobs;

/// <summary>Names one job. Chosen by whoever starts it: started again under the same id, it is the same job.</summary>
[GenerateSerializer, Immutable, Alias("job-id"), JsonConverter(typeof(GuidIdJsonConverter<JobId>))]
public readonly record struct JobId([Id(0)] Guid Value) : IGuidId<JobId>
{
    public static JobId From(Guid value) => new(value);

    public int CompareTo(JobId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
