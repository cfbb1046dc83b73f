namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Which functions a scene's slot takes.</summary>
[Flags]
internal enum FunctionSet
{
    None = 0,
    Setup = 1 << SceneFunction.Setup,
    Rising = 1 << SceneFunction.Rising,
    Twist = 1 << SceneFunction.Twist,
    Crisis = 1 << SceneFunction.Crisis,
    Climax = 1 << SceneFunction.Climax,
    Falling = 1 << SceneFunction.Falling,
}
