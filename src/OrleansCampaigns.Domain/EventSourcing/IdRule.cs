using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Domain.EventSourcing;

/// <summary>What every id that a sender chooses must keep to. JSON refuses the empty one while reading; other doors do not.</summary>
public static class IdRule
{
    /// <summary>Null when it is fine; otherwise <c>id.empty</c>.</summary>
    public static Refusal? Problem<TId>(string what, TId id)
        where TId : struct, IGuidId<TId> =>
        id.Value == Guid.Empty ? Refusal.Invalid("id.empty", $"The {what}'s id is empty.") : null;
}
