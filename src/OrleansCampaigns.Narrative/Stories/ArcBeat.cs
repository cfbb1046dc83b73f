namespace OrleansCampaigns.Narrative.Stories;

/// <summary>What a scene asks of one hero. The player answers, never the engine.</summary>
public enum ArcBeat
{
    /// <summary>Something stirs the want.</summary>
    Trigger,

    /// <summary>The lie is leaned on.</summary>
    Test,

    /// <summary>The old way is easier.</summary>
    Relapse,

    /// <summary>Want or need, not both.</summary>
    Choice,

    /// <summary>What was learned holds, or does not.</summary>
    Proof,
}
