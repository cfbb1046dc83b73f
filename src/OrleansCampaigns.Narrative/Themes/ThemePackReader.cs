using System.Collections.Immutable;
using System.Text.Json;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>
/// Packs from bytes. A pack with an error gives no pack and at most <see cref="ErrorsMax"/> errors, each with its code and position. References
/// to themes of other packs are checked when they are given as <c>others</c>.
/// </summary>
public sealed class ThemePackReader
{
    /// <summary>Larger input is refused unread.</summary>
    public const int BytesMax = 16 * 1024 * 1024;

    /// <summary>After so many errors the rest is not looked for.</summary>
    public const int ErrorsMax = 50;

    public const int TextCharactersMax = 2_000;

    /// <summary>Of parents, aliases and events of one theme.</summary>
    public const int ListMax = 64;

    /// <summary>Of examples of one theme.</summary>
    public const int ExamplesMax = 500;

    private readonly List<ThemePackError> _errors = [];

    public static ImmutableArray<string> AxisNames { get; } = ["care", "loyalty", "authority", "liberty", "honesty", "ambition"];

    public static ImmutableArray<string> Tones { get; } = ["grim", "hopeful", "tense", "mysterious", "comic", "tragic", "heroic", "intimate", "eerie", "wry"];

    public static ThemePackResult Read(ReadOnlySpan<byte> json, params ReadOnlySpan<ThemePack> others)
    {
        if (json.Length > BytesMax) return Refused("pack.too-large", "$", $"A pack has at most {BytesMax} bytes; this one has {json.Length}.");
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 16 });
            using var document = JsonDocument.ParseValue(ref reader);
            if (reader.BytesConsumed < json.Length && reader.Read()) return Refused("pack.syntax", "$", "Something follows the pack's end.");
            return new ThemePackReader().Pack(document.RootElement, others);
        }
        catch (JsonException fault)
        {
            return Refused("pack.syntax", $"line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}", "This is no JSON.");
        }
    }

    /// <summary>What holds between themes: unique names, known parents and opposites, no theme above itself. For packs however they came about.</summary>
    public static ImmutableArray<ThemePackError> Check(ThemePack pack, params ReadOnlySpan<ThemePack> others)
    {
        var checking = new ThemePackReader();
        checking.CheckReferences(pack, others);
        return [.. checking._errors];
    }

    /// <summary>The frame and axes of one theme of another pack, as a pack of one theme.</summary>
    internal ThemePackResult ReadFrame(JsonElement element, string path)
    {
        var fields = new JsonFields(element, path, _errors);
        var name = fields.Text("lto", required: true);
        var theme = new ThemeDefinition(name, name, "", [], [])
        {
            Axes = Axes(fields, path),
            Frame = fields.Object("frame") is { } frame ? Frame(frame, $"{path}.frame") : null,
        };
        fields.RefuseOthers();
        return _errors.Count == 0 ? new ThemePackResult(new ThemePack("frame", name, "", "", "", [theme]), []) : new ThemePackResult(null, [.. _errors]);
    }

    private static ThemePackResult Refused(string code, string position, string message) => new(null, [new ThemePackError(code, position, message)]);

    private ThemePackResult Pack(JsonElement root, ReadOnlySpan<ThemePack> others)
    {
        var fields = new JsonFields(root, "$", _errors);
        var id = fields.Text("id", required: true);
        if (!IsId(id)) Add("pack.form", "id", "An id has lower-case letters, digits and hyphens, at most 64.");
        var themes = ImmutableArray.CreateBuilder<ThemeDefinition>();
        foreach (var (element, path) in fields.Objects("themes", ThemePack.ThemesMax)) themes.Add(Theme(element, path));
        var pack = new ThemePack(
            id, fields.Text("name", required: true), fields.Text("version", required: true), fields.Text("licence", required: true), fields.Text("attribution"), themes.ToImmutable());
        fields.RefuseOthers();
        if (_errors.Count == 0) CheckReferences(pack, others);
        return _errors.Count == 0 ? new ThemePackResult(pack, []) : new ThemePackResult(null, [.. _errors.Take(ErrorsMax)]);
    }

    private ThemeDefinition Theme(JsonElement element, string path)
    {
        var fields = new JsonFields(element, path, _errors);
        var name = fields.Text("name", required: true);
        var id = fields.Text("id");
        var theme = new ThemeDefinition(id.Length == 0 ? name : id, name, fields.Text("definition"), fields.Texts("parents", ListMax), fields.Texts("aliases", ListMax))
        {
            Opposite = fields.Text("opposite") is { Length: > 0 } opposite ? opposite : null,
            Axes = Axes(fields, path),
            Frame = fields.Object("frame") is { } frame ? Frame(frame, $"{path}.frame") : null,
            Examples = fields.Texts("examples", ExamplesMax),
        };
        fields.RefuseOthers();
        return theme;
    }

    private ImmutableArray<ThemeAxis> Axes(JsonFields fields, string path)
    {
        var axes = ImmutableArray.CreateBuilder<ThemeAxis>();
        foreach (var (name, value) in fields.Pairs("axes", AxisNames.Length))
        {
            if (!AxisNames.Contains(name)) Add("pack.unknown-word", $"{path}.axes", $"There is no axis {name}; there are {string.Join(", ", AxisNames)}.");
            if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number) || number is < -1 or > 1) Add("pack.form", $"{path}.axes.{name}", "A value on an axis is -1, 0 or 1.");
            else axes.Add(new ThemeAxis(name, number));
        }

        return [.. axes.OrderBy(axis => AxisNames.IndexOf(axis.Name))];
    }

    private ThemeFrame Frame(JsonElement element, string path)
    {
        var fields = new JsonFields(element, path, _errors);
        var roles = ImmutableArray.CreateBuilder<ThemeRole>();
        foreach (var (name, kind) in fields.Pairs("roles", 8))
        {
            if (kind.ValueKind == JsonValueKind.String) roles.Add(new ThemeRole(name, kind.GetString()!));
            else Add("pack.kind", $"{path}.roles.{name}", "A role's kind is a text.");
        }

        var tone = fields.Text("tone", required: true);
        if (tone.Length > 0 && !Tones.Contains(tone)) Add("pack.unknown-word", $"{path}.tone", $"There is no tone {tone}; there are {string.Join(", ", Tones)}.");
        var frame = new ThemeFrame(
            roles.ToImmutable(), fields.Text("desire", required: true), fields.Text("obstacle", required: true), fields.Texts("events", ListMax), fields.Text("stakes", required: true), tone);
        fields.RefuseOthers();
        return frame;
    }

    private void CheckReferences(ThemePack pack, ReadOnlySpan<ThemePack> others)
    {
        var own = new Dictionary<string, int>(StringComparer.Ordinal);
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < pack.Themes.Length; i++)
        {
            if (!own.TryAdd(pack.Themes[i].Id, i)) Add("pack.twice", $"themes[{i}]", $"The id {pack.Themes[i].Id} is that of themes[{own[pack.Themes[i].Id]}].");
        }

        foreach (var theme in pack.Themes) Know(known, theme);
        foreach (var other in others)
        {
            foreach (var theme in other.Themes) Know(known, theme);
        }

        for (var i = 0; i < pack.Themes.Length; i++)
        {
            for (var parent = 0; parent < pack.Themes[i].Parents.Length; parent++)
            {
                if (!known.Contains(pack.Themes[i].Parents[parent])) Add("pack.unknown-parent", $"themes[{i}].parents[{parent}]", $"There is no theme {pack.Themes[i].Parents[parent]}.");
            }

            if (pack.Themes[i].Opposite is { } opposite && !known.Contains(opposite)) Add("pack.unknown-parent", $"themes[{i}].opposite", $"There is no theme {opposite}.");
        }

        CheckCycles(pack, [.. others]);
    }

    private static void Know(HashSet<string> known, ThemeDefinition theme)
    {
        known.Add(theme.Id);
        known.Add(theme.Name);
    }

    private void CheckCycles(ThemePack pack, ImmutableArray<ThemePack> others)
    {
        var hierarchy = new ThemeHierarchy([.. others, pack]);
        var first = hierarchy.Themes.Length - pack.Themes.Length;
        for (var i = 0; i < pack.Themes.Length; i++)
        {
            if (hierarchy.Ancestors(first + i).Contains(first + i)) Add("pack.cycle", $"themes[{i}]", $"The theme {pack.Themes[i].Name} is above itself.");
        }
    }

    private static bool IsId(string id)
    {
        foreach (var c in id)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-') return false;
        }

        return id.Length <= 64;
    }

    private void Add(string code, string position, string message) => _errors.Add(new ThemePackError(code, position, message));
}
