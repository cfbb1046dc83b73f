using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>What slots are filled from.</summary>
/// <param name="Roles">Looked through in order; a template has few.</param>
/// <param name="PlaceKind">Whose senses; a kind that the lexicon does not know lends those of <c>road</c>.</param>
/// <param name="Weather">A key of the lexicon's weather, e.g. <c>fog</c>; anything else is <c>mild</c>.</param>
public sealed record Scenery(ImmutableArray<RoleNoun> Roles, string PlaceKind, string Weather)
{
    /// <summary>For templates of nouns only.</summary>
    public static Scenery Of(params ImmutableArray<RoleNoun> roles) => new(roles, "", "");

    internal Noun? this[string role]
    {
        get
        {
            foreach (var bound in Roles)
            {
                if (string.Equals(bound.Role, role, StringComparison.Ordinal)) return bound.Noun;
            }

            return null;
        }
    }
}
