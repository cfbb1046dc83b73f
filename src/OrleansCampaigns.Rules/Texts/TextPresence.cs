using System.Collections.Frozen;
using System.Collections.Immutable;
using OrleansCampaigns.Rules.Worlds;

namespace OrleansCampaigns.Rules.Texts;

/// <summary>
/// Where the text says that somebody acts, and what it says happens at the same time: "meanwhile", "at the same hour", "while", or one named hour of one day. Without such a word one sentence comes after another, and
/// people walk.
/// </summary>
internal sealed class TextPresence
{
    private static readonly FrozenSet<string> Within = ["in", "at", "inside", "within", "on"];

    private static readonly FrozenSet<string> Fillers = ["the", "old", "far", "distant", "nearby"];

    private readonly List<Stay> _stays = [];
    private int _moment;
    private int _paragraph = -1;
    private string? _hour;
    private string? _headingPlace;

    /// <summary>What was going on elsewhere when this happens, for somebody who cannot be in both; null when nothing was.</summary>
    public SceneRecord? Echo(TextSentence sentence, IReadOnlyList<TextMention> mentions, SceneRecord scene)
    {
        var isSame = TimeCue.IsSame(sentence.Words);
        var hour = TimeCue.Hour(sentence.Words);
        if (hour is not null && hour == _hour) isSame = true;
        else if (!isSame && (sentence.Paragraph != _paragraph || TimeCue.IsLater(sentence.Words))) _stays.Clear();
        (_paragraph, _hour) = (sentence.Paragraph, hour ?? (isSame ? _hour : null));
        _current = Stays(sentence, mentions, scene);
        if (scene.Outcomes.Any(outcome => outcome.Begins.Any(fact => fact.Predicate == WorldLaws.At))) _stays.RemoveAll(stay => scene.Actors.Contains(stay.Who));
        // Two places within one sentence count as well: while Aud argues in Harrow, Aud signs in Lowmarsh.
        var elsewhere = isSame ? _current.SelectMany(now => _stays.Concat(_current).Where(stay => stay.Who == now.Who && stay.Place != now.Place)).FirstOrDefault() : null;
        _stays.AddRange(_current);
        if (elsewhere is null) return null;
        _current = [.. _current.Where(now => now.Place != elsewhere.Place || now.Who != elsewhere.Who)];
        _moment++;
        _isEchoed = true;
        return new SceneRecord(elsewhere.Path == scene.Path ? $"{scene.Path}/elsewhere" : elsewhere.Path) { Place = elsewhere.Place, Actors = [elsewhere.Who], Moment = _moment };
    }

    /// <summary>The scene with its place and moment. After <see cref="Echo"/> for the same.</summary>
    public SceneRecord Placed(SceneRecord scene)
    {
        if (!_isEchoed) _moment++;
        _isEchoed = false;
        return scene with { Place = _current.FirstOrDefault()?.Place, Moment = _moment };
    }

    private ImmutableArray<Stay> _current = [];
    private bool _isEchoed;

    /// <summary>Each who acts, at the place that is named nearest to them in the sentence; else where its heading says.</summary>
    private ImmutableArray<Stay> Stays(TextSentence sentence, IReadOnlyList<TextMention> mentions, SceneRecord scene)
    {
        var places = mentions.Where(mention => mention.Entity.Kind == WorldKinds.Place && IsWithin(sentence.Words, mention.From)).ToArray();
        if (sentence.IsHeading) _headingPlace = places.FirstOrDefault().Entity?.Key ?? mentions.FirstOrDefault(mention => mention.Entity.Kind == WorldKinds.Place).Entity?.Key;
        var stays = ImmutableArray.CreateBuilder<Stay>();
        foreach (var mention in mentions.Where(mention => scene.Actors.Contains(mention.Entity.Key)))
        {
            var place = places.Length == 0 ? _headingPlace : places.MinBy(place => Distance(sentence.Words, mention, place)).Entity.Key;
            if (place is not null) stays.Add(new Stay(mention.Entity.Key, place, scene.Path));
        }

        return stays.ToImmutable();
    }

    /// <summary>In words; a comma between them counts for twenty: the next clause has its own place.</summary>
    private static int Distance(ImmutableArray<TextWord> words, TextMention who, TextMention place)
    {
        var (from, to) = who.From < place.From ? (who.To, place.From) : (place.To, who.From);
        var distance = to - from;
        for (var i = from; i <= to && i < words.Length; i++)
            if (words[i].FollowsMark || words[i].Word is "while" or "whilst") distance += 20;
        return distance;
    }

    private static bool IsWithin(ImmutableArray<TextWord> words, int at)
    {
        while (at > 0 && Fillers.Contains(words[at - 1].Word)) at--;
        return at > 0 && Within.Contains(words[at - 1].Word) && !words[at - 1].IsSpoken;
    }

    private sealed record Stay(string Who, string Place, string Path);
}
