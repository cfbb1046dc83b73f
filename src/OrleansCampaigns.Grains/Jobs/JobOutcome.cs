using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>How a run ended by itself: exactly one of result and refusal is set.</summary>
/// <param name="Result">At most <see cref="JobLimits.ResultBytesMax"/> as JSON.</param>
/// <param name="File">Name of the file that it made, of <see cref="JobFiles"/>.</param>
/// <param name="Refusal">Why it cannot be done, however often it is tried.</param>
public sealed record JobOutcome(JsonElement? Result, string? File, Refusal? Refusal)
{
    public static JobOutcome Done<T>(T result, string? file = null) => new(JsonSerializer.SerializeToElement(result, WireJson.Options), file, Refusal: null);

    public static JobOutcome Of(Refusal refusal) => new(Result: null, File: null, refusal);
}
