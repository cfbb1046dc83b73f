namespace OrleansCampaigns.Narrative.Stories;

/// <summary>What a scene does in its chapter.</summary>
public enum SceneFunction
{
    Setup,
    Rising,
    Twist,
    Crisis,
    Climax,
    Falling,
}
