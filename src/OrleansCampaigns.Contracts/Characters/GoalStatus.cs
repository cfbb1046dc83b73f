namespace OrleansCampaigns.Contracts.Characters;

/// <summary>What became of a goal.</summary>
[Alias("goal-status")]
public enum GoalStatus
{
    Open,
    Achieved,
    Abandoned,
}
