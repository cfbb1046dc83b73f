using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Narrative.Stories;
using OrleansCampaigns.Narrative.Stories.Prose;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>What the engine wrote, as people get it.</summary>
internal static class ChapterDrafts
{
    /// <summary>Rejected candidates that are kept for each scene: the nearest.</summary>
    private const int RejectedMax = 4;

    public static ChapterDraft Of(ComposedChapter chapter, int variant) => new(
        variant, chapter.Plan.Request.Seed, chapter.Document.Title.Text, chapter.Document.Heading, [.. chapter.Document.Sections.Select(Of)], [.. chapter.Plan.Scenes.Select(Of)], chapter.Findings, chapter.Plan.ArcFit, chapter.Plan.TensionFit);

    public static byte[] Write(ChapterDraft draft) => JsonSerializer.SerializeToUtf8Bytes(draft, WireJson.Options);

    /// <summary>Null when the bytes are no draft.</summary>
    public static ChapterDraft? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<ChapterDraft>(bytes, WireJson.Options);
        }
        catch (JsonException)
        {
            return null; // of another build
        }
    }

    /// <summary>The scene's people and things who were there before the chapter are the same.</summary>
    public static bool IsSame(DraftScene one, DraftScene other) =>
        one.Storylet == other.Storylet && one.Roles.Length == other.Roles.Length && one.Roles.Zip(other.Roles).All(pair => pair.First.Role == pair.Second.Role && pair.First.IsNew == pair.Second.IsNew && (pair.First.IsNew || pair.First.Key == pair.Second.Key));

    private static DraftSection Of(DocumentSection section) => new(section.Kind, section.Title, section.Scene, [.. section.Lines.Select(line => new DraftLine(line.Text, line.IsForPlayers, line.Template, line.Facts))]);

    private static DraftScene Of(PlannedScene scene) => new(
        scene.Number, scene.Storylet.Id, scene.Place.Entity.Key,
        [.. scene.Bindings.Select(binding => new DraftRole(binding.Role, binding.Entity.Key, binding.Entity.Name, binding.IsNew, binding.IsNew ? binding.Entity.Archetype : ""))],
        [.. scene.Causes.Select(cause => new DraftCause(cause.Fact, cause.Holds, cause.Source))],
        [.. scene.Rejected.OrderByDescending(rejected => rejected.Score).ThenBy(rejected => rejected.Storylet, StringComparer.Ordinal).Take(RejectedMax).Select(rejected => new DraftRejection(rejected.Storylet, rejected.Reason))],
        [.. scene.Consequences.Select(ending => new DraftOutcome(ending.Outcome.ToString().ToLower(CultureInfo.InvariantCulture), ending.Outcome == scene.Expected, FactsOf(ending, begins: false), FactsOf(ending, begins: true)))],
        scene.Beat?.Hero, scene.Reason is { } reason ? new DraftReason(reason.Actor, reason.Goal, reason.Belief) : null, scene.Veiled);

    private static ImmutableArray<string> FactsOf(OutcomeConsequence ending, bool begins) => [.. ending.Changes.Where(change => change.Begins == begins).Select(change => change.Fact)];
}
