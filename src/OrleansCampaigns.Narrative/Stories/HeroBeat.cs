namespace OrleansCampaigns.Narrative.Stories;

/// <summary>The question of a scene and whose it is.</summary>
/// <param name="Hero">Key.</param>
/// <param name="Beat">Where in the hero's arc it belongs.</param>
/// <param name="Asks">The template of the question.</param>
public sealed record HeroBeat(string Hero, ArcBeat Beat, string Asks);
