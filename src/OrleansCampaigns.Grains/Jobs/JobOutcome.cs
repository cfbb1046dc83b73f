using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>How a run ended by itself: exactly one of value and refusal is set.</summary>
/// <param name="Value">At most <see cref="JobLimits.ResultBytesMax"/> as JSON.</param>
/// <param name="File">Name of the file that it made, of <see cref="JobFiles"/>.</param>
/// <param name="Refusal">Why it cannot be done, however often it is tried.</param>
public sealed record JobOutcome(JsonElement? Value, string? File, Refusal? Refusal)
{
    public static JobOutcome Done<T>(T result, string? file = null) => new(JsonSerializer.SerializeToElement(result, WireJson.Options), file, Refusal: null);

    public static JobOutcome Of(Refusal refusal) => new(Value: null, File: null, refusal);
}
