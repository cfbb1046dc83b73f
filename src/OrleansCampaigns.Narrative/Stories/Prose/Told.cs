namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>Whom the game master has met on earlier pages, and which reasons stand there, so that nothing is told twice.</summary>
internal sealed class Told
{
    private readonly HashSet<string> _people = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reasons = new(StringComparer.Ordinal);

    public bool Meets(Noun person) => _people.Add(person.Key);

    public bool Explains(ReasonBrief reason) => _reasons.Add($"{reason.Actor.Key} {reason.Goal.Print} {reason.Belief.Print}");
}
