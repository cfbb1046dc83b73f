namespace OrleansCampaigns.Contracts.Characters;

/// <summary>An attribute of one sheet.</summary>
[Alias("attribute-value")]
public sealed record AttributeValue(string Name, int Value);
