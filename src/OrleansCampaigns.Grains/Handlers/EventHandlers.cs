using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>All handlers of this build.</summary>
public sealed partial class EventHandlers
{
    public const int NameLengthMax = 40;

    private readonly FrozenDictionary<Guid, IEventHandler> _byId;

    /// <exception cref="InvalidOperationException">Two have one name, a name is malformed, one takes an event type that does not exist, or a policy cannot work: a bug, told at start.</exception>
    public EventHandlers(IEnumerable<IEventHandler> handlers)
    {
        All = [.. handlers.OrderBy(handler => handler.Name, StringComparer.Ordinal)];
        foreach (var handler in All) Check(handler);
        if (All.GroupBy(handler => handler.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InvalidOperationException($"Two event handlers are named '{twice.Key}'.");
        _byId = All.ToFrozenDictionary(handler => HandlerKeys.IdOf(handler.Name));
    }

    /// <summary>By name.</summary>
    public ImmutableArray<IEventHandler> All { get; }

    /// <summary>Null when this build has none of that name.</summary>
    public IEventHandler? Find(string name) => Find(HandlerKeys.IdOf(name));

    /// <summary>Null when this build has none with that key.</summary>
    internal IEventHandler? Find(Guid id) => _byId.GetValueOrDefault(id);

    private static void Check(IEventHandler handler)
    {
        if (!NameForm().IsMatch(handler.Name)) throw new InvalidOperationException($"'{handler.Name}' is no name for an event handler.");
        if (handler.Takes.FirstOrDefault(type => !EventCodec.IsKnown(type)) is { } unknown)
            throw new InvalidOperationException($"The event handler '{handler.Name}' takes '{unknown}', and there is no such event.");
        if (!handler.Policy.IsPossible) throw new InvalidOperationException($"The policy of the event handler '{handler.Name}' cannot work: {handler.Policy}.");
    }

    [GeneratedRegex("^[a-z0-9-]{1,40}$")]
    private static partial Regex NameForm();
}
