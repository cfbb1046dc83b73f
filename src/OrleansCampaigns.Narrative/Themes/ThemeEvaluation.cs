namespace OrleansCampaigns.Narrative.Themes;

/// <summary>How well themes are found, in per cent. Two questions: the theme of one sentence (one right answer), and all themes of a story whose sentences are the document.</summary>
public static class ThemeEvaluation
{
    private const int Bins = 15;

    /// <param name="held">What the model was not trained on.</param>
    /// <param name="every">Only one example in so many, so that a run ends in time.</param>
    /// <param name="rank">How one text's themes are scored: a model, or what it is compared with. Higher is better.</param>
    /// <param name="reported">Scores from this on are reported as confidences, so that their calibration is asked for.</param>
    public static SentenceFigures Sentences(ThemeCorpus held, int every, Func<string, double[]> rank, double reported = 0.05)
    {
        var hierarchy = new ThemeHierarchy(held.Packs);
        var (count, first, five, ten, near, reciprocal) = (0, 0, 0, 0, 0, 0.0);
        var (calibration, firstOnly) = (new CalibrationError(Bins), new CalibrationError(Bins));
        for (var i = 0; i < held.Examples.Length; i += every)
        {
            var example = held.Examples[i];
            var scores = rank(example.Text);
            var (place, best) = (RankOf(scores, example.Theme), Best(scores));
            count++;
            if (place == 1) first++;
            if (place <= 5) five++;
            if (place <= 10) ten++;
            if (hierarchy.IsNear(best, example.Theme)) near++;
            reciprocal += 1.0 / place;
            firstOnly.Add(scores[best], best == example.Theme);
            for (var theme = 0; theme < scores.Length; theme++)
            {
                if (scores[theme] >= reported) calibration.Add(scores[theme], theme == example.Theme);
            }
        }

        double Share(double of) => count == 0 ? 0 : 100 * of / count;
        return new SentenceFigures(count, Share(first), Share(five), Share(ten), Share(reciprocal), Share(near), calibration.Expected, firstOnly.Expected);
    }

    /// <param name="held">What the model was not trained on.</param>
    /// <param name="every">Only one story in so many.</param>
    /// <param name="rank">How a story's themes are scored by its sentences.</param>
    /// <param name="reported">Scores below this are not reported, so their calibration does not matter.</param>
    public static DocumentFigures Documents(ThemeCorpus held, int every, Func<IReadOnlyList<string>, double[]> rank, double reported = 0.05)
    {
        var (count, first, precision, average, gain) = (0, 0.0, 0.0, 0.0, 0.0);
        var calibration = new CalibrationError(Bins);
        foreach (var story in held.Examples.GroupBy(example => example.Story).OrderBy(story => story.Key).Where((_, at) => at % every == 0))
        {
            var gold = new HashSet<int>(story.Select(example => example.Theme));
            var scores = rank([.. story.Select(example => example.Text)]);
            var right = Order(scores).Select(gold.Contains).ToList();
            count++;
            first += right[0] ? 1 : 0;
            precision += right.Take(gold.Count).Count(isRight => isRight) / (double)gold.Count;
            average += AveragePrecision(right, gold.Count);
            gain += Gain(right, gold.Count);
            for (var theme = 0; theme < scores.Length; theme++)
            {
                if (scores[theme] >= reported) calibration.Add(scores[theme], gold.Contains(theme));
            }
        }

        double Share(double of) => count == 0 ? 0 : 100 * of / count;
        return new DocumentFigures(count, Share(first), Share(precision), Share(average), Share(gain), calibration.Expected);
    }

    private static int Best(double[] scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (ThemeMath.Millionths(scores[i]) > ThemeMath.Millionths(scores[best])) best = i;
        }

        return best;
    }

    private static int RankOf(double[] scores, int theme)
    {
        var (own, place) = (scores[theme], 1);
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] > own || (scores[i] == own && i < theme)) place++;
        }

        return place;
    }

    private static List<int> Order(double[] scores) => [.. Enumerable.Range(0, scores.Length).OrderByDescending(theme => scores[theme]).ThenBy(theme => theme)];

    private static double AveragePrecision(List<bool> right, int gold)
    {
        var (found, sum) = (0, 0.0);
        for (var i = 0; i < right.Count && found < gold; i++)
        {
            if (right[i]) sum += ++found / (i + 1.0);
        }

        return sum / gold;
    }

    private static double Gain(List<bool> right, int gold)
    {
        var (got, best) = (0.0, 0.0);
        for (var i = 0; i < Math.Min(10, right.Count); i++)
        {
            var worth = 1 / Math.Log2(i + 2);
            if (right[i]) got += worth;
            if (i < gold) best += worth;
        }

        return got / best;
    }
}
