using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Names one line or roll of a session's log. Chosen by the sender, so that sending again is harmless.</summary>
[GenerateSerializer, Immutable, Alias("log-entry-id"), JsonConverter(typeof(GuidIdJsonConverter<LogEntryId>))]
public readonly record struct LogEntryId([Id(0)] Guid Value) : IGuidId<LogEntryId>
{
    public static LogEntryId From(Guid value) => new(value);

    public int CompareTo(LogEntryId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
