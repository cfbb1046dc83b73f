using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>What follows at other characters from an event of one. The commands are sent as <see cref="Access.Actor.System"/>, each with an id that follows from its cause.</summary>
public static class CharacterInfluence
{
    public static ImmutableArray<Type> Causes => [typeof(ItemGiven), typeof(ItemReceived), typeof(ItemDeclined)];

    public static ImmutableArray<CharacterCommand> Of(RecordedEvent cause)
    {
        var here = new CharacterId(cause.Entity.Id);
        return cause.Event switch
        {
            ItemGiven e => [new ReceiveItem(e.Transfer, e.Number, e.OldestOpen, here, e.Item, e.Content.Name, e.Content.Note, e.Content.Quantity) { Character = e.To }],
            ItemReceived e => [new CompleteTransfer(e.Transfer, e.Number) { Character = e.From }],
            ItemDeclined e => [new ReturnItem(e.Transfer, e.Number, e.Reason) { Character = e.From }],
            _ => [],
        };
    }

    /// <summary>
    /// What to do when a command that followed from <paramref name="cause"/> is refused; null: nothing. A receiver that cannot take an item says so in an event
    /// (<see cref="ItemDeclined"/>), so only a receiver that does not exist is left, which <see cref="GiveItem"/> rules out. A refusal that passes
    /// (<see cref="RefusalKind.Unavailable"/>, <see cref="RefusalKind.TooMany"/>) is no answer: the command must be sent again.
    /// </summary>
    public static CharacterCommand? WhenRefused(RecordedEvent cause, Command refused, Refusal why) =>
        cause.Event is ItemGiven given && refused is ReceiveItem receive && receive.Number == given.Number
            && why.Kind is not (RefusalKind.Unavailable or RefusalKind.TooMany)
            ? new ReturnItem(given.Transfer, given.Number, why.Code) { Character = new CharacterId(cause.Entity.Id) }
            : null;
}
