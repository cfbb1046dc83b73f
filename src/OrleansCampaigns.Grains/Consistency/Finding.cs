using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>Something that is not as the rest proves it must be.</summary>
/// <param name="Code">One of <see cref="FindingCodes"/>, or an invariant's.</param>
/// <param name="Campaign">The campaign.</param>
/// <param name="Sequence">Of the event at which it is wrong; 0 when it is about none.</param>
/// <param name="Entity">Where; null when it is about the campaign as a whole.</param>
/// <param name="Expected">What should be there: numbers, hashes and codes only.</param>
/// <param name="Found">What is there, likewise.</param>
[GenerateSerializer, Immutable, Alias("finding")]
public sealed record Finding(
    [Id(0)] string Code,
    [Id(1)] CampaignId Campaign,
    [Id(2)] long Sequence,
    [Id(3)] [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] EntityRef? Entity,
    [Id(4)] string Expected,
    [Id(5)] string Found)
{
    /// <summary>It was repaired in the verification that found it.</summary>
    [Id(6)]
    public bool Repaired { get; init; }
}
