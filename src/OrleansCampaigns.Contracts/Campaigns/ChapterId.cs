using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Names one chapter of a campaign, from its first draft on.</summary>
[GenerateSerializer, Immutable, Alias("chapter-id"), JsonConverter(typeof(GuidIdJsonConverter<ChapterId>))]
public readonly record struct ChapterId([Id(0)] Guid Value) : IGuidId<ChapterId>
{
    public static ChapterId From(Guid value) => new(value);

    public int CompareTo(ChapterId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
