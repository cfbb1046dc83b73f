namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>The event of any kind of entity that something was kept for the game masters.</summary>
public interface IConflictKept
{
    KeptConflict Conflict { get; }
}
