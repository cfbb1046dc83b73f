using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.OfflineApp;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>What a device noted in all its lives, held against the server's journal.</summary>
internal sealed partial class OfflineDiary(string[] lines, FoldedJournal journal)
{
    /// <summary>Numbers that were queued for certain, with the ids that they got.</summary>
    private readonly Dictionary<int, Guid> _queued = Words("queued", lines).ToDictionary(words => Number(words[1]), words => Guid.Parse(words[2]));

    /// <summary>Sequences of the events of each number, in the journal's order.</summary>
    private readonly ILookup<int, JournalEntry> _effects = journal.Rows
        .Select(row => (Row: row, Match: TextInPayload().Match(System.Text.Encoding.UTF8.GetString(row.Payload.Span))))
        .Where(found => found.Match.Success)
        .ToLookup(found => Number(found.Match.Groups[1].Value), found => new JournalEntry(found.Row.Sequence, found.Row.CommandId, Convert.ToHexStringLower(found.Row.Hash.Span)));

    private sealed record JournalEntry(long Sequence, Guid Command, string Seal);

    public int Queued => _queued.Count;

    public int Told => Words("told", lines).Count();

    public int Updates => Words("kept", lines).Sum(words => words.Length - 1);

    /// <summary>Each queued command has its one effect, or none when it is refused; one that a kill cut off while it was queued has at most one. All in the order of queueing.</summary>
    public void CheckEffects()
    {
        foreach (var number in Words("begin", lines).Select(words => Number(words[1])).Distinct())
        {
            var effects = _effects[number].ToList();
            if (Application.IsRefused(number) && number != _queued.Keys.Max()) Assert.Empty(effects);
            else if (!_queued.TryGetValue(number, out var id)) Assert.InRange(effects.Count, 0, 1);
            else Assert.True(effects.Count == 1 && effects[0].Command == id, $"Number {number} has {effects.Count} effects.");
        }

        var inOrder = _effects.OrderBy(effects => effects.Single().Sequence).Select(effects => effects.Key).ToList();
        Assert.Equal(inOrder.Order(), inOrder);
    }

    /// <summary>Each report is told, says what the journal says, and is never told after its acknowledgement.</summary>
    public void CheckReports()
    {
        var acknowledged = new HashSet<string>();
        var told = new Dictionary<string, string>();
        foreach (var words in lines.Select(line => line.Split(' ')))
        {
            if (words[0] == "acknowledged") Assert.True(acknowledged.Add(words[1]), $"{words[1]} was acknowledged twice.");
            if (words[0] != "told") continue;
            Assert.False(acknowledged.Contains(words[1]), $"{words[1]} was told after its acknowledgement.");
            var answer = $"{words[2]} {words[3]}";
            Assert.Equal(told.GetValueOrDefault(words[1], answer), answer);
            told[words[1]] = answer;
        }

        foreach (var (number, id) in _queued)
        {
            var expected = Application.IsRefused(number) && number != _queued.Keys.Max() ? "Refused session.unknown" : $"Applied {_effects[number].Single().Seal}";
            Assert.True(told.TryGetValue($"{id}", out var answer), $"The outcome of number {number} was never told.");
            Assert.Equal(expected, answer);
        }
    }

    /// <summary>
    /// Each update after the first view was kept once and none is missing. What was being kept when the program died is kept or not: the next life goes on behind it or with it, and
    /// with nothing else.
    /// </summary>
    public void CheckUpdates()
    {
        var kept = new Dictionary<string, long>();
        var perhaps = new Dictionary<string, long>();
        foreach (var words in lines.Select(line => line.Split(' ')).Where(words => words[0] is "keeping" or "kept"))
        {
            var isView = words[1] == "view";
            foreach (var (channel, number) in words.Skip(isView ? 2 : 1).Select(word => (word.Split(':')[0], long.Parse(word.Split(':')[1], CultureInfo.InvariantCulture))))
            {
                if (words[0] == "kept")
                {
                    kept[channel] = number;
                    continue;
                }

                var follows = isView || number == kept.GetValueOrDefault(channel) + 1 || number == perhaps.GetValueOrDefault(channel) + 1;
                Assert.True(follows && number >= kept.GetValueOrDefault(channel), $"{channel} {number} was kept after {kept.GetValueOrDefault(channel)} (perhaps {perhaps.GetValueOrDefault(channel)}).");
                perhaps[channel] = number;
            }
        }
    }

    /// <summary>The last view is what the journal folds to for the owner.</summary>
    public void CheckView(PlayedTable table)
    {
        Assert.Equal(JsonSerializer.Serialize(Views.Main(journal.World, ChannelKind.GameMasters), WireJson.Options), Single("view"));
        Assert.Equal(JsonSerializer.Serialize(Views.Own(journal.World, table.Owner.User), WireJson.Options), Single("own"));
    }

    private string Single(string word) => lines.Single(line => line.StartsWith($"{word} ", StringComparison.Ordinal))[(word.Length + 1)..];

    private static IEnumerable<string[]> Words(string first, string[] lines) => lines.Select(line => line.Split(' ')).Where(words => words[0] == first);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"""\[(\d+)\]""")]
    private static partial Regex TextInPayload();
}
