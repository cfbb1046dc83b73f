using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>
/// Where a chapter happens: a place under pressure and what lies around it, up to five. Each place's own facts and the seed decide, so that a change far away seldom moves a chapter.
/// </summary>
internal static class ChapterFocus
{
    private const int PlacesWanted = 5;

    public static ImmutableArray<int> Of(StoryWorld world, StoryRequest request)
    {
        var index = world.Index;
        var pressing = new long[world.Entities.Length];
        foreach (var known in world.Facts)
        {
            var predicate = world.Vocabulary.Predicates[known.Fact.Predicate];
            var place = predicate.Arity == 1 ? known.Fact.First : known.Fact.Second;
            if (place >= pressing.Length || world.Entities[place].Kind != StoryKind.Place || predicate.LastsChapters == 0) continue;
            pressing[place] += 1_000_000;
        }

        var best = -1;
        var wanted = Wanted(world, request);
        for (var place = 0; place < pressing.Length; place++)
        {
            if (world.Entities[place].Kind != StoryKind.Place || request.MustNot.Contains(world.Entities[place].Key)) continue;
            pressing[place] = Math.Min(pressing[place], 4_000_000) + Noise(request, index, place, 6_000_000) + (wanted.Contains(place) ? 100_000_000 : 0);
            if (best < 0 || Before(pressing, index, place, best)) best = place;
        }

        return best < 0 ? [] : Around(world, request, best, wanted);
    }

    private static ImmutableArray<int> Around(StoryWorld world, StoryRequest request, int centre, List<int> wanted)
    {
        var chosen = new List<int> { centre };
        foreach (var place in wanted)
        {
            if (!chosen.Contains(place)) chosen.Add(place);
        }

        for (var at = 0; at < chosen.Count && chosen.Count < PlacesWanted; at++)
        {
            var neighbours = new List<int>();
            foreach (var bits in world.Index.Of(world.Vocabulary.Near))
            {
                var fact = new Fact(bits);
                var other = fact.First == chosen[at] ? fact.Second : fact.Second == chosen[at] ? fact.First : -1;
                if (other >= 0 && !chosen.Contains(other) && !neighbours.Contains(other) && !request.MustNot.Contains(world.Entities[other].Key)) neighbours.Add(other);
            }

            neighbours.Sort((left, right) => KeyHash.Join(request.Seed, world.Index.Hashes[left]).CompareTo(KeyHash.Join(request.Seed, world.Index.Hashes[right])));
            foreach (var place in neighbours)
            {
                if (chosen.Count < PlacesWanted) chosen.Add(place);
            }
        }

        return [.. chosen];
    }

    /// <summary>Places that must appear, and where those are who must.</summary>
    private static List<int> Wanted(StoryWorld world, StoryRequest request)
    {
        var wanted = new List<int>();
        foreach (var key in request.Must)
        {
            var entity = world.IndexOf(key);
            if (entity < 0) continue;
            var place = world.Entities[entity].Kind == StoryKind.Place ? entity : world.Index.Places[entity];
            if (place != Fact.Nobody && !wanted.Contains(place)) wanted.Add(place);
        }

        return wanted;
    }

    private static long Noise(StoryRequest request, FactIndex index, int place, int range) => (long)(KeyHash.Join(request.Seed, index.Hashes[place]) % (ulong)range);

    private static bool Before(long[] scores, FactIndex index, int one, int other) =>
        scores[one] > scores[other] || (scores[one] == scores[other] && string.CompareOrdinal(index.World.Entities[one].Key, index.World.Entities[other].Key) < 0);
}
