using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Narrative.Stories;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>Orders of chapters as JSON, their limits, and what they ask of the engine.</summary>
internal static class ChapterOrders
{
    /// <summary>Null, and why, when it is no order.</summary>
    public static (ChapterOrder? Order, Refusal? Problem) Read(JsonElement argument)
    {
        try
        {
            return argument.Deserialize<ChapterOrder>(WireJson.Options) is not { } order ? (null, StoryRefusals.Order("An order is a JSON object.")) : ProblemOf(order) is { } problem ? (null, StoryRefusals.Order(problem)) : (order, null);
        }
        catch (JsonException malformed)
        {
            return (null, StoryRefusals.Order(malformed.Path is { Length: > 1 } path ? $"The order cannot be read at {path}." : "The order cannot be read."));
        }
    }

    /// <summary>The seed that was asked for, or one that follows from the job's id.</summary>
    public static ulong SeedOf(ChapterOrder order, JobId job) => order.Seed is { } seed ? (ulong)seed : BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(job.Value.ToByteArray(bigEndian: true))) & ChapterOrder.SeedMax;

    public static StoryRequest RequestOf(ChapterOrder order, ulong seed) => new(seed)
    {
        Arc = Enum.Parse<ArcShape>(order.Arc.ToString()),
        Kishotenketsu = order.FourParts,
        Themes = [.. (order.Themes ?? []).Select(theme => new WeightedTheme(theme.Theme, theme.Weight))],
        Tone = order.Tone ?? "",
        Scenes = order.Scenes,
        Must = order.Must ?? [],
        MustNot = order.MustNot ?? [],
        Lines = order.Lines ?? [],
        Veils = order.Veils ?? [],
    };

    private static string? ProblemOf(ChapterOrder order)
    {
        if (order.Seed is < 0 or > ChapterOrder.SeedMax) return $"A seed is 0 to {ChapterOrder.SeedMax}.";
        if (order.Scenes is < StoryRequest.ScenesMin or > StoryRequest.ScenesMax) return $"A chapter has {StoryRequest.ScenesMin} to {StoryRequest.ScenesMax} scenes.";
        if (order.Variants is < 1 or > ChapterOrder.VariantsMax) return $"There are 1 to {ChapterOrder.VariantsMax} variants.";
        if (!Enum.IsDefined(order.Arc)) return "There is no such arc.";
        if (order.Themes is { } themes && (themes.IsDefault || themes.Length > ChapterOrder.ThemesMax || themes.Any(theme => theme is not { Theme.Length: > 0 and <= ChapterOrder.TextLengthMax, Weight: >= 1 and <= 1000 })))
            return $"There are at most {ChapterOrder.ThemesMax} themes, each with a weight of 1 to 1000.";
        if (order.Tone is { Length: > 60 }) return "A tone has at most 60 characters.";
        return ProblemOf("things that must appear", order.Must, ChapterOrder.MustMax) ?? ProblemOf("things that must not appear", order.MustNot, ChapterOrder.MustNotMax) ?? ProblemOf("lines", order.Lines, ChapterOrder.SafetyMax)
            ?? ProblemOf("veils", order.Veils, ChapterOrder.SafetyMax) ?? (order.Keep is { } keep ? ProblemOf(keep, order) : null);
    }

    private static string? ProblemOf(string what, ImmutableArray<string>? texts, int max) =>
        texts is { } all && (all.IsDefault || all.Length > max || all.Any(text => text is not { Length: > 0 and <= ChapterOrder.TextLengthMax })) ? $"There are at most {max} {what}, each of 1 to {ChapterOrder.TextLengthMax} characters." : null;

    private static string? ProblemOf(KeptScenes keep, ChapterOrder order)
    {
        if (keep.Variant is < 1 or > ChapterOrder.VariantsMax || keep.Scenes.IsDefaultOrEmpty || keep.Scenes.Length > ChapterOrder.KeptMax || keep.Scenes.Distinct().Count() != keep.Scenes.Length || keep.Scenes.Any(scene => scene is < 1 or > StoryRequest.ScenesMax))
            return $"One to {ChapterOrder.KeptMax} different scenes of a draft can be kept.";
        return (order.Must?.Length ?? 0) + keep.Scenes.Length > ChapterOrder.MustMax ? $"Scenes that are kept count among the {ChapterOrder.MustMax} things that must appear." : null;
    }
}
