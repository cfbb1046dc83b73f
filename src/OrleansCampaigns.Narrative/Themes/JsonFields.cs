using System.Collections.Immutable;
using System.Text.Json;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>The fields of one object of a pack, read once each; what is wrong is noted with its path and read as empty.</summary>
internal sealed class JsonFields
{
    private readonly JsonElement _object;
    private readonly string _path;
    private readonly List<ThemePackError> _errors;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public JsonFields(JsonElement element, string path, List<ThemePackError> errors)
    {
        (_object, _path, _errors) = (element, path, errors);
        if (element.ValueKind != JsonValueKind.Object) Add("pack.kind", path, "An object belongs here.");
    }

    /// <summary>Line ends within a text become spaces: ontologies wrap their definitions.</summary>
    public string Text(string name, bool required = false)
    {
        if (Find(name) is not { } value)
        {
            if (required && _object.ValueKind == JsonValueKind.Object) Add("pack.missing", At(name), $"The field {name} is missing.");
            return "";
        }

        return Text(value, At(name), required);
    }

    public ImmutableArray<string> Texts(string name, int max)
    {
        if (Array(name, max) is not { } array) return [];
        var texts = ImmutableArray.CreateBuilder<string>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray()) texts.Add(Text(item, $"{At(name)}[{texts.Count}]", required: true));
        return texts.ToImmutable();
    }

    public List<(JsonElement Element, string Path)> Objects(string name, int max)
    {
        var objects = new List<(JsonElement, string)>();
        if (Array(name, max) is not { } array)
        {
            if (_object.ValueKind == JsonValueKind.Object && !_object.TryGetProperty(name, out _)) Add("pack.missing", At(name), $"The field {name} is missing.");
            return objects;
        }

        foreach (var item in array.EnumerateArray()) objects.Add((item, $"{At(name)}[{objects.Count}]"));
        return objects;
    }

    public JsonElement? Object(string name) => Find(name);

    public List<(string Name, JsonElement Value)> Pairs(string name, int max)
    {
        var pairs = new List<(string, JsonElement)>();
        if (Find(name) is not { } value) return pairs;
        if (value.ValueKind != JsonValueKind.Object)
        {
            Add("pack.kind", At(name), "An object belongs here.");
            return pairs;
        }

        foreach (var property in value.EnumerateObject()) pairs.Add((property.Name, property.Value));
        if (pairs.Count <= max) return pairs;
        Add("pack.count", At(name), $"At most {max} belong here; there are {pairs.Count}.");
        return [];
    }

    /// <summary>A field that nobody reads is a slip of the pen.</summary>
    public void RefuseOthers()
    {
        if (_object.ValueKind != JsonValueKind.Object) return;
        foreach (var property in _object.EnumerateObject())
        {
            if (!_read.Contains(property.Name)) Add("pack.unknown-field", At(property.Name), $"There is no field {property.Name}.");
        }
    }

    private string Text(JsonElement value, string path, bool required)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Add("pack.kind", path, "A text belongs here.");
            return "";
        }

        var text = value.GetString()!.ReplaceLineEndings(" ").Trim();
        if (text.Length > ThemePackReader.TextCharactersMax) Add("pack.length", path, $"A text has at most {ThemePackReader.TextCharactersMax} characters; this one has {text.Length}.");
        if (required && text.Length == 0) Add("pack.missing", path, "This text is empty.");
        return text;
    }

    private JsonElement? Array(string name, int max)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.Array)
        {
            Add("pack.kind", At(name), "A list belongs here.");
            return null;
        }

        if (value.GetArrayLength() <= max) return value;
        Add("pack.count", At(name), $"At most {max} belong here; there are {value.GetArrayLength()}.");
        return null;
    }

    private JsonElement? Find(string name)
    {
        _read.Add(name);
        return _object.ValueKind == JsonValueKind.Object && _object.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private string At(string name) => _path == "$" ? name : $"{_path}.{name}";

    private void Add(string code, string position, string message)
    {
        if (_errors.Count < ThemePackReader.ErrorsMax) _errors.Add(new ThemePackError(code, position, message));
    }
}
