using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>Why a chapter cannot be written.</summary>
internal static class StoryRefusals
{
    public static Refusal NoChapter { get; } = Refusal.Conflict("story.no-chapter", "The campaign and the order leave no chapter: there are too few people and places, or too much is forbidden.");

    public static Refusal Contradiction { get; } = Refusal.Conflict("story.contradiction", "Every chapter that was found contradicts the campaign's facts. Look at them, or ask with another seed.");

    public static Refusal NoDraft { get; } = Refusal.NotFound("story.no-draft", "There is no such draft, or not such a variant of it, or it is gone.");

    public static Refusal NoLine { get; } = Refusal.NotFound("story.no-line", "The draft has no such line.");

    public static Refusal NotKept { get; } = Refusal.Conflict("story.not-kept", "No chapter was found in which these scenes stay as they are. Keep fewer, or write a whole new one.");

    public static Refusal Busy { get; } = Refusal.TooMany("story.busy", "Too many chapters are being written. Try again later.", TimeSpan.FromSeconds(10));

    public static Refusal Order(string why) => Refusal.Invalid("story.order", why);
}
