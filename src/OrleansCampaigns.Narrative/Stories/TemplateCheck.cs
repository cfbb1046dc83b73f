namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Form of a template: slots that exist, brackets that close, at most one level of choices in choices, enough choices for variety.</summary>
internal static class TemplateCheck
{
    private static readonly string[] Forms = ["they", "them", "their", "They", "Them", "Their", "is", "has", "was"];

    /// <summary>Says what is wrong; nothing when all is well.</summary>
    public static void Slots(Storylet storylet, string text, Action<string, string> find)
    {
        var at = 0;
        while (text.AsSpan(at).IndexOfAny('{', '}') is >= 0 and var next)
        {
            at += next;
            var end = text.IndexOf('}', at);
            if (text[at] == '}' || end < 0)
            {
                find("template.braces", $"a brace stands alone: {text}");
                return;
            }

            if (!IsSlot(storylet, text[(at + 1)..end])) find("template.unknown-slot", $"{{{text[(at + 1)..end]}}} is neither a role nor a sense");
            at = end + 1;
        }
    }

    /// <summary>How many alternatives each choice at the top level has; null when brackets do not fit.</summary>
    public static List<int>? Choices(string text)
    {
        const int DeepestNesting = 2;
        var choices = new List<int>();
        var depth = 0;
        foreach (var letter in text)
        {
            if (letter == '[' && ++depth == 1) choices.Add(1);
            else if (letter == '|' && depth == 1) choices[^1]++;
            else if (letter == ']') depth--;
            if (depth is < 0 or > DeepestNesting) return null;
        }

        return depth == 0 ? choices : null;
    }

    /// <summary>Words with the first alternative of each choice.</summary>
    public static int Words(string text)
    {
        var (words, inWord) = (0, false);
        var depth = 0;
        var skipping = new bool[4];
        foreach (var letter in text)
        {
            if (letter == '[') skipping[Math.Min(++depth, 3)] = skipping[Math.Min(depth - 1, 3)];
            else if (letter == '|' && depth > 0) skipping[Math.Min(depth, 3)] = true;
            else if (letter == ']') depth = Math.Max(0, depth - 1);
            else if (!skipping[Math.Min(depth, 3)])
            {
                if (char.IsWhiteSpace(letter)) inWord = false;
                else if (!inWord) (words, inWord) = (words + 1, true);
            }
        }

        return words;
    }

    private static bool IsSlot(Storylet storylet, string slot)
    {
        if (StoryletWords.Senses.Contains(slot)) return true;
        var (name, form) = slot.EndsWith("'s", StringComparison.Ordinal) ? (slot[..^2], "") : slot.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? (slot[..dot], slot[(dot + 1)..]) : (slot, "");
        if (form.Length > 0 && !Forms.Contains(form, StringComparer.Ordinal) && !form.StartsWith("v:", StringComparison.Ordinal)) return false;
        return name == StoryEntity.PartyKey || storylet.Roles.Any(role => role.Name == name);
    }
}
