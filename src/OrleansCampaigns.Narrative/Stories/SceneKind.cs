namespace OrleansCampaigns.Narrative.Stories;

/// <summary>What the players do in a scene.</summary>
public enum SceneKind
{
    Social,
    Explore,
    Fight,
    Puzzle,
    Travel,
}
