namespace OrleansCampaigns.Contracts.Characters;

/// <summary>An attribute of one sheet.</summary>
[GenerateSerializer, Immutable, Alias("attribute-value")]
public sealed record AttributeValue([property: Id(0)] string Name, [property: Id(1)] int Value);
