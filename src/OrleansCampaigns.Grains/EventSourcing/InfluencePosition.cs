namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>How far a campaign's influence has come. Lost or old, some events are handled again, which has no effect: their commands' ids are the same.</summary>
[GenerateSerializer, Alias("influence-position")]
public sealed class InfluencePosition
{
    [Id(0)]
    public long Sequence { get; set; }
}
