namespace OrleansCampaigns.Narrative.Stories;

/// <param name="Storylet">Place in the catalog.</param>
/// <param name="Literal">Which of its positive conditions.</param>
/// <param name="Function">The storylet's.</param>
internal readonly record struct StoryletNeed(int Storylet, int Literal, SceneFunction Function);
