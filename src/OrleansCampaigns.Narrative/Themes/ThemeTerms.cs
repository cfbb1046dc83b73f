using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>
/// Which words of a sentence speak for a theme. All voices are sums over features, so what each feature adds is known exactly; what it adds to rival themes as well does not speak for this one.
/// </summary>
internal static class ThemeTerms
{
    public const int Max = 5;

    /// <summary>The most probable ones.</summary>
    public const int RivalsMax = 5;

    /// <summary>Words are cited until they make up so much of all that speaks for the theme.</summary>
    private const double Enough = 0.7;

    /// <param name="model">Whose voices spoke.</param>
    /// <param name="vector">Of the sentence.</param>
    /// <param name="theme">What it is said to show.</param>
    /// <param name="rivals">What it might show as well.</param>
    public static ImmutableArray<ThemeTermSpan> Of(ThemeModel model, ThemeVector vector, int theme, ImmutableArray<int> rivals)
    {
        var words = EmbeddingTraining.Words(vector, model.Voices.Vocabulary);
        var byPlace = new SortedDictionary<(int Start, int Length), double>();
        for (var at = 0; at < vector.Indices.Length; at++)
        {
            var share = model.Share(vector, words, at, theme) - (rivals.IsEmpty ? 0 : rivals.Average(rival => model.Share(vector, words, at, rival)));
            var places = vector.Terms.Where(term => term.Index == vector.Indices[at] && term.Feature.Length > 0).ToList();
            foreach (var place in places) byPlace[(place.Feature.Start, place.Feature.Length)] = byPlace.GetValueOrDefault((place.Feature.Start, place.Feature.Length)) + (share / places.Count);
        }

        var speaking = byPlace.Where(place => place.Value > 0).OrderByDescending(place => ThemeMath.Millionths(place.Value)).ThenBy(place => place.Key.Start).ToList();
        var (all, sum, chosen) = (speaking.Sum(place => place.Value), 0.0, new List<ThemeTermSpan>());
        foreach (var (place, share) in speaking)
        {
            if (chosen.Count == Max || sum >= Enough * all) break;
            sum += share;
            if (!chosen.Exists(known => known.Start <= place.Start && place.Start + place.Length <= known.Start + known.Length)) chosen.Add(new ThemeTermSpan(place.Start, place.Length));
        }

        return [.. chosen.OrderBy(term => term.Start).ThenBy(term => term.Length)];
    }
}
