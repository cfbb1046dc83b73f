using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>Attributes, resources and tags, as the schema of the game system has them.</summary>
internal static class CharacterSheets
{
    internal static Decision<CharacterEvent>? Decide(CharacterCommand command, CharacterState state) => command switch
    {
        ReplaceSheetSchema c => Replace(c, state),
        SetAttribute c => Set(c, state),
        SetResource c => Set(c, state),
        SpendResource c => Change(c.Name, c.Amount, -1, state),
        GainResource c => Change(c.Name, c.Amount, 1, state),
        AddTag c => Add(c, state),
        RemoveTag c => state.Tags.Contains(c.Tag) ? new CharacterTagRemoved(c.Tag) : Decision<CharacterEvent>.Nothing,
        _ => (Decision<CharacterEvent>?)null,
    };

    internal static CharacterState Evolve(CharacterState state, CharacterSheetEvent happened) => happened switch
    {
        CharacterSchemaReplaced e => state with { Schema = e.Schema, Attributes = e.Attributes, Resources = e.Resources, Tags = e.Tags },
        CharacterAttributeSet e => state with { Attributes = [.. state.Attributes.Select(a => a.Name == e.Name ? a with { Value = e.Value } : a)] },
        CharacterResourceSet e => WithResource(state, e.Name, r => r with { Sum = e.Current, Maximum = e.Maximum }),
        CharacterResourceChanged e => WithResource(state, e.Name, r => r with { Sum = r.Sum + e.Delta }),
        CharacterTagAdded e => state with { Tags = state.Tags.Add(e.Tag).Sort(StringComparer.Ordinal) },
        CharacterTagRemoved e => state with { Tags = state.Tags.Remove(e.Tag) },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no meaning for a sheet."),
    };

    private static Decision<CharacterEvent> Replace(ReplaceSheetSchema command, CharacterState state)
    {
        if (command.Schema is null) return Refusal.Invalid("schema.invalid", "The schema is missing.");
        if (SheetSchemaRule.Problem(command.Schema) is { } problem) return problem;
        var schema = SheetSchemaRule.Normal(command.Schema);
        return Same(schema, state.Schema) ? Decision<CharacterEvent>.Nothing : SheetSchemaRule.CarryOver(state, schema);
    }

    private static bool Same(SheetSchema left, SheetSchema right) =>
        left.Attributes.SequenceEqual(right.Attributes) && left.Resources.SequenceEqual(right.Resources) && left.Tags.SequenceEqual(right.Tags, StringComparer.Ordinal);

    private static Decision<CharacterEvent> Set(SetAttribute command, CharacterState state)
    {
        if (state.Schema.Attributes.FirstOrDefault(a => a.Name == command.Name) is not { } definition)
            return Refusal.NotFound("attribute.unknown", "The sheet has no such attribute.");
        if (CharacterDecider.NumberProblem("attribute", command.Value, definition.Minimum, definition.Maximum) is { } problem) return problem;
        return state.Attributes.Contains(new AttributeValue(command.Name, command.Value))
            ? Decision<CharacterEvent>.Nothing
            : new CharacterAttributeSet(command.Name, command.Value);
    }

    private static Decision<CharacterEvent> Set(SetResource command, CharacterState state)
    {
        if (state.Resources.FirstOrDefault(r => r.Name == command.Name) is not { } resource) return UnknownResource();
        if (CharacterDecider.NumberProblem("maximum", command.Maximum, 0, CharacterLimits.NumberMax) is { } maximum) return maximum;
        if (CharacterDecider.NumberProblem("resource", command.Current, 0, command.Maximum) is { } current) return current;
        return resource.Maximum == command.Maximum && resource.Sum == command.Current
            ? Decision<CharacterEvent>.Nothing
            : new CharacterResourceSet(command.Name, command.Current, command.Maximum);
    }

    private static Decision<CharacterEvent> Change(string name, int amount, int sign, CharacterState state)
    {
        if (!state.Resources.Any(r => r.Name == name)) return UnknownResource();
        if (CharacterDecider.NumberProblem("amount", amount, 1, CharacterLimits.NumberMax) is { } problem) return problem;
        return new CharacterResourceChanged(name, sign * amount);
    }

    private static Decision<CharacterEvent> Add(AddTag command, CharacterState state)
    {
        if (TextRule.Problem("tag", command.Tag, TextRule.NameLengthMax) is { } problem) return problem;
        if (state.Tags.Contains(command.Tag)) return Decision<CharacterEvent>.Nothing;
        if (!state.Schema.Tags.IsEmpty && !state.Schema.Tags.Contains(command.Tag)) return Refusal.Conflict("tag.not-allowed", "The sheet's schema does not allow this tag.");
        return state.Tags.Length < CharacterLimits.TagsMax
            ? new CharacterTagAdded(command.Tag)
            : Refusal.Conflict("tag.too-many", $"A character has at most {CharacterLimits.TagsMax} tags.");
    }

    private static Refusal UnknownResource() => Refusal.NotFound("resource.unknown", "The sheet has no such resource.");

    private static CharacterState WithResource(CharacterState state, string name, Func<Resource, Resource> change) =>
        state with { Resources = [.. state.Resources.Select(r => r.Name == name ? change(r) : r)] };
}
