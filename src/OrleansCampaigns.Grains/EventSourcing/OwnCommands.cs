using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>What an author did before, without having seen what came of it: a client that was offline sends one command after the other, all thought out on the same view.</summary>
internal static class OwnCommands
{
    /// <summary>
    /// The request as if its author had looked after their own commands of <see cref="CommandRequest.Behind"/>: the version seen moves on over the entity's events for as long as these are from
    /// such a command. The first event of anybody else, or of another device of the same user, ends that. Reads at most <see cref="JournalLimits.ReadRowsMax"/> events. An author waits for each
    /// answer before the next command, so what counts is in the journal.
    /// </summary>
    public static async Task<CommandRequest> CountAsSeenAsync(IJournalStore store, EntityRef entity, CommandRequest request)
    {
        if (request.Seen is not { } seen) return request;
        var own = request.Behind!.Value.Select(id => id.Value).ToHashSet();
        foreach (var row in await store.ReadEntityAsync(request.Campaign.Value, entity.Id, seen, JournalLimits.ReadRowsMax, CancellationToken.None))
        {
            if (row.Actor != request.User.Value || !own.Contains(row.CommandId)) break;
            seen = row.EntityVersion;
        }

        return request with { Seen = seen };
    }
}
