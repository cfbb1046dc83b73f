namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>The four kinds of entity that hold state. The numbers are in the journal for ever.</summary>
[GenerateSerializer, Alias("entity-kind")]
public enum EntityKind
{
    Campaign = 1,
    Session = 2,
    Character = 3,
    Region = 4,
}

/// <summary>One entity of a campaign. For <see cref="EntityKind.Campaign"/> the id is the campaign's own.</summary>
[GenerateSerializer, Immutable, Alias("entity-ref")]
public readonly record struct EntityRef([Id(0)] EntityKind Kind, [Id(1)] Guid Id);
