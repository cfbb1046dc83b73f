namespace OrleansCampaigns.Contracts.Regions;

/// <summary>How a fact stands: for game masters how it really is, for everybody else what they were told.</summary>
[Alias("fact-standing")]
public enum FactStanding
{
    True,
    Rumour,
    False,
}
