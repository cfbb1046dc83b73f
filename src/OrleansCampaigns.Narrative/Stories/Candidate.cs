namespace OrleansCampaigns.Narrative.Stories;

/// <summary>A scene that could come next.</summary>
internal struct Candidate
{
    public Casting Casting;

    public int Outcome;

    /// <summary>Of the plan with it, × 1e6.</summary>
    public long Score;

    /// <summary>Which earlier scenes enable it, and its own bit when any does.</summary>
    public uint Links;

    /// <summary>Orders candidates of the same score.</summary>
    public ulong Tie;
}
