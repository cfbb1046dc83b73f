using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>What a model is trained on: packs, and sentences that somebody gave a theme of theirs. Themes are counted through the packs in their order.</summary>
/// <param name="Stories">What the sentences come from; an example of a pack is from no story.</param>
/// <param name="Examples">Beside those that the packs hold themselves.</param>
/// <param name="Skipped">Annotations with a theme that no pack has.</param>
public sealed record ThemeCorpus(ImmutableArray<ThemePack> Packs, ImmutableArray<ThemeStory> Stories, ImmutableArray<ThemeExample> Examples, int Skipped = 0)
{
    /// <summary>Stories or examples beyond these make the trainer refuse: its time and memory grow with them.</summary>
    public const int ExamplesMax = 500_000;
}

/// <param name="Title">The only thing of a story that a model keeps.</param>
/// <param name="Series">Stories with the same one are held out together.</param>
public sealed record ThemeStory(string Title, string Series);

/// <param name="Theme">Counted through the packs.</param>
/// <param name="Story">Of the corpus, or −1.</param>
/// <param name="Level">As its annotator gave it.</param>
/// <param name="Text">A sentence or a few.</param>
public sealed record ThemeExample(int Theme, int Story, ThemeLevel Level, string Text);
