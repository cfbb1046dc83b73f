using System.Collections.Immutable;
using System.Globalization;
using OrleansCampaigns.Rules.Worlds;

namespace OrleansCampaigns.Rules.Texts;

/// <summary>
/// The day at which a sentence or heading starts: "On the 12th of Hearthmoon", "12 Hearthmoon 1492: …", "Hearthmoon 12", "Day 104". Without a year the world's own is meant. A date in the middle of a sentence may be
/// of anything and is not taken.
/// </summary>
internal sealed class DayReader(WorldRecord world)
{
    private const int LeadingWordsMax = 4;

    private static readonly string[] Leading = ["on", "the", "of", "it", "is", "was", "in", "morning", "evening", "night", "date", "at", "dawn", "dusk", "noon", "by"];

    private readonly int _daysInYear = world.Months.Sum(month => month.Days);

    public int? Read(ImmutableArray<TextWord> words)
    {
        var at = 0;
        while (at < words.Length && at < LeadingWordsMax && Leading.Contains(words[at].Word)) at++;
        if (at >= words.Length) return null;
        if (words[at].Word == "day" && at + 1 < words.Length && Number(words[at + 1].Word) is { } day) return day;
        if (_daysInYear < 1) return null;
        if (Number(words[at].Word) is { } first)
        {
            var next = at + 1 < words.Length && words[at + 1].Word == "of" ? at + 2 : at + 1;
            return next < words.Length && Month(words[next].Word) is { } month ? DayOf(month, first, YearAt(words, next + 1)) : null;
        }

        if (Month(words[at].Word) is not { } named) return null;
        var number = at + 1 < words.Length && words[at + 1].Word == "the" ? at + 2 : at + 1;
        return number < words.Length && Number(words[number].Word) is { } of ? DayOf(named, of, YearAt(words, number + 1)) : null;
    }

    private int? DayOf(int month, int day, int? year)
    {
        if (day < 1 || day > world.Months[month].Days) return null;
        var years = year ?? (world.Day is { } now ? now / _daysInYear : 0);
        return years * _daysInYear + world.Months.Take(month).Sum(other => other.Days) + day - 1;
    }

    private int? Month(string word)
    {
        for (var i = 0; i < world.Months.Length; i++)
            if (world.Months[i].Name.Equals(word, StringComparison.OrdinalIgnoreCase)) return i;
        return null;
    }

    /// <summary>Years have three digits at least: 12 Hearthmoon 3 guards come.</summary>
    private static int? YearAt(ImmutableArray<TextWord> words, int at)
    {
        if (at < words.Length && words[at].Word is "of" or "in") at++;
        return at < words.Length && words[at].Length is 3 or 4 && Number(words[at].Word) is { } year ? year : null;
    }

    private static int? Number(string word)
    {
        var digits = word.Length > 2 && word[^2..] is "st" or "nd" or "rd" or "th" ? word[..^2] : word;
        return digits.Length is > 0 and < 7 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
