using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>
/// A sentence or a few with slots and choices: <c>{role}</c>, <c>{role's}</c>, <c>{role.they}</c> and its kin, <c>{role.is}</c>, <c>{role.v:walk}</c>, <c>{sight}</c> and the other senses,
/// <c>[one|other]</c>. Limits: <see cref="LengthMax"/> characters, choices <see cref="DepthMax"/> deep, <see cref="WaysMax"/> ways each; beyond them <see cref="TemplateFormatException"/>.
/// </summary>
public sealed class Template
{
    public const int LengthMax = 2_000;

    public const int DepthMax = 2;

    public const int WaysMax = 24;

    private Template(string id, ImmutableArray<TemplatePart> parts)
    {
        Id = id;
        Parts = parts;
    }

    /// <summary>What provenance cites: <c>storylet/gate-opened/readAloud/2</c>, <c>places/town/sight/4</c>.</summary>
    public string Id { get; }

    internal ImmutableArray<TemplatePart> Parts { get; }

    /// <exception cref="TemplateFormatException">Says where and why.</exception>
    public static Template Parse(string id, string text) =>
        text.Length > LengthMax
            ? throw new TemplateFormatException(id, LengthMax, $"{text.Length} characters; a template has at most {LengthMax}")
            : new Template(id, new TemplateParser(id, text).Parse());
}
