using System.Text.Json.Serialization;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>Names a field of an entity. In the journal for ever, as what was kept names its field. Ordered by code units, so that the same fields always give the same bytes.</summary>
[JsonConverter(typeof(FieldKeyJsonConverter))]
public readonly record struct FieldKey(string Value) : IComparable<FieldKey>
{
    public static FieldKey Of(string name) => new(name);

    /// <summary>A field of a part: one of many under the same name.</summary>
    public static FieldKey Of(string name, object part) => new($"{name}/{part}");

    public int CompareTo(FieldKey other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
