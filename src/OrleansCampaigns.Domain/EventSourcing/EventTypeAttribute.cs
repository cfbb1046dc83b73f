namespace OrleansCampaigns.Domain.EventSourcing;

/// <summary>The name and schema version under which an event type is stored.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventTypeAttribute(string name, int version) : Attribute
{
    public string Name { get; } = name;

    public int Version { get; } = version;
}
