using OrleansCampaigns.Narrative.Stories;
using OrleansCampaigns.Narrative.Stories.Prose;
using OrleansCampaigns.Narrative.Tests.Stories;
using OrleansCampaigns.Narrative.Themes;

namespace OrleansCampaigns.Benchmarks.Stories;

/// <summary>What finished texts are like: repetition, variety, and what the analyser finds in them.</summary>
internal sealed class TextFigures
{
    private const int AnalysedEvery = 10;
    private const int ComposedAgainEvery = 50;
    private const int TopThemes = 5;
    private const int BleuSample = 1_000;
    private const int FirstHundred = 100;

    private static readonly ThemePack Literature = ThemePackReader.Read(StoryContent.Bytes("Themes/Packs/literary-themes.json")).Pack!;
    private static readonly ThemePack Play = ThemePackReader.Read(StoryContent.Bytes("Themes/Packs/role-playing.json"), Literature).Pack!;

    private readonly ThemeAnalyser _analyser = new(ThemeModelFormat.Read(StoryContent.Bytes("Themes/Packs/themes.model"))!, [Literature, Play], ThemeEventTable.Empty);
    private readonly ThemeHierarchy _themes = new([Literature, Play]);
    private readonly ChapterEngine _other = new(StoryContents.Read(StoryContent.Names(), name => StoryContent.Bytes(name)), new NamedEncounters());
    private readonly ProseFigures _aloud = new();
    private readonly ProseFigures _first = new();
    private readonly HashSet<string> _heard = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<double> _exact = [];
    private readonly List<double> _near = [];
    private int _chapters;
    private int _sentences;
    private int _repeated;
    private int _findings;
    private int _different;

    /// <summary>Of the campaign so far.</summary>
    public SentenceLedger Said { get; } = new();

    public void Add(StoryWorld world, StoryRequest request, ComposedChapter chapter)
    {
        if (_chapters % ComposedAgainEvery == 0 && ChapterText.Of(_other.Compose(world, request, Said, null, CancellationToken.None)!.Document) != ChapterText.Of(chapter.Document)) _different++;
        if (_chapters % AnalysedEvery == 0) Analyse(world, request, chapter);
        _findings += chapter.Findings.Length;
        foreach (var line in chapter.Document.ForPlayers)
        {
            _aloud.Add(line.Text);
            if (_chapters < FirstHundred) _first.Add(line.Text);
            foreach (var sentence in Sentences.Of(line.Text))
            {
                _sentences++;
                if (!_heard.Add(sentence)) _repeated++;
            }
        }

        chapter.Document.EnterInto(Said);
        _chapters++;
    }

    public void Into(Measurements measured)
    {
        measured.Add("P@5, asked themes", "×", _exact.Average());
        measured.Add("P@5, asked themes or near ones", "×", _near.Average());
        measured.Add("read-aloud sentences", "sentences", _sentences);
        measured.Add("read-aloud sentences repeated verbatim", "sentences", _repeated);
        measured.Add("distinct-3 of what is read aloud", "×", _aloud.DistinctThree);
        measured.Add("distinct-3 of the first hundred chapters", "×", _first.DistinctThree);
        measured.Add("self-BLEU-4 of what is read aloud", "×", _aloud.SelfBleu(BleuSample));
        measured.Add("chapters that differ when composed again", "chapters", _different);
        measured.Add("findings of the engine about its own chapters", "", _findings);
    }

    private void Analyse(StoryWorld world, StoryRequest request, ComposedChapter chapter)
    {
        var sources = chapter.Document.Sections.Where(section => section.Kind == "scene").Select(section => new ThemeSource($"scene/{section.Scene}", string.Join('\n', section.Lines.Select(line => line.Text))));
        var names = new CampaignNames(world.Entities.Select(entity => entity.Name).Concat(chapter.Plan.Scenes.SelectMany(scene => scene.Bindings).Select(binding => binding.Entity.Name)));
        var hits = _analyser.Analyse(new ThemeRequest([.. sources]) { Names = names }).Hits.Take(TopThemes).Select(hit => hit.Theme).ToArray();
        _exact.Add(hits.Count(hit => request.Themes.Any(asked => asked.Theme == hit)) / (double)TopThemes);
        _near.Add(hits.Count(hit => request.Themes.Any(asked => IsNear(asked.Theme, hit))) / (double)TopThemes);
    }

    private bool IsNear(string asked, string hit) => asked == hit || (_themes.Find(asked) is >= 0 and var one && _themes.Find(hit) is >= 0 and var other && _themes.IsNear(one, other));
}
