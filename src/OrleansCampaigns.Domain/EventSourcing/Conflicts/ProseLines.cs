using DiffPlex;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>The lines of a text, each with its end: in prose a paragraph.</summary>
internal sealed class ProseLines : IChunker
{
    public static ProseLines Instance { get; } = new();

    public IReadOnlyList<string> Chunk(string text)
    {
        var lines = new List<string>();
        for (var from = 0; from < text.Length;)
        {
            var end = text.IndexOf('\n', from);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[from..end]);
            from = end;
        }

        return lines;
    }
}
