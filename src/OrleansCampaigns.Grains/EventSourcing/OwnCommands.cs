using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>What an author did before, without having seen what came of it: a client that was offline sends one command after the other, all thought out on the same view.</summary>
/// <param name="store">Where an author's commands before are: they wait for each answer before they send the next.</param>
/// <param name="replica">Tells what others' events showed.</param>
/// <param name="entity">That the command is about.</param>
internal sealed class OwnCommands(IJournalStore store, CampaignReplica replica, EntityRef entity)
{
    /// <summary>Rows read at once: most walks end on the first page.</summary>
    public const int PageRows = 32;

    /// <summary>Rows read for one command. What follows counts as not known.</summary>
    public const int RowsMax = 1_024;

    /// <summary>Commands that one event can cause and that are recognised as such.</summary>
    private const int EffectsMax = 16;

    /// <summary>Whether it counts what the author knew beside the version that they saw: nobody reads rows for any other command.</summary>
    /// <param name="request">A command on its way.</param>
    /// <param name="tip">The entity's version with all that is decided.</param>
    public static bool Counts(CommandRequest request, long tip) =>
        request is { Behind.IsEmpty: false, Seen: { } seen } && seen < tip && StaleRules.Of(request.Command.GetType()) is ExactVersion or Prose;

    /// <summary>
    /// The version up to which nothing after <paramref name="seen"/> is news to the author: the entity's events came of a command of <see cref="CommandRequest.Behind"/>, were caused by such an
    /// event, or were on no channel of theirs. The first event of anybody else that they could see, or of another device of the same user, ends that; so does one that is so old that the
    /// replica does not remember to whom it was shown.
    /// </summary>
    public async Task<long> KnownAsync(CommandRequest request, Actor actor, long seen)
    {
        var own = request.Behind!.Value.Select(id => id.Value).ToHashSet();
        var effects = new HashSet<Guid>();
        for (var read = 0; read < RowsMax; read += PageRows)
        {
            var page = await store.ReadEntityAsync(request.Campaign.Value, entity.Id, seen, PageRows, CancellationToken.None);
            foreach (var row in page)
            {
                var isOwn = effects.Contains(row.CommandId) || (row.Actor == request.User.Value && own.Contains(row.CommandId));
                if (!isOwn && Showed(row, actor)) return seen;
                if (isOwn) effects.UnionWith(Enumerable.Range(0, EffectsMax).Select(index => EffectId.Of(request.Campaign, row.Sequence, index).Value));
                seen = row.EntityVersion;
            }

            if (page.Length < PageRows) break;
        }

        return seen;
    }

    /// <summary>Whether one of the actor's channels showed the event, or may have.</summary>
    private bool Showed(JournalRow row, Actor actor) =>
        actor.RunsTheGame || actor.Role is not { } role || replica.World.Sequence < row.Sequence
        || Showed(replica.RingOf(new Channel(Channel.MainOf(role))), row) || Showed(replica.RingOf(Channel.Own(actor.User)), row);

    private static bool Showed(UpdateRing ring, JournalRow row)
    {
        for (var number = ring.Head; number > 0; number--)
        {
            if (ring.ReadAfter(number - 1, max: 1) is not [{ } entry] || entry.Sequence == row.Sequence) return true;
            if (entry.Sequence < row.Sequence) return false;
        }

        return false;
    }
}
