using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Server.Demo;

/// <summary>The combat states of a file of events, in order; other events are passed over.</summary>
internal sealed record CombatRecording(string File, int Events, ImmutableArray<RecordedCombat> States)
{
    private const string StateEvent = "combat_state_update";
    private const int NameLengthMax = 60;
    private const int ConditionLengthMax = 40;
    private const int ConditionsMax = 10;

    /// <exception cref="StartupRefusedException">The file cannot be read, is not in this form, or holds no state.</exception>
    public static async Task<CombatRecording> ReadAsync(string file)
    {
        var events = 0;
        var states = await RecordedLines.ReadAsync(file, item =>
        {
            events++;
            return RecordedLines.Member(item, "event_type", JsonValueKind.String).ValueEquals(StateEvent)
                ? StateOf(RecordedLines.Member(item, "data", JsonValueKind.Object))
                : null;
        });
        return states.Count == 0 ? throw new StartupRefusedException($"{file} holds no {StateEvent}.") : new CombatRecording(file, events, [.. states]);
    }

    private static RecordedCombat StateOf(JsonElement data)
    {
        var order = RecordedLines.Member(data, "combatants", JsonValueKind.Array).EnumerateArray().Select(CombatantOf).ToImmutableArray();
        var round = RecordedLines.Whole(data, "round") ?? throw new FormatException("\"round\" is missing.");
        var current = RecordedLines.Whole(data, "current");
        if (current is { } place && (place < 0 || place >= order.Length)) throw new FormatException($"\"current\" is {place}, but there are {order.Length} combatants.");
        return new RecordedCombat(round, current is { } turn ? order[turn].Id : null, order);
    }

    private static RecordedCombatant CombatantOf(JsonElement item)
    {
        var id = RecordedLines.Member(item, "id", JsonValueKind.String);
        if (!id.TryGetGuid(out var value) || value == Guid.Empty) throw new FormatException("a combatant's \"id\" is no GUID.");
        var effects = item.TryGetProperty("effects", out var listed) && listed.ValueKind == JsonValueKind.Array
            ? listed.EnumerateArray().Select(effect => Cut(RecordedLines.Member(effect, "name", JsonValueKind.String).GetString()!, ConditionLengthMax)).ToList()
            : [];
        return new RecordedCombatant(
            new CombatantId(value),
            Cut(RecordedLines.Member(item, "name", JsonValueKind.String).GetString()!, NameLengthMax),
            RecordedLines.Whole(item, "init"),
            RecordedLines.Whole(item, "hp"),
            RecordedLines.Whole(item, "max_hp"),
            [.. effects.Distinct(StringComparer.Ordinal).Take(ConditionsMax)]);
    }

    private static string Cut(string text, int lengthMax) => text.Length <= lengthMax ? text : text[..lengthMax];
}
