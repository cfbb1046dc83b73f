using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>A piece of a parsed template.</summary>
internal abstract record TemplatePart
{
    private TemplatePart()
    {
    }

    /// <summary>Words as they are.</summary>
    internal sealed record Plain(string Text) : TemplatePart;

    /// <param name="Name">Role or sense.</param>
    /// <param name="Form">What is asked.</param>
    /// <param name="Verb">The infinitive for <see cref="SlotForm.Verb"/>, otherwise empty.</param>
    /// <param name="IsCapital">A pronoun that was written with a capital.</param>
    internal sealed record Slot(string Name, SlotForm Form, string Verb, bool IsCapital) : TemplatePart;

    /// <summary>One of these is said.</summary>
    internal sealed record Choice(ImmutableArray<ImmutableArray<TemplatePart>> Ways) : TemplatePart;
}
