using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Stories;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>Keys and facts of the engine in the campaign's own: who and what is new gets an id that follows from where it comes from, so that it is the same however often it is asked.</summary>
/// <param name="from">What all that is new comes from: no two drafts or events have the same.</param>
internal sealed class StoryKeys(string from)
{
    /// <summary>Of one consequence, added and removed.</summary>
    public const int FactsMax = 20;

    private const int GuidLength = 36;

    /// <summary>A GUID of version 4's form.</summary>
    public Guid IdOf(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{from} {name}"), hash);
        hash[6] = (byte)(hash[6] & 0x0F | 0x40);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>Null when it is none of the campaign's words and parts.</summary>
    private StoryFact? Of(string fact)
    {
        var open = fact.IndexOf('(', StringComparison.Ordinal);
        var parts = fact[(open + 1)..^1].Split(',').Select(KeyOf);
        return StoryFact.TryParse($"{fact[..open]}({string.Join(',', parts)})", out var translated) ? translated : null;
    }

    /// <summary>What begins and ends as consequences of at most <see cref="FactsMax"/> facts each, with what speaks against what entities say of themselves. What ends goes first.</summary>
    public IEnumerable<StoryFactsConsequence> Consequences(IEnumerable<string> begins, IEnumerable<string> ends)
    {
        var news = begins.Distinct().Select(Of).OfType<StoryFact>().ToArray();
        var changes = ends.Distinct().Select(Of).OfType<StoryFact>().Except(news).Select(fact => (Added: EndedFacts.Of(fact), Removed: (StoryFact?)fact)).Concat(news.Select(fact => (Added: (StoryFact?)fact, Removed: EndedFacts.Of(fact))));
        var (added, removed) = (ImmutableArray.CreateBuilder<StoryFact>(), ImmutableArray.CreateBuilder<StoryFact>());
        foreach (var (begun, over) in changes)
        {
            if (added.Count + removed.Count + 2 > FactsMax) yield return new StoryFactsConsequence(added.DrainToImmutable(), removed.DrainToImmutable());
            if (begun is { } one) added.Add(one);
            if (over is { } other) removed.Add(other);
        }

        if (added.Count + removed.Count > 0) yield return new StoryFactsConsequence(added.DrainToImmutable(), removed.DrainToImmutable());
    }

    /// <summary>Creates somebody who is new, hidden.</summary>
    public IEnumerable<Command> Created(string key, string name, string calling)
    {
        var id = new CharacterId(IdOf(key));
        yield return new CreateCharacter(name.Length <= 120 ? name : name[..120], Hidden: true) { Character = id };
        if (calling.Length > 0) yield return new AddTag(calling) { Character = id };
    }

    private string KeyOf(string key) => key.Split('/') switch
    {
        ["npc", _] => $"character/{IdOf(key):D}",
        [("item" or "secret") and var kind, { Length: < GuidLength }] => $"{kind}/{IdOf(key):D}",
        _ => key,
    };
}
