namespace OrleansCampaigns.Narrative.Stories;

/// <summary>
/// Regression from the climax: which kinds of fact the climaxes that suit this chapter need (1000 for the most needed), and in a second step what the scenes that bring those about need.
/// A scene that adds such facts opens the way, long before the climax itself is in reach.
/// </summary>
internal sealed class Landmarks
{
    private readonly int[] _needed;
    private readonly int[] _fertile;

    public Landmarks(StoryletCatalog catalog, CastingRules rules, int[] themes)
    {
        var ends = new long[catalog.Vocabulary.Predicates.Length];
        for (var i = 0; i < catalog.Joins.Length; i++)
        {
            if (!rules.LeftOut[i] && catalog.Storylets[i].Function is SceneFunction.Climax or SceneFunction.Crisis or SceneFunction.Falling) Count(catalog.Joins[i], Weight(themes[i]), ends);
        }

        var all = new long[ends.Length];
        for (var i = 0; i < catalog.Joins.Length; i++)
        {
            if (!rules.LeftOut[i] && catalog.Storylets[i].Function != SceneFunction.Setup) Count(catalog.Joins[i], Weight(themes[i]), all);
        }

        _fertile = Scaled(all, 1000);

        _needed = Scaled(ends, 1000);
        var before = new long[ends.Length];
        for (var i = 0; i < catalog.Joins.Length; i++)
        {
            var gives = 0;
            for (var predicate = 0; predicate < _needed.Length; predicate++)
            {
                if (catalog.Joins[i].Gives.Has(predicate)) gives = Math.Max(gives, _needed[predicate]);
            }

            if (!rules.LeftOut[i]) Count(catalog.Joins[i], gives, before);
        }

        var second = Scaled(before, 500);
        for (var predicate = 0; predicate < _needed.Length; predicate++) _needed[predicate] = Math.Max(_needed[predicate], second[predicate]);
    }

    /// <summary>0 … 1000.</summary>
    public int Of(StoryletOutcome outcome)
    {
        var sum = 0;
        foreach (var add in outcome.Adds) sum += _needed[add.Predicate];
        return Math.Min(1000, sum);
    }

    /// <summary>0 … 1000: how much of what suits this chapter needs facts like those that an outcome adds.</summary>
    public int FertilityOf(StoryletOutcome outcome)
    {
        var sum = 0;
        foreach (var add in outcome.Adds) sum += _fertile[add.Predicate];
        return Math.Min(1000, sum);
    }

    /// <summary>What is on theme counts several times what is not.</summary>
    private static int Weight(int theme) => 100 + theme * theme / 1000;

    private static void Count(JoinPlan join, int weight, long[] into)
    {
        foreach (var literal in join.Positive) into[literal.Predicate] += weight / join.Positive.Length;
    }

    private static int[] Scaled(long[] counts, int top)
    {
        var most = Math.Max(1, counts.Max());
        return [.. counts.Select(count => (int)(count * top / most))];
    }
}
