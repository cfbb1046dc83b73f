namespace OrleansCampaigns.Narrative.Stories;

/// <summary>
/// Whose question a scene is. Whoever had fewest goes first; among those within one beat of that, the one whose arc stands where the beat belongs and who is torn about what the scene tests.
/// So nobody falls behind by more than two, whatever the storylets.
/// </summary>
internal sealed class Spotlight
{
    private readonly StoryWorld _world;
    private readonly int[] _beats;

    public Spotlight(StoryWorld world)
    {
        _world = world;
        _beats = [.. world.Heroes.Select(hero => hero.Beats)];
    }

    /// <summary>The heroes' dense indices, the one who waited longest first.</summary>
    public static int[] Waiting(StoryWorld world) =>
        [.. world.Heroes.OrderBy(hero => hero.Beats).ThenBy(hero => hero.LastBeatChapter).ThenBy(hero => world.Entities[hero.Hero].Key, StringComparer.Ordinal).Select(hero => hero.Hero)];

    /// <summary>Gives a scene's beat to a hero; null when there are none.</summary>
    /// <param name="storylet">What the scene is.</param>
    /// <param name="cast">The hero that it is about; −1 for none.</param>
    public HeroBeat? Give(Storylet storylet, int cast)
    {
        if (_world.Heroes.IsEmpty) return null;
        var fewest = _beats.Min();
        var chosen = -1;
        var best = int.MinValue;
        for (var i = 0; i < _beats.Length; i++)
        {
            var hero = _world.Heroes[i];
            var fit = hero.Hero == cast ? 1000 : _beats[i] > fewest ? int.MinValue + 1 : Fit(hero, storylet);
            if (fit > best) (chosen, best) = (i, fit);
        }

        _beats[chosen]++;
        return new HeroBeat(_world.Entities[_world.Heroes[chosen].Hero].Key, storylet.Beat, storylet.Asks);
    }

    /// <summary>The stages at which a beat belongs.</summary>
    public static (int From, int To) Stages(ArcBeat beat) => beat switch
    {
        ArcBeat.Trigger => (0, 1),
        ArcBeat.Test => (1, 3),
        ArcBeat.Relapse => (2, 4),
        ArcBeat.Choice => (3, 4),
        ArcBeat.Proof => (4, 5),
        _ => throw new ArgumentOutOfRangeException(nameof(beat)),
    };

    private static int Fit(HeroCard hero, Storylet storylet)
    {
        var (from, to) = Stages(storylet.Beat);
        var fit = hero.Stage >= from && hero.Stage <= to ? 10 : 0;
        foreach (var pull in hero.Axes)
        {
            foreach (var tested in storylet.Axes)
            {
                if (pull.Axis == tested.Axis) fit += pull.Direction == tested.Direction ? 2 : 3;
            }
        }

        return fit;
    }
}
