namespace OrleansCampaigns.Narrative.Stories;

/// <summary>How prose speaks of an entity. Verbs agree with it: <see cref="They"/> takes the plural.</summary>
public enum Pronouns
{
    They,
    She,
    He,
    It,
}
