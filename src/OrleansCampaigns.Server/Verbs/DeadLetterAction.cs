namespace OrleansCampaigns.Server.Verbs;

/// <summary>What an operator does with dead letters.</summary>
public enum DeadLetterAction
{
    List,
    Show,
    Retry,
    Drop,
}
