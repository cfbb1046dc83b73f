using System.Collections.Immutable;
using OrleansCampaigns.Rules.Worlds;

namespace OrleansCampaigns.Rules.Texts;

/// <summary>
/// Finds a world's entities by name: whole names and aliases, without a leading article, and people by a single word of their name when it is nobody else's. The longest name at a place wins. Names are found
/// where their first word has a capital; those that are written small (the page) word by word.
/// </summary>
internal sealed class NameTable
{
    /// <summary>Longer names are found by these words only.</summary>
    public const int NameWordsMax = 8;

    private static readonly string[] Articles = ["the", "a", "an"];

    private static readonly string[] Joints = ["of", "the", "and", "in", "at", "on", "to", "for", "by", "from", "von", "de"];

    private static readonly string[] PartyNames = ["party", "heroes", "adventurers", "player characters", "characters"];

    private readonly Dictionary<string, List<Name>> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    public NameTable(IEnumerable<WorldEntity> entities)
    {
        var parts = new Dictionary<string, WorldEntity?>(StringComparer.Ordinal);
        foreach (var entity in entities)
        {
            foreach (var name in entity.Aliases.Insert(0, entity.Name).AddRange(entity.Kind == WorldKinds.Party ? PartyNames : [])) AddWhole(entity, name, parts);
        }

        foreach (var (part, entity) in parts)
            if (entity is not null && !(_names.TryGetValue(part, out var wholes) && wholes.Exists(whole => whole.Words.Length == 1))) Add(part, new Name([part], IsCapital: true, entity));
        foreach (var names in _names.Values) names.Sort((left, right) => right.Words.Length.CompareTo(left.Words.Length));
    }

    /// <summary>Whether a name has this word.</summary>
    public bool Knows(string word) => _words.Contains(word);

    public List<TextMention> Find(ImmutableArray<TextWord> words)
    {
        var mentions = new List<TextMention>();
        for (var at = 0; at < words.Length;)
        {
            var found = _names.TryGetValue(words[at].Word, out var names) ? names.FirstOrDefault(name => name.IsAt(words, at)) : null;
            if (found is not null) mentions.Add(new TextMention(found.Entity, at, at + found.Words.Length));
            at += found?.Words.Length ?? 1;
        }

        return mentions;
    }

    private void AddWhole(WorldEntity entity, string name, Dictionary<string, WorldEntity?> parts)
    {
        if (SentenceSplit.Split(name) is not [{ Words: var words }, ..]) return;
        var rest = words.SkipWhile(word => Articles.Contains(word.Word)).Take(NameWordsMax).ToArray();
        if (rest.Length == 0) return;
        var whole = rest.Select(word => word.Word).ToImmutableArray();
        Add(whole[0], new Name(whole, rest[0].IsCapital, entity));
        foreach (var word in rest) _words.Add(word.Word);
        if (!WorldKinds.Lives(entity.Kind) || rest.Length < 2) return;
        foreach (var part in rest.Where(word => word.IsCapital && !Joints.Contains(word.Word)).Select(word => word.Word).Distinct())
            parts[part] = parts.TryGetValue(part, out var other) && other?.Key != entity.Key ? null : entity;
    }

    private void Add(string first, Name name)
    {
        if (!_names.TryGetValue(first, out var names)) _names[first] = names = [];
        // Two of one name: whoever stands first in the world is meant; a text cannot say which.
        if (!names.Any(other => other.Words.SequenceEqual(name.Words))) names.Add(name);
    }

    private sealed record Name(ImmutableArray<string> Words, bool IsCapital, WorldEntity Entity)
    {
        public bool IsAt(ImmutableArray<TextWord> words, int at)
        {
            if (at + Words.Length > words.Length || IsCapital && !words[at].IsCapital) return false;
            for (var i = 0; i < Words.Length; i++)
                if (words[at + i].Word != Words[i] || i > 0 && words[at + i].FollowsMark) return false;
            return true;
        }
    }
}
