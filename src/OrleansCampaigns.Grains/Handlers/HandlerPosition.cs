namespace OrleansCampaigns.Grains.Handlers;

/// <summary>How far a handler has come with a campaign. Lost or old, some events are handled again; what they send takes effect once.</summary>
[GenerateSerializer, Alias("handler-position")]
public sealed class HandlerPosition
{
    /// <summary>Name of the state in grain storage.</summary>
    public const string State = "handler-position";

    [Id(0)]
    public long Sequence { get; set; }
}
