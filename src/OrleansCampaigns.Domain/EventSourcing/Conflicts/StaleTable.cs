using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>The rules of one room's commands, and which of its events change which field. A command declared twice throws when the table is made.</summary>
internal sealed class StaleTable<TState>
{
    private readonly Dictionary<Type, StaleRule> _rules = [];
    private readonly Dictionary<Type, ImmutableArray<Func<DomainEvent, ImmutableArray<FieldMark>>>> _fields = [];

    public IReadOnlyDictionary<Type, StaleRule> Rules => _rules;

    public IReadOnlyDictionary<Type, ImmutableArray<Func<DomainEvent, ImmutableArray<FieldMark>>>> Fields => _fields;

    /// <summary>One field of the entity.</summary>
    /// <param name="name">Its key.</param>
    /// <param name="inPlace">The command that would set it to what it is.</param>
    public StaleTable<TState> Field<TCommand, TEvent>(string name, Func<TState, TCommand, TCommand?> inPlace)
        where TCommand : Command
        where TEvent : DomainEvent
    {
        _rules.Add(typeof(TCommand), new FieldRule<TCommand>(_ => FieldKey.Of(name), inPlace));
        Mark<TEvent>(_ => [new FieldMark(FieldKey.Of(name), IsPart: false)]);
        return this;
    }

    /// <summary>One field of each of the entity's parts.</summary>
    /// <param name="name">Its key begins so.</param>
    /// <param name="part">Which part the command is about.</param>
    /// <param name="changed">Which part the event is about.</param>
    /// <param name="inPlace">The command that would set it to what it is; null when there is no such part.</param>
    public StaleTable<TState> Field<TCommand, TEvent>(string name, Func<TCommand, object> part, Func<TEvent, object> changed, Func<TState, TCommand, TCommand?> inPlace)
        where TCommand : Command
        where TEvent : DomainEvent =>
        Field<TCommand, TEvent>(command => FieldKey.Of(name, part(command)), happened => FieldKey.Of(name, changed(happened)), inPlace);

    /// <summary>One field of each of the entity's parts, under keys of several names.</summary>
    /// <param name="key">Of the field that the command sets.</param>
    /// <param name="changed">Of the field that the event changed.</param>
    /// <param name="inPlace">The command that would set it to what it is; null when there is no such part.</param>
    public StaleTable<TState> Field<TCommand, TEvent>(Func<TCommand, FieldKey> key, Func<TEvent, FieldKey> changed, Func<TState, TCommand, TCommand?> inPlace)
        where TCommand : Command
        where TEvent : DomainEvent
    {
        _rules.Add(typeof(TCommand), new FieldRule<TCommand>(key, inPlace));
        Mark<TEvent>(happened => [new FieldMark(changed(happened), IsPart: false)]);
        return this;
    }

    /// <summary>An event that changes a field beside those that the field's commands record.</summary>
    public StaleTable<TState> Changes<TEvent>(Func<TEvent, FieldKey> field)
        where TEvent : DomainEvent
    {
        Mark<TEvent>(happened => [new FieldMark(field(happened), IsPart: false)]);
        return this;
    }

    /// <summary>An event that changes some of these fields, changes them by an amount, or takes them away.</summary>
    public StaleTable<TState> Alters<TEvent>(Func<TEvent, ImmutableArray<FieldKey>> fields)
        where TEvent : DomainEvent
    {
        Mark<TEvent>(happened => [.. fields(happened).Select(field => new FieldMark(field, IsPart: true))]);
        return this;
    }

    /// <summary>The field that was declared for this command is a text.</summary>
    /// <param name="text">The text that the command sets.</param>
    /// <param name="with">The command with another one.</param>
    /// <param name="between">What stands between two texts that both go in.</param>
    public StaleTable<TState> Text<TCommand>(Func<TCommand, string> text, Func<TCommand, string, TCommand> with, string between)
        where TCommand : Command
    {
        _rules[typeof(TCommand)] = (FieldRule<TCommand>)_rules[typeof(TCommand)] with { Join = (first, second) => with(first, text(first) + between + text(second)) };
        return this;
    }

    public StaleTable<TState> All(StaleRule rule, params ReadOnlySpan<Type> commands)
    {
        foreach (var command in commands) _rules.Add(command, rule);
        return this;
    }

    private void Mark<TEvent>(Func<TEvent, ImmutableArray<FieldMark>> marks)
        where TEvent : DomainEvent =>
        _fields[typeof(TEvent)] = [.. _fields.GetValueOrDefault(typeof(TEvent), []), happened => marks((TEvent)happened)];

    private sealed record FieldRule<TCommand>(Func<TCommand, FieldKey> Key, Func<TState, TCommand, TCommand?> Now) : SetsField<TState>
        where TCommand : Command
    {
        public Func<TCommand, TCommand, TCommand>? Join { get; init; }

        public override FieldKey FieldOf(Command command) => Key((TCommand)command);

        public override Command? InPlace(TState state, Command command) => Now(state, (TCommand)command);

        public override Command? Both(Command first, Command second) => Join?.Invoke((TCommand)first, (TCommand)second);
    }
}
