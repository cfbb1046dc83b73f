namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Something wrong with a storylet.</summary>
/// <param name="Storylet">Its id, or its place in the file when it has none.</param>
/// <param name="Rule">Stable, e.g. <c>storylet.role-uncast</c>.</param>
/// <param name="Message">What, for the one who wrote it.</param>
public sealed record StoryletFinding(string Storylet, string Rule, string Message)
{
    public override string ToString() => $"{Storylet}: {Rule}: {Message}";
}
