using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>
/// Finds the themes of texts and typed events, and says what speaks for each. Holds only what is frozen, so one serves a whole silo at once. The same request gives the same answer on every machine.
/// </summary>
/// <param name="model">Trained on <paramref name="packs"/>, in their order.</param>
/// <param name="packs">For who is related to whom.</param>
/// <param name="events">What typed events say.</param>
public sealed class ThemeAnalyser(ThemeModel model, ImmutableArray<ThemePack> packs, ThemeEventTable events)
{
    public const int SpansMax = 3;

    public const int NearMax = 3;

    /// <summary>Less certain themes are not reported.</summary>
    public const double ConfidenceMin = 0.05;

    /// <summary>Of maximal marginal relevance (Carbonell, Goldstein 1998): how much a theme's certainty counts against its being new beside those above it.</summary>
    private const double Relevance = 0.7;

    private const double Kinship = 0.6;

    private readonly ThemeHierarchy _hierarchy = new(packs);

    public ThemeAnalysis Analyse(ThemeRequest request)
    {
        var (parts, isCut) = Read(request);
        var (evidence, mass) = (new double[model.Themes.Length], new double[model.Themes.Length]);
        foreach (var (theme, probability) in parts.SelectMany(part => part.Themes))
        {
            evidence[theme] = ThemeEvidence.Together(evidence[theme], probability);
            mass[theme] += probability;
        }

        // One sentence alone is judged as one: the curve of documents was fitted on stories of many.
        var curve = parts.Count == 1 ? model.Calibrations.Sentence : model.Calibrations.Document;
        var found = new List<(int Theme, long Confidence)>();
        for (var theme = 0; theme < evidence.Length; theme++)
        {
            var confidence = evidence[theme] > 0 ? ThemeMath.Millionths(curve.Confidence(evidence[theme])) : 0;
            if (confidence >= ThemeMath.Millionths(ConfidenceMin)) found.Add((theme, confidence));
        }

        var all = mass.Sum();
        return new ThemeAnalysis([.. Different(found, request.HitsMax).Select(hit => Hit(hit.Theme, hit.Confidence, mass[hit.Theme] / all, parts))], isCut);
    }

    private (List<ThemePart> Parts, bool IsCut) Read(ThemeRequest request)
    {
        var memory = new ThemeMemory(model, request.Corrections, request.Names);
        var (parts, left, isCut) = (new List<ThemePart>(), ThemeRequest.CharactersMax, request.Events.Length > ThemeRequest.EventsMax);
        foreach (var source in request.Sources)
        {
            var text = source.Text.Length <= left ? source.Text : source.Text[..left];
            isCut |= text.Length < source.Text.Length;
            left -= text.Length;
            foreach (var unit in TextUnit.Split(text)) parts.Add(Part(source.Id, text, unit, request.Names, memory));
        }

        foreach (var happened in request.Events.Take(ThemeRequest.EventsMax))
        {
            var themes = events.Themes(happened.Predicate).Select(of => (Theme: model.Themes.IndexOf(of.Theme), of.Probability)).Where(of => of.Theme >= 0).ToImmutableArray();
            if (!themes.IsEmpty) parts.Add(new ThemePart(happened.Id, default, null, themes));
        }

        return (parts, isCut);
    }

    private ThemePart Part(string source, string text, TextUnit unit, CampaignNames names, ThemeMemory memory)
    {
        var vector = model.Voices.Vocabulary.Vector(text, unit, names);
        var posterior = model.Scores(vector);
        memory.Apply(vector, posterior);
        ThemeStack.Normalise(posterior);
        var themes = ImmutableArray.CreateBuilder<(int Theme, double Probability)>();
        for (var theme = 0; theme < posterior.Length && vector.Indices.Length > 0; theme++)
        {
            if (posterior[theme] >= ThemeEvidence.Floor) themes.Add((theme, posterior[theme]));
        }

        return new ThemePart(source, unit, vector, themes.ToImmutable());
    }

    /// <summary>The most certain first, then always what is certain and not akin to what is there already.</summary>
    private List<(int Theme, long Confidence)> Different(List<(int Theme, long Confidence)> found, int max)
    {
        var (chosen, left) = (new List<(int Theme, long Confidence)>(), found.OrderByDescending(hit => hit.Confidence).ThenBy(hit => hit.Theme).ToList());
        while (left.Count > 0 && chosen.Count < max)
        {
            var best = left.MaxBy(hit => ThemeMath.Millionths((Relevance * hit.Confidence / 1e6) - ((1 - Relevance) * (chosen.Exists(other => _hierarchy.IsNear(hit.Theme, other.Theme)) ? Kinship : 0))));
            chosen.Add(best);
            left.Remove(best);
        }

        return chosen;
    }

    private ThemeHit Hit(int theme, long confidence, double share, List<ThemePart> parts)
    {
        var speaking = parts.Select((part, at) => (Part: part, At: at, Weight: ThemeMath.Millionths(part.Probability(theme))))
            .Where(part => part.Weight > 0).OrderByDescending(part => part.Weight).ThenBy(part => part.At).ToList();
        var strongest = speaking.Select(part => part.Part.Vector).FirstOrDefault(vector => vector is not null);
        return new ThemeHit(
            model.Themes[theme],
            Level(share, confidence, speaking.Select(part => part.Part.Source).Distinct(StringComparer.Ordinal).Count()),
            confidence / 1e6,
            [.. speaking.Take(SpansMax).Select(part => new ThemeSpan(part.Part.Source, part.Part.Unit.Start, part.Part.Unit.Length, part.Weight / 1e6, Terms(part.Part, theme)))],
            strongest is null ? [] : model.Snippets.Nearest(strongest, theme, model.Voices.Vocabulary, NearMax));
    }

    /// <summary>By its share of all that was said about any theme, and by how many sources say it.</summary>
    private static ThemeLevel Level(double share, long confidence, int sources) =>
        confidence < 500_000 ? ThemeLevel.Minor
        : share >= 0.2 || (share >= 0.1 && sources >= 3) ? ThemeLevel.Choice
        : share >= 0.07 || sources >= 3 ? ThemeLevel.Major
        : ThemeLevel.Minor;

    private ImmutableArray<ThemeTermSpan> Terms(ThemePart part, int theme) =>
        part.Vector is null ? [] : ThemeTerms.Of(model, part.Vector, theme, [.. part.Themes.Where(other => other.Theme != theme).OrderByDescending(other => ThemeMath.Millionths(other.Probability)).ThenBy(other => other.Theme).Take(ThemeTerms.RivalsMax).Select(other => other.Theme)]);
}
