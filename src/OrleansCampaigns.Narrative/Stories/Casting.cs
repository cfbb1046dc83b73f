namespace OrleansCampaigns.Narrative.Stories;

/// <summary>A storylet with its roles cast.</summary>
internal struct Casting
{
    /// <summary>Place in the catalog.</summary>
    public int Storylet;

    public RoleCast Roles;

    /// <summary>What does not change with what happens earlier in the chapter: theme, novelty, chance.</summary>
    public long Standing;
}
