using OrleansCampaigns.Narrative.Stories.Prose;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>
/// The one way from a world and a request to a chapter with its text. Immutable and shared by threads: one for a silo. A call changes none of its arguments, so the same world, request, sayings and engine version
/// (<see cref="StoryRequest.CurrentEngineVersion"/>) give the same bytes, whoever calls and however often.
/// </summary>
public sealed class ChapterEngine
{
    private readonly ChapterPlanner _planner;
    private readonly ChapterCasting _casting;
    private readonly ChapterWriter _writer;

    /// <param name="contents">Storylets, moves, phrases and themes.</param>
    /// <param name="encounters">Where numbers come from.</param>
    public ChapterEngine(StoryContents contents, IEncounterRules encounters)
    {
        Contents = contents;
        Affinity = ThemeAffinity.Of(contents.Storylets.Storylets, ThemeKinship.Of(contents.Storylets.Storylets, contents.Themes));
        _planner = new ChapterPlanner(contents.Storylets, Affinity);
        _casting = new ChapterCasting(contents, encounters);
        _writer = new ChapterWriter(contents.Lexicon);
        Aftermath = new ChapterAftermath(contents.Moves, contents.Storylets);
    }

    /// <summary>With the content that is embedded here, and no numbers in fights.</summary>
    public static ChapterEngine Shipped => ShippedContents.Engine;

    public StoryContents Contents { get; }

    /// <summary>How near themes are to each other here.</summary>
    public ThemeAffinity Affinity { get; }

    /// <summary>What happens between chapters.</summary>
    public ChapterAftermath Aftermath { get; }

    /// <summary>For campaigns and what-ifs, which need plans without text.</summary>
    public ChapterPlanner Planner => _planner;

    /// <summary>The same content with numbers from elsewhere.</summary>
    public ChapterEngine With(IEncounterRules encounters) => new(Contents, encounters);

    /// <summary>Null when the world and the request leave no chapter.</summary>
    /// <param name="world">At one position of the journal.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="said">What has been read aloud; it is only looked at. After the chapter was played: <see cref="ComposedChapter.SaidAfter"/>.</param>
    /// <param name="progress">Told before each stage; may be null.</param>
    /// <param name="cancellationToken">Looked at several hundred times while planning, and before each stage.</param>
    /// <exception cref="OperationCanceledException">Nothing was changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of scenes is out of its range.</exception>
    public ComposedChapter? Compose(StoryWorld world, StoryRequest request, SentenceLedger said, IProgress<ChapterStage>? progress, CancellationToken cancellationToken)
    {
        Enter(ChapterStage.Planning, progress, cancellationToken);
        if (_planner.Plan(world, request, cancellationToken) is not { } plan) return null;
        Enter(ChapterStage.Casting, progress, cancellationToken);
        var brief = _casting.Brief(world, plan);
        Enter(ChapterStage.Writing, progress, cancellationToken);
        var document = _writer.Write(brief, said);
        Enter(ChapterStage.Checking, progress, cancellationToken);
        var findings = ChapterCheck.Of(world, plan, document);
        return new ComposedChapter(plan, document with { Sections = document.Sections.Add(CheckedPage.Of(brief, document, findings)) }) { Findings = findings };
    }

    private static void Enter(ChapterStage stage, IProgress<ChapterStage>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        progress?.Report(stage);
    }
}
