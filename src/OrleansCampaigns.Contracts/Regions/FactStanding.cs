namespace OrleansCampaigns.Contracts.Regions;

/// <summary>What a fact is worth, as the game masters know it or as somebody was told.</summary>
[Alias("fact-standing")]
public enum FactStanding
{
    True,
    Rumour,
    False,
}
