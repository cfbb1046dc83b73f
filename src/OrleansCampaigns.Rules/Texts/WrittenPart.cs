using OrleansCampaigns.Rules.Worlds;

namespace OrleansCampaigns.Rules.Texts;

/// <summary>A part of a chapter as it is written.</summary>
/// <param name="Path">Where it stands, for findings: <c>text</c>, <c>scenes/2</c>. Sentences have <c>PATH/START+LENGTH</c>, in characters.</param>
/// <param name="Text">What stands there.</param>
public sealed record WrittenPart(string Path, string Text)
{
    /// <summary>What the part is said to need and to change; null when it is text only. It decides what is so after the part; the text then only has to agree with what is so before.</summary>
    public SceneRecord? Scene { get; init; }
}
