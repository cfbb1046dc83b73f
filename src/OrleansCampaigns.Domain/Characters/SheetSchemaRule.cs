using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>What a schema from outside must keep to, and how a sheet moves from one schema to another.</summary>
internal static class SheetSchemaRule
{
    /// <summary>A missing schema or part is an empty one; allowed tags are kept in ordinal order.</summary>
    internal static SheetSchema Normal(SheetSchema? schema) => schema is null
        ? SheetSchema.Empty
        : new(OrEmpty(schema.Attributes), OrEmpty(schema.Resources), OrEmpty(schema.Tags).Sort(StringComparer.Ordinal));

    internal static Refusal? Problem(SheetSchema? schema)
    {
        if (schema is null) return null;
        var (attributes, resources, tags) = (OrEmpty(schema.Attributes), OrEmpty(schema.Resources), OrEmpty(schema.Tags));
        if (attributes.Length > CharacterLimits.AttributesMax || resources.Length > CharacterLimits.ResourcesMax || tags.Length > CharacterLimits.SchemaTagsMax)
            return Refusal.TooLarge("schema.too-large", $"A schema has at most {CharacterLimits.AttributesMax} attributes, {CharacterLimits.ResourcesMax} resources and {CharacterLimits.SchemaTagsMax} tags.");
        if (attributes.Any(a => a is null) || resources.Any(r => r is null)) return Refusal.Invalid("schema.invalid", "The schema holds an empty entry.");
        return NamesProblem("attribute's name", [.. attributes.Select(a => a.Name)])
            ?? NamesProblem("resource's name", [.. resources.Select(r => r.Name)])
            ?? NamesProblem("tag", tags)
            ?? attributes.Select(BoundsProblem).FirstOrDefault(problem => problem is not null)
            ?? (resources.All(r => r.DefaultMaximum is >= 0 and <= CharacterLimits.NumberMax)
                ? null
                : Refusal.Invalid("schema.invalid", $"A resource's maximum is 0 to {CharacterLimits.NumberMax}."));
    }

    /// <summary>What of the sheet fits the new schema, and the defaults for the rest.</summary>
    internal static CharacterSchemaReplaced CarryOver(CharacterState state, SheetSchema schema) => new(
        schema,
        [.. schema.Attributes.Select(a => state.Attributes.FirstOrDefault(v => v.Name == a.Name && v.Value >= a.Minimum && v.Value <= a.Maximum)
            ?? new AttributeValue(a.Name, a.Default))],
        [.. schema.Resources.Select(r => state.Resources.FirstOrDefault(v => v.Name == r.Name) ?? new Resource(r.Name, r.DefaultMaximum, r.DefaultMaximum))],
        [.. state.Tags.Where(tag => schema.Tags.IsEmpty || schema.Tags.Contains(tag))]);

    private static Refusal? BoundsProblem(AttributeDefinition a) =>
        a.Minimum >= -CharacterLimits.NumberMax && a.Minimum <= a.Default && a.Default <= a.Maximum && a.Maximum <= CharacterLimits.NumberMax
            ? null
            : Refusal.Invalid("schema.invalid", "An attribute's bounds must hold its default and lie within −1,000,000 and 1,000,000.");

    private static Refusal? NamesProblem(string what, ImmutableArray<string> names)
    {
        foreach (var name in names)
            if (TextRule.Problem(what, name, TextRule.NameLengthMax) is { } problem) return problem;
        return names.Distinct(StringComparer.Ordinal).Count() == names.Length ? null : Refusal.Invalid("schema.invalid", $"The same {what} is there twice.");
    }

    private static ImmutableArray<T> OrEmpty<T>(ImmutableArray<T> array) => array.IsDefault ? [] : array;
}
