using System.Collections.Immutable;
using System.Text.Json;

namespace OrleansCampaigns.Rules.Texts;

/// <summary>The phrases that a text is searched for, as data: <c>{"ends":[["captive(0,?)","{0:person} be~ freed"], …]}</c>.</summary>
public sealed class WorldPhrases
{
    private static readonly (string Name, PhraseEffect Effect)[] Lists =
        [("ends", PhraseEffect.Ends), ("may-end", PhraseEffect.MayEnd), ("begins", PhraseEffect.Begins), ("needs", PhraseEffect.Needs), ("knows", PhraseEffect.Knows)];

    private WorldPhrases(ImmutableArray<WorldPhrase> all) => All = all;

    /// <summary>Those that come with the engine. Read when somebody first asks, once for the process.</summary>
    public static WorldPhrases Shipped { get; } = Read(ShippedBytes());

    internal ImmutableArray<WorldPhrase> All { get; }

    public int Count => All.Length;

    /// <param name="json">UTF-8.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="FormatException">A phrase or its fact cannot be read.</exception>
    public static WorldPhrases Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var all = ImmutableArray.CreateBuilder<WorldPhrase>();
        foreach (var (name, effect) in Lists)
        {
            if (!document.RootElement.TryGetProperty(name, out var list)) continue;
            foreach (var entry in list.EnumerateArray())
            {
                if (entry.ValueKind != JsonValueKind.Array || entry.GetArrayLength() != 2) throw new FormatException($"An entry of {name} is a fact and a phrase.");
                all.Add(WorldPhrase.Read(entry[1].GetString() ?? "", effect, entry[0].GetString() ?? ""));
            }
        }

        return new WorldPhrases(all.ToImmutable());
    }

    private static byte[] ShippedBytes()
    {
        const string Name = "Texts/phrases.json";
        using var stream = typeof(WorldPhrases).Assembly.GetManifestResourceStream(Name) ?? throw new FormatException($"{Name} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
