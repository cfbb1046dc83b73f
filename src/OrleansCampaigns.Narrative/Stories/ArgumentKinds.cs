namespace OrleansCampaigns.Narrative.Stories;

/// <summary>What an argument of a predicate may be.</summary>
[Flags]
public enum ArgumentKinds
{
    None = 0,
    Hero = 1,
    Person = 2,
    Faction = 4,
    Place = 8,
    Item = 16,
    Secret = 32,
    Party = 64,
}
