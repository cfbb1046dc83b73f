namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>What everybody may know about how the campaign is played.</summary>
/// <param name="GameSystem">Name of the rules that the table plays by, at most 120 characters; may be empty.</param>
/// <param name="Language">BCP 47 tag of the table's language, at most 35 characters: <c>en</c>, <c>pt-BR</c>.</param>
/// <param name="SpectatorsAllowed">Whether new spectators come in. Those who are there stay until they leave or are removed.</param>
[Alias("campaign-settings")]
public sealed record CampaignSettings(
    string GameSystem,
    string Language,
    bool SpectatorsAllowed)
{
    public static CampaignSettings Default { get; } = new("", "en", SpectatorsAllowed: true);
}
