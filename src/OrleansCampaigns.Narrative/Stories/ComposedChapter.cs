using System.Collections.Immutable;
using OrleansCampaigns.Narrative.Stories.Prose;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>A chapter with its text. The same world, request, sayings and engine version give the same one, byte for byte.</summary>
/// <param name="Plan">Scenes with causes, reasons and what was beaten: the answer to "why this?".</param>
/// <param name="Document">What a game master reads.</param>
public sealed record ComposedChapter(ChapterPlan Plan, ChapterDocument Document)
{
    /// <summary>By scene, then by outcome.</summary>
    public ImmutableArray<SceneEnding> Consequences =>
    [
        .. Plan.Scenes.SelectMany(scene => scene.Consequences.Select(ending => new SceneEnding(scene.Number, ending.Outcome, ending.Outcome == scene.Expected, ending.Changes))),
    ];

    /// <summary>What the engine found wrong with its own chapter; empty unless the content has a fault that its tests did not see. Each also stands in the document.</summary>
    public required ImmutableArray<string> Findings { get; init; }

    /// <summary>What players will have heard once the chapter was played: <paramref name="said"/> and this. The argument is not changed.</summary>
    public SentenceLedger SaidAfter(SentenceLedger said)
    {
        var after = SentenceLedger.Read(said.ToBytes().AsSpan());
        Document.EnterInto(after);
        return after;
    }
}
