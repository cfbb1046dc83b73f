namespace OrleansCampaigns.Contracts.Characters;

/// <summary>An attribute that every sheet of a game system has.</summary>
/// <param name="Name">1 to 60 characters, once in the schema.</param>
/// <param name="Minimum">From −1,000,000.</param>
/// <param name="Maximum">To 1,000,000.</param>
/// <param name="Default">What a new sheet starts with, within the bounds.</param>
[Alias("attribute-definition")]
public sealed record AttributeDefinition(
    string Name,
    int Minimum,
    int Maximum,
    int Default);
