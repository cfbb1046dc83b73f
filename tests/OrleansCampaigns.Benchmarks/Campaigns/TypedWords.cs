using System.Collections.Concurrent;
using System.Diagnostics;

namespace OrleansCampaigns.Benchmarks.Campaigns;

/// <summary>What was typed, by whom and when. Every word is a new one.</summary>
internal sealed class TypedWords
{
    private readonly ConcurrentDictionary<string, (CoWriter By, long SentAt)> _sent = new();
    private long _count;

    /// <summary>A word that nobody typed before, as long as a short one of the text.</summary>
    public string Next() => $"t{Interlocked.Increment(ref _count):x}";

    public void Sent(string word, CoWriter by) => _sent[word] = (by, Stopwatch.GetTimestamp());

    /// <summary>Of each of these words that somebody else typed: milliseconds since it was sent.</summary>
    public IEnumerable<double> AgesOfOthers(string text, CoWriter reader)
    {
        foreach (var word in text.Split(' ', '\n'))
            if (_sent.TryGetValue(word, out var sent) && sent.By != reader) yield return Stopwatch.GetElapsedTime(sent.SentAt).TotalMilliseconds;
    }
}
