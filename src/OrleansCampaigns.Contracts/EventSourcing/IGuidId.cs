namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>An id that is a GUID with a type of its own, so that a chapter is never taken for a session.</summary>
public interface IGuidId<TSelf> : IComparable<TSelf>
    where TSelf : struct, IGuidId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}
