using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>Names for new people and things; one that is taken is not made again.</summary>
public sealed class NameMaker(ProseLexicon lexicon)
{
    private const int Tries = 64;
    private readonly Realiser _realiser = new(lexicon);

    /// <summary>Styles of names, in ordinal order: river, north …</summary>
    public ImmutableArray<string> Styles => [.. lexicon.Paths.Where(path => path.StartsWith("names/styles/", StringComparison.Ordinal)).Select(path => path.Split('/')[2]).Distinct(StringComparer.Ordinal)];

    /// <summary>A first name and a surname in a style of <see cref="Styles"/>; null after 64 taken ones.</summary>
    public string? Person(string style, Func<string, bool> isTaken, ref SeededRandom random)
    {
        string Part(string part, ref SeededRandom draw) => _realiser.RealiseOne(lexicon[$"names/styles/{style}/{part}"], Scenery.Of(), ref draw).Text;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var middle = random.NextInt32(2) == 0 ? Part("middle", ref random).ToLowerInvariant() : "";
            var name = $"{Part("first", ref random)}{middle}{Part("end", ref random).ToLowerInvariant()} {Part("surname", ref random)}";
            if (!isTaken(name)) return name;
        }

        return null;
    }

    /// <summary>Of a list of names: items, taverns, ships, societies. An article at its beginning is in lower case, as names stand inside sentences. Null after 64 taken ones.</summary>
    public string? Thing(string list, Noun maker, Func<string, bool> isTaken, ref SeededRandom random)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var name = _realiser.RealiseOne(lexicon["names/" + list], Scenery.Of(new RoleNoun("npc", maker), new RoleNoun("place", maker)), ref random).Text;
            if (name.StartsWith("The ", StringComparison.Ordinal) || name.StartsWith("A ", StringComparison.Ordinal) || name.StartsWith("An ", StringComparison.Ordinal)) name = char.ToLowerInvariant(name[0]) + name[1..];
            if (!isTaken(name)) return name;
        }

        return null;
    }
}
