using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>The one order of a campaign's events. A leaf: it calls no other grain on a command's way.</summary>
[GrainInterfaceType("campaign-journal"), Alias("campaign-journal")]
public interface ICampaignJournalGrain : IGrainWithGuidKey
{
    /// <summary>
    /// Answers when this journal has taken the campaign over and what it has under way has ended: from then on nothing of an earlier journal, nor of an earlier activation
    /// of the entity, can still commit, so what the entity reads is all there is. Without it a command whose outcome was unknown could be refused on the
    /// state before it, and commit afterwards.
    /// </summary>
    /// <returns>What the entity's appends have to show. It is void as soon as the entity attaches again, here or at a later journal.</returns>
    [Alias("attach")]
    Task<Attachment> AttachAsync(EntityRef entity);

    /// <summary>
    /// Gives the events their sequences at once and answers when they are on disk. Appends of one entity must be sent in the order of its versions;
    /// later ones may be sent before earlier ones are answered. One that does not follow on the entity's last append here is turned down: the append before it was lost on
    /// its way, or ended with an earlier journal, and events that were decided on it must not be stored without it.
    /// </summary>
    /// <returns>A commit for each command, in order.</returns>
    /// <exception cref="CommandUndecidedException">Nothing is certain: reload the entity and let the caller send again.</exception>
    [Alias("append")]
    Task<ImmutableArray<Commit>> AppendAsync(AppendRequest request);
}

/// <summary>Consecutive commands of one entity, decided but not yet on disk.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="ExpectedVersion">Its version before the first of these events.</param>
/// <param name="Commands">At least one, each with at least one event.</param>
/// <param name="Attachment">Of the activation that decided them.</param>
/// <param name="IsFirst">The attachment's first append: it follows on what was read after attaching.</param>
[GenerateSerializer, Immutable, Alias("append-request")]
public sealed record AppendRequest(
    [Id(0)] EntityRef Entity,
    [Id(1)] long ExpectedVersion,
    [Id(2)] ImmutableArray<DecidedCommand> Commands,
    [Id(3)] Attachment Attachment,
    [Id(4)] bool IsFirst);

/// <summary>One entity activation's admission to one journal activation.</summary>
/// <param name="Epoch">Of the journal activation.</param>
/// <param name="Number">1, 2, 3 … in it.</param>
[GenerateSerializer, Immutable, Alias("attachment")]
public readonly record struct Attachment([Id(0)] long Epoch, [Id(1)] long Number);

/// <summary>One decided command.</summary>
[GenerateSerializer, Immutable, Alias("decided-command")]
public sealed record DecidedCommand(
    [Id(0)] CommandId Command,
    [Id(1)] UserId Actor,
    [Id(2)] DateTimeOffset At,
    [Id(3)] ImmutableArray<DecidedEvent> Events);

/// <summary>One event, encoded for the journal.</summary>
[GenerateSerializer, Immutable, Alias("decided-event")]
public sealed record DecidedEvent(
    [Id(0)] string Type,
    [Id(1)] int Schema,
    [Id(2)] byte[] Payload);
