namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>An answer about one entity.</summary>
[Alias("entity-answer")]
public abstract record EntityAnswer : Answer
{
    /// <summary>Opaque token of the entity's version as the asker sees it, to be sent as <see cref="CommandEnvelope.Seen"/> or <c>If-Match</c>.</summary>
    public required string Version { get; init; }
}
