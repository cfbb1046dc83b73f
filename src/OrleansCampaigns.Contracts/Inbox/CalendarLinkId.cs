using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Inbox;

/// <summary>Names a calendar link to its owner; opens nothing.</summary>
[GenerateSerializer, Immutable, Alias("calendar-link-id"), JsonConverter(typeof(GuidIdJsonConverter<CalendarLinkId>))]
public readonly record struct CalendarLinkId([Id(0)] Guid Value) : IGuidId<CalendarLinkId>
{
    public static CalendarLinkId From(Guid value) => new(value);

    public int CompareTo(CalendarLinkId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
