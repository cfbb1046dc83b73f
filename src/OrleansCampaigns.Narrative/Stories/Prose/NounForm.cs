namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>Which pronouns stand for a noun. After <see cref="They"/> verbs take the plural: "they walk", but "Rusk walks".</summary>
public enum NounForm
{
    They,
    She,
    He,
    It,
}
