namespace OrleansCampaigns.Contracts.Characters;

/// <summary>A resource that every sheet of a game system has, full at first.</summary>
/// <param name="Name">1 to 60 characters, once in the schema.</param>
/// <param name="DefaultMaximum">0 to 1,000,000.</param>
[Alias("resource-definition")]
public sealed record ResourceDefinition(string Name, int DefaultMaximum);
