using System.Text.Json;

namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>Ends an open conflict of an entity; one command for each kind of entity, because a command is decided by the entity that it changes.</summary>
public interface IResolveConflict
{
    /// <summary>The conflict.</summary>
    ConflictId Conflict { get; }

    /// <summary>How it ends.</summary>
    ConflictChoice Choice { get; }

    /// <summary>For <see cref="ConflictChoice.Edited"/>, and only then: the command that sets the field as it is to be, with its <c>type</c>.</summary>
    JsonElement? Edited { get; }
}
