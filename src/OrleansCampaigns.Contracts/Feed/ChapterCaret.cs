using System.Text.Json;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Feed;

/// <summary>
/// Where somebody writes in a chapter: the value of a <see cref="SignalKind.Writing"/> signal, whose key is <see cref="Key"/>. Only who may write the story sends and gets it, because
/// the chapter may be a draft. Whoever shows it moves it along with the patches that came since <paramref name="Base"/>.
/// </summary>
/// <param name="Chapter">The chapter.</param>
/// <param name="Base">Which text the place counts in: <see cref="TextPatch.HashOf"/> of it.</param>
/// <param name="At">Zero-based place in UTF-16 code units.</param>
/// <param name="Length">How much is selected; 0: a caret.</param>
public sealed record ChapterCaret(ChapterId Chapter, string Base, int At, int Length = 0)
{
    /// <summary>One for each writer: nobody is in two places.</summary>
    public const string Key = "chapter";

    /// <summary>What to send.</summary>
    public SignalRequest In(CampaignId campaign) => new(campaign, SignalKind.Writing, Key, JsonSerializer.SerializeToElement(this, WireJson.Options));

    /// <summary>Null for another kind of signal, or a value of another shape.</summary>
    public static ChapterCaret? Read(Signal signal)
    {
        if (signal.Kind != SignalKind.Writing) return null;
        try
        {
            return signal.Value.Deserialize<ChapterCaret>(WireJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
