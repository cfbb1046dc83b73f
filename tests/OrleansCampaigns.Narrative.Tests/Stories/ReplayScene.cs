using System.Text.Json;

namespace OrleansCampaigns.Narrative.Tests.Stories;

/// <summary>What the checker reads of a storylet: roles, conditions and outcomes, as they are written.</summary>
internal sealed record ReplayScene(string Id, Dictionary<string, string> Roles, string[] Conditions, Dictionary<string, (string[] Adds, string[] Ends)> Outcomes, bool HasIntent)
{
    public static ReplayScene? TryRead(JsonElement entry)
    {
        if (!entry.TryGetProperty("id", out var id)) return null;
        var outcomes = new Dictionary<string, (string[], string[])>(StringComparer.Ordinal);
        foreach (var outcome in entry.GetProperty("outcomes").EnumerateObject())
        {
            outcomes[char.ToUpperInvariant(outcome.Name[0]) + outcome.Name[1..]] = (Strings(outcome.Value, "add"), Strings(outcome.Value, "del"));
        }

        return new ReplayScene(id.GetString()!, entry.GetProperty("roles").EnumerateObject().ToDictionary(role => role.Name, role => role.Value.GetString()!, StringComparer.Ordinal), Strings(entry, "pre"), outcomes, entry.TryGetProperty("intent", out _));
    }

    /// <summary>As the record names kinds of entities.</summary>
    public static string KindOf(string role) => role.TrimEnd('+') switch
    {
        "npc" => "Person",
        "pc" => "Hero",
        "faction" => "Faction",
        "place" => "Place",
        "item" => "Item",
        "secret" => "Secret",
        _ => "Party",
    };

    /// <summary>A literal with its roles replaced by those who play them.</summary>
    public static string Ground(string literal, Dictionary<string, string> roles)
    {
        var open = literal.IndexOf('(', StringComparison.Ordinal);
        var arguments = literal[(open + 1)..^1].Split(',').Select(argument => roles.GetValueOrDefault(argument.Trim(), argument.Trim()));
        return $"{literal[..open]}({string.Join(',', arguments)})";
    }

    private static string[] Strings(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var child) ? [.. child.EnumerateArray().Select(one => one.GetString()!.Replace(" ", "", StringComparison.Ordinal))] : [];
}
