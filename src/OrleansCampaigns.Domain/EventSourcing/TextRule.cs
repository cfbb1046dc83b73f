using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Domain.EventSourcing;

/// <summary>What every text from outside must keep to. Lengths count UTF-16 code units.</summary>
public static class TextRule
{
    public const int NameLengthMax = 60;
    public const int TitleLengthMax = 120;
    public const int LineLengthMax = 4_000;
    public const int NoteLengthMax = 8_000;
    public const int ChapterLengthMax = 40_000;

    /// <summary>A text that must say something. Null when it is fine; otherwise <c>text.empty</c>, <c>text.too-long</c>, <c>text.control-characters</c> or <c>text.broken</c>.</summary>
    public static Refusal? Problem(string what, string text, int lengthMax) =>
        string.IsNullOrWhiteSpace(text)
            ? Refusal.Invalid("text.empty", $"The {what} is empty.")
            : ProblemIfAny(what, text, lengthMax);

    /// <summary>A text that may be empty.</summary>
    public static Refusal? ProblemIfAny(string what, string text, int lengthMax)
    {
        if (text is null) return Refusal.Invalid("text.empty", $"The {what} is missing.");
        if (text.Length > lengthMax) return Refusal.TooLarge("text.too-long", $"The {what} has {text.Length} characters; {lengthMax} are allowed.");
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsControl(c) && c is not ('\n' or '\t')) return Refusal.Invalid("text.control-characters", $"The {what} holds a control character at position {i}.");
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(c)) return Refusal.Invalid("text.broken", $"The {what} holds half a character at position {i}.");
        }

        return null;
    }
}
