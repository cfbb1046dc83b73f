namespace OrleansCampaigns.Domain.Sessions;

/// <summary>Which main channels might know something when it was mentioned. Recorded in the event, so that a later reveal or hiding does not rewrite what was seen.</summary>
public enum Sight
{
    GameMasters,
    Table,
    Everyone,
}
