using System.Collections.Immutable;
using System.Text.Json;

namespace OrleansCampaigns.Server.Demo;

/// <summary>One line for the session's log.</summary>
internal sealed record TranscriptLine(string Speaker, string Text);

/// <summary>A recorded evening as lines of the log. A turn that is longer than a line becomes several; of several speakers the first speaks and the others are named.</summary>
/// <param name="File">Where it came from.</param>
/// <param name="Turns">Turns in the file.</param>
/// <param name="Speakers">Distinct, in the order in which they are first named.</param>
/// <param name="Lines">In order.</param>
internal sealed record Transcript(string File, int Turns, ImmutableArray<string> Speakers, ImmutableArray<TranscriptLine> Lines)
{
    public const int LineLengthMax = 4_000;
    private const int NameLengthMax = 60;

    private sealed record Turn(ImmutableArray<string> Speakers, string Text);

    /// <exception cref="StartupRefusedException">The file cannot be read or is not in this form.</exception>
    public static async Task<Transcript> ReadAsync(string file)
    {
        var turns = await RecordedLines.ReadAsync(file, TurnOf);
        if (turns.Count == 0) throw new StartupRefusedException($"{file} holds no turns.");
        return new Transcript(
            file, turns.Count, [.. turns.SelectMany(turn => turn.Speakers).Distinct(StringComparer.Ordinal)], [.. turns.SelectMany(LinesOf)]);
    }

    private static Turn TurnOf(JsonElement item)
    {
        RecordedLines.Member(item, "turn", JsonValueKind.Number);
        var speakers = RecordedLines.Member(item, "speakers", JsonValueKind.Array).EnumerateArray().Select(NameOf).ToImmutableArray();
        if (speakers.IsEmpty || speakers.Any(name => string.IsNullOrWhiteSpace(name) || name.Length > NameLengthMax))
            throw new FormatException($"\"speakers\" holds no name, or one that is not 1 to {NameLengthMax} characters.");
        var text = RecordedLines.Member(item, "text", JsonValueKind.String).GetString()!;
        return string.IsNullOrWhiteSpace(text) ? throw new FormatException("\"text\" says nothing.") : new Turn(speakers, text);
    }

    private static string NameOf(JsonElement speaker) => speaker.ValueKind == JsonValueKind.String ? speaker.GetString()! : "";

    private static IEnumerable<TranscriptLine> LinesOf(Turn turn)
    {
        var text = turn.Speakers.Length == 1 ? turn.Text : $"{turn.Text} (with {string.Join(", ", turn.Speakers.Skip(1))})";
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(LineLengthMax, text.Length - at);
            if (at + length < text.Length && char.IsHighSurrogate(text[at + length - 1])) length--;
            yield return new TranscriptLine(turn.Speakers[0], text.Substring(at, length));
            at += length;
        }
    }
}
