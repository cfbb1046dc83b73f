using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>What a chapter's facts do to regions: pressure of each fact on its place, drawn towards the middle, rippling along borders with a quarter of itself to each side, so that a place between two others passes on half, for two hops.</summary>
internal static class RegionRipple
{
    /// <summary>No measure moves further in one chapter.</summary>
    public const int ChangeMax = 10;

    private const int Hops = 2;
    private const int Middle = 50;
    private const int DrawnBackBy = 5;

    public static ImmutableArray<RegionChange> Apply(WorldDraft draft)
    {
        var pressure = Pressure(draft);
        var total = pressure.ToArray();
        var wave = pressure;
        for (var hop = 0; hop < Hops; hop++)
        {
            wave = Spread(draft, wave);
            for (var i = 0; i < total.Length; i++) total[i] = total[i].Plus(wave[i]);
        }

        var changes = ImmutableArray.CreateBuilder<RegionChange>();
        for (var place = 0; place < total.Length; place++)
        {
            if (draft.Entities[place].Kind != StoryKind.Place) continue;
            var now = draft.Regions[place];
            var back = new RegionValues(Middle, Middle, Middle, Middle, Middle).Plus(now.Times(-1, 1)).Times(1, DrawnBackBy);
            var next = now.Plus(total[place].Times(1, 3).Plus(back).Within(-ChangeMax, ChangeMax)).Within(0, 100);
            draft.Regions[place] = next;
            var change = next.Plus(now.Times(-1, 1));
            if (!change.IsZero) changes.Add(new RegionChange(draft.Entities[place].Key, change));
        }

        return [.. changes.OrderBy(change => change.Place, StringComparer.Ordinal)];
    }

    private static RegionValues[] Pressure(WorldDraft draft)
    {
        var pressure = new RegionValues[draft.Entities.Count];
        foreach (var known in draft.Facts)
        {
            var predicate = draft.Vocabulary.Predicates[known.Fact.Predicate];
            var place = predicate.Arity == 1 ? known.Fact.First : known.Fact.Second;
            if (!predicate.Pressure.IsZero && place < pressure.Length) pressure[place] = pressure[place].Plus(predicate.Pressure);
        }

        return pressure;
    }

    private static RegionValues[] Spread(WorldDraft draft, RegionValues[] wave)
    {
        var next = new RegionValues[wave.Length];
        foreach (var known in draft.Facts)
        {
            if (known.Fact.Predicate != draft.Vocabulary.Near) continue;
            next[known.Fact.Second] = next[known.Fact.Second].Plus(wave[known.Fact.First].Times(1, 4));
        }

        return next;
    }
}
