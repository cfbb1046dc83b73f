using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Names one campaign: the unit of order, of membership and of secrecy.</summary>
[GenerateSerializer, Immutable, Alias("campaign-id"), JsonConverter(typeof(GuidIdJsonConverter<CampaignId>))]
public readonly record struct CampaignId([Id(0)] Guid Value) : IGuidId<CampaignId>
{
    public static CampaignId From(Guid value) => new(value);

    public int CompareTo(CampaignId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
