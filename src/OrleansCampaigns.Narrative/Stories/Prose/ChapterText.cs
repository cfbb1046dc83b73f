using System.Globalization;
using System.Text;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>A chapter as plain text: short lines, what is read aloud behind <c>&gt;</c>, names of people in capitals where they are introduced.</summary>
public static class ChapterText
{
    public const int ColumnsMax = 160;

    public static string Of(ChapterDocument document)
    {
        var text = new StringBuilder(16_384);
        text.Append(document.Heading.Insert(document.Heading.IndexOf("   ", StringComparison.Ordinal), " - " + document.Title.Text.ToUpperInvariant())).Append('\n');
        foreach (var section in document.Sections) Add(text, section);
        return text.ToString();
    }

    private static void Add(StringBuilder text, DocumentSection section)
    {
        if (section.Kind is "scene") text.Append('\n');
        var isShort = section.Lines.Length == 1 && section.Kind is not "scene" and not "consequences";
        text.Append(section.Title);
        if (isShort)
        {
            Wrap(text.Append("  "), section.Lines[0].Text, "            ", section.Title.Length + 2);
            return;
        }

        text.Append('\n');
        for (var i = 0; i < section.Lines.Length; i++)
        {
            var line = section.Lines[i];
            var mark = line.IsForPlayers ? "  > " : section.Kind == "clues" ? string.Create(CultureInfo.InvariantCulture, $"  {i + 1} ") : "  ";
            Wrap(text.Append(mark), line.Text, line.IsForPlayers ? "  > " : "    ", mark.Length);
        }
    }

    private static void Wrap(StringBuilder text, string line, string indent, int column)
    {
        foreach (var word in line.Split(' '))
        {
            if (column + word.Length > ColumnsMax)
            {
                while (text[^1] == ' ') text.Length--;
                text.Append('\n').Append(indent);
                column = indent.Length;
            }

            text.Append(word).Append(' ');
            column += word.Length + 1;
        }

        while (text[^1] == ' ') text.Length--;
        text.Append('\n');
    }
}
