using System.Collections.Immutable;
using System.Text.Json;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>
/// Reads a file of storylets. One that cannot be read becomes a finding that says where and why, and the others stay; a file that is no JSON array is one finding.
/// What can be read may still be poor content: <see cref="StoryletLinter"/>.
/// </summary>
public sealed class StoryletReader(Vocabulary vocabulary)
{
    private readonly List<StoryletFinding> _findings = [];
    private string _id = "";

    /// <param name="file">UTF-8, at most 1 MB.</param>
    public StoryletFile Read(ReadOnlyMemory<byte> file)
    {
        _findings.Clear();
        var storylets = ImmutableArray.CreateBuilder<Storylet>();
        try
        {
            using var document = JsonDocument.Parse(file);
            var number = 0;
            foreach (var entry in document.RootElement.EnumerateArray())
            {
                _id = Text(entry, "id") is { Length: > 0 } id ? id : $"#{number}";
                number++;
                if (ReadOne(entry) is { } storylet) storylets.Add(storylet);
            }
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            _findings.Add(new StoryletFinding(_id, "storylet.no-json", wrong.Message));
        }

        return new StoryletFile(storylets.ToImmutable(), [.. _findings]);
    }

    private Storylet? ReadOne(JsonElement entry)
    {
        var before = _findings.Count;
        foreach (var field in entry.EnumerateObject())
        {
            if (!StoryletWords.Fields.Contains(field.Name)) Find("storylet.unknown-field", field.Name);
        }

        var roles = ReadRoles(entry);
        var literals = new LiteralReader(vocabulary, roles);
        var function = Known(StoryletWords.Function(Text(entry, "fn")), "fn");
        var kind = Known(StoryletWords.Kind(Text(entry, "kind")), "kind");
        var asked = Child(entry, "pc");
        var text = Child(entry, "text");
        var storylet = new Storylet(_id)
        {
            Function = function,
            Kind = kind,
            Roles = roles,
            Place = IndexOf(roles, "place"),
            Hero = roles.IndexOf(roles.FirstOrDefault(role => role.Kind == StoryKind.Hero)!),
            Conditions = ReadLiterals(entry, "pre", literals, negations: true),
            Gates = [.. Strings(entry, "world").Select(ReadGate)],
            Intent = ReadIntent(entry, roles, literals),
            Outcomes = ReadOutcomes(entry, literals),
            Themes = Strings(entry, "themes"),
            Axes = ReadAxes(entry),
            Encounter = entry.TryGetProperty("encounter", out var fight) ? new StoryletEncounter(Text(fight, "tier") ?? "", Strings(fight, "tags")) : null,
            Beat = Known(StoryletWords.Beat(asked is { } pc ? Text(pc, "beat") : null), "pc.beat"),
            Asks = asked is { } player ? Text(player, "asks") ?? "" : "",
            Question = Text(entry, "question") ?? "",
            Aspects = Strings(entry, "aspects"),
            Clues = Strings(entry, "clues"),
            Ways = Strings(entry, "ways"),
            Safety = Strings(entry, "safety"),
            Text = new StoryletText(Variants(text, "readAloud"), Variants(text, "gm"), Variants(text, "hook")),
        };
        return _findings.Count == before ? storylet : null;
    }

    private ImmutableArray<StoryletRole> ReadRoles(JsonElement entry)
    {
        var roles = ImmutableArray.CreateBuilder<StoryletRole>();
        if (Child(entry, "roles") is not { } given) return [];
        foreach (var role in given.EnumerateObject())
        {
            if (StoryletWords.Role(role.Value.GetString()) is not { } kind) Find("storylet.role-kind", $"{role.Name}: {role.Value} is no kind of role");
            else if (StoryletWords.Senses.Contains(role.Name) || role.Name == StoryEntity.PartyKey || role.Name.Any(letter => letter is < 'a' or > 'z')) Find("storylet.role-name", $"{role.Name} cannot name a role");
            else roles.Add(new StoryletRole(role.Name, kind.Kind, kind.IsNew));
        }

        if (roles.Count is < 1 or > Storylet.RolesMax) Find("storylet.role-count", $"{roles.Count} roles; 1 to {Storylet.RolesMax}");
        var read = roles.ToImmutable();
        if (IndexOf(read, "place") < 0 || read[IndexOf(read, "place")].Kind != StoryKind.Place) Find("storylet.no-place", "a role 'place' of kind place says where it happens");
        if (read.Count(role => role.Kind == StoryKind.Hero) > 1) Find("storylet.two-heroes", "one pc at most");
        return read;
    }

    private ImmutableArray<Literal> ReadLiterals(JsonElement entry, string name, LiteralReader literals, bool negations)
    {
        var read = ImmutableArray.CreateBuilder<Literal>();
        foreach (var text in Strings(entry, name))
        {
            if (literals.Read(text, wildcards: false, out var wrong) is not { } literal) Find("storylet.literal", $"{name}: {wrong}");
            else if (literal.Negated && !negations) Find("storylet.negated-effect", $"{name}: '{text}' ends nothing; name it under del");
            else read.Add(literal);
        }

        return read.ToImmutable();
    }

    private StoryletIntent? ReadIntent(JsonElement entry, ImmutableArray<StoryletRole> roles, LiteralReader literals)
    {
        if (Child(entry, "intent") is not { } intent) return null;
        var actor = IndexOf(roles, Text(intent, "actor") ?? "");
        if (actor < 0) Find("storylet.intent-actor", "intent.actor is no role");
        var goal = literals.Read(Text(intent, "goal") ?? "", wildcards: true, out var wrongGoal);
        if (goal is null) Find("storylet.literal", $"intent.goal: {wrongGoal}");
        var belief = literals.Read(Text(intent, "belief") ?? "", wildcards: true, out var wrongBelief);
        if (belief is null) Find("storylet.literal", $"intent.belief: {wrongBelief}");
        return goal is { } wanted && belief is { } believed ? new StoryletIntent(actor, wanted, believed) : null;
    }

    private ImmutableArray<StoryletOutcome> ReadOutcomes(JsonElement entry, LiteralReader literals)
    {
        var read = ImmutableArray.CreateBuilder<StoryletOutcome>();
        if (Child(entry, "outcomes") is not { } outcomes) return [];
        foreach (var outcome in outcomes.EnumerateObject())
        {
            var kind = Known(StoryletWords.Outcome(outcome.Name), "outcomes." + outcome.Name);
            read.Add(new StoryletOutcome(
                kind, ReadLiterals(outcome.Value, "add", literals, negations: false), ReadLiterals(outcome.Value, "del", literals, negations: false),
                Thousandths(outcome.Value, "val", -1000), Thousandths(outcome.Value, "ten", 0)));
        }

        return [.. read.OrderBy(outcome => outcome.Kind)];
    }

    private ImmutableArray<AxisPull> ReadAxes(JsonElement entry)
    {
        var read = ImmutableArray.CreateBuilder<AxisPull>();
        if (Child(entry, "axes") is not { } axes) return [];
        foreach (var axis in axes.EnumerateObject())
        {
            var known = Known(StoryletWords.Axis(axis.Name), "axes." + axis.Name);
            read.Add(new AxisPull(known, axis.Value.TryGetInt32(out var pull) && pull is >= -1 and <= 1 ? pull : Wrong("axes." + axis.Name)));
        }

        return read.ToImmutable();
    }

    private WorldGate ReadGate(string text)
    {
        var at = text.AsSpan().IndexOfAny('<', '>');
        if (at > 0 && StoryletWords.Region(text[..at]) is { } value && int.TryParse(text.AsSpan(at + 1), System.Globalization.NumberStyles.None, null, out var bound))
        {
            return new WorldGate(value, text[at] == '>', bound);
        }

        Find("storylet.gate", $"world: '{text}' is not of the form scarcity>60");
        return default;
    }

    private int Thousandths(JsonElement outcome, string name, int lowest)
    {
        var amount = outcome.TryGetProperty(name, out var given) && given.TryGetDecimal(out var number) ? (int)(number * 1000m) : lowest - 1;
        return amount >= lowest && amount <= 1000 ? amount : Wrong(name);
    }

    private int Wrong(string where)
    {
        Find("storylet.number", $"{where} is missing or out of its range");
        return 0;
    }

    private T Known<T>(T? value, string where)
        where T : struct
    {
        if (value is { } known) return known;
        Find("storylet.unknown-word", $"{where} is missing or holds an unknown word");
        return default;
    }

    private void Find(string rule, string message) => _findings.Add(new StoryletFinding(_id, rule, message));

    private static int IndexOf(ImmutableArray<StoryletRole> roles, string name)
    {
        for (var i = 0; i < roles.Length; i++)
        {
            if (roles[i].Name == name) return i;
        }

        return -1;
    }

    private static JsonElement? Child(JsonElement entry, string name) => entry.TryGetProperty(name, out var child) ? child : null;

    private static string? Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var child) ? child.GetString() : null;

    private static ImmutableArray<string> Variants(JsonElement? text, string name) => text is { } given ? Strings(given, name) : [];

    private static ImmutableArray<string> Strings(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var child) ? [.. child.EnumerateArray().Select(one => one.GetString() ?? "")] : [];
}
