namespace OrleansCampaigns.Narrative.Stories;

/// <summary>How a scene can end.</summary>
public enum OutcomeKind
{
    Success,

    /// <summary>Success at a price.</summary>
    Cost,
    Fail,

    /// <summary>The players walk away.</summary>
    Refuse,
}
