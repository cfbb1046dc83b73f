namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>The event of any kind of entity that a conflict is over.</summary>
public interface IConflictResolved
{
    ConflictEnd End { get; }
}
