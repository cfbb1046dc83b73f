using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>What <c>campaigns themes import|train|evaluate</c> do, from bytes to bytes; whoever calls reads and writes the files.</summary>
public static class ThemeWorkshop
{
    /// <summary>Of the series in an evaluation.</summary>
    public const int HeldPercent = 30;

    public const string HeldSalt = "new world";

    /// <summary>
    /// Import: one pack out of lists of themes that were written in parts, <c>[{theme}…]</c> each, in their order. What the parts hold beside themes (objects with a <c>lto</c> field, which are frames for themes
    /// of another pack) is passed over; <see cref="AddFrames"/> takes it.
    /// </summary>
    /// <param name="head">Everything of the pack but its themes.</param>
    /// <param name="parts">The lists.</param>
    /// <param name="others">Packs whose themes may be parents.</param>
    public static ThemePackResult Import(ThemePack head, IReadOnlyList<ReadOnlyMemory<byte>> parts, params ReadOnlySpan<ThemePack> others)
    {
        var text = new StringBuilder();
        try
        {
            foreach (var element in Elements(parts))
            {
                if (!element.TryGetProperty("lto", out _)) text.Append(text.Length > 0 ? "," : "").Append(element.GetRawText());
            }
        }
        catch (JsonException fault)
        {
            return new ThemePackResult(null, [new ThemePackError("pack.syntax", $"line {fault.LineNumber + 1}", "A part is no list of themes in JSON.")]);
        }

        var shell = Encoding.UTF8.GetString(ThemePackWriter.Write(head with { Themes = [] }));
        return ThemePackReader.Read(Encoding.UTF8.GetBytes(shell.Replace("\"themes\": []", $"\"themes\": [{text}]", StringComparison.Ordinal)), others);
    }

    /// <summary>The pack with the frames and axes that the parts give to themes of it by name (<c>{"lto":name,"frame":…,"axes":…}</c>); a name that the pack does not have gives no pack.</summary>
    public static ThemePackResult AddFrames(ThemePack pack, IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        var framed = pack.Themes.ToDictionary(theme => theme.Name, theme => theme, StringComparer.Ordinal);
        foreach (var element in Elements(parts).Where(element => element.TryGetProperty("lto", out _)))
        {
            var name = element.GetProperty("lto").GetString() ?? "";
            var read = new ThemePackReader().ReadFrame(element, name);
            if (!read.Errors.IsEmpty) return read;
            if (!framed.TryGetValue(name, out var theme)) return new ThemePackResult(null, [new ThemePackError("pack.unknown-parent", name, $"There is no theme {name} to give a frame to.")]);
            framed[name] = theme with { Frame = read.Pack!.Themes[0].Frame, Axes = read.Pack.Themes[0].Axes };
        }

        return new ThemePackResult(pack with { Themes = [.. pack.Themes.Select(theme => framed[theme.Name])] }, []);
    }

    /// <summary>Train: the model's bytes. The same corpus gives the same bytes.</summary>
    public static byte[] Train(ThemeCorpus corpus) => ThemeModelFormat.Write(ThemeTrainer.Train(corpus));

    /// <summary>Evaluate: trains without three tenths of the series and asks for them. Takes as long as training.</summary>
    public static (SentenceFigures Sentences, DocumentFigures Documents) Evaluate(ThemeCorpus corpus, int everySentence, int everyStory)
    {
        var split = ThemeSplit.BySeries(corpus, HeldPercent, HeldSalt);
        var model = ThemeTrainer.Train(split.Training);
        return (ThemeEvaluation.Sentences(split.Held, everySentence, text => model.Confidences(text, CampaignNames.None)),
            ThemeEvaluation.Documents(split.Held, everyStory, texts => model.Confidences(texts, CampaignNames.None)));
    }

    private static List<JsonElement> Elements(IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        var elements = new List<JsonElement>();
        foreach (var part in parts)
        {
            using var document = JsonDocument.Parse(part);
            elements.AddRange(document.RootElement.EnumerateArray().Select(element => element.Clone()));
        }

        return elements;
    }
}
