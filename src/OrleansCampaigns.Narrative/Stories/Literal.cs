namespace OrleansCampaigns.Narrative.Stories;

/// <summary>A condition or an effect over a storylet's roles.</summary>
/// <param name="Predicate">Index in the vocabulary.</param>
/// <param name="First">A role's position, or one of the constants.</param>
/// <param name="Second">The same; <see cref="Absent"/> for one argument.</param>
/// <param name="Negated">Must not hold. Conditions only.</param>
public readonly record struct Literal(int Predicate, int First, int Second, bool Negated)
{
    public const int Absent = -1;

    public const int Party = -2;

    /// <summary>Anything, in intents.</summary>
    public const int Anything = -3;

    public bool Uses(int role) => First == role || Second == role;
}
