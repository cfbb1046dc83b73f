using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Characters.CharacterTable;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Characters;

public sealed class ItemTransferTests
{
    private static readonly ItemId Rope = ItemNamed(1);
    private static readonly TransferId Transfer = TransferNamed(1);

    private readonly PlayedCampaign _played = Start().Done(Player1, new AddItem(Rope, "Rope", 5, "Wet.") { Character = Mira });

    [Fact]
    public void A_gift_leaves_at_once_arrives_once_and_is_then_complete()
    {
        _played.Done(Player1, Give(2)).Silent(Player1, Give(2));
        Assert.Equal(3, Ropes(Mira));
        var receive = Follows();
        Deliver(receive);
        Assert.Equal(new InventoryItem("Rope", 2, "Wet."), _played.StateOf(Bram).Inventory[Rope]);
        var complete = Follows();
        Repeat(receive);
        Deliver(complete);
        Repeat(complete);
        Repeat(receive);
        Assert.Empty(_played.StateOf(Mira).InTransit);
        _played.Silent(Player1, Give(2));
        Assert.Equal((3, 2), (Ropes(Mira), Ropes(Bram)));
    }

    [Fact]
    public void What_the_receiver_declines_comes_back_and_a_late_delivery_changes_nothing()
    {
        _played.Done(Player1, Give(5));
        var receive = Follows();
        _played.Done(Player2, new RetireCharacter { Character = Bram });
        Deliver(receive);
        var back = Assert.IsType<ReturnItem>(Follows());
        Assert.Equal("character.retired", back.Reason);
        _played.Done(Player2, new UnretireCharacter { Character = Bram });
        Repeat(receive);
        Deliver(back);
        Repeat(back);
        Repeat(receive);
        Assert.Equal((5, 0), (Ropes(Mira), Ropes(Bram)));
        Assert.Equal("Wet.", _played.StateOf(Mira).Inventory[Rope].Note);
    }

    [Fact]
    public void A_full_receiver_declines()
    {
        _played.Done(Player2, new AddItem(Rope, "Rope", 999_999) { Character = Bram }).Done(Player1, Give(2));
        Deliver(Follows());
        Deliver(Follows());
        Assert.Equal((5, 999_999), (Ropes(Mira), Ropes(Bram)));
    }

    [Fact]
    public void A_retired_giver_still_gets_back_and_still_completes()
    {
        _played.SendsStepsOfGifts = true;
        _played.Done(Player1, Give(2)).Done(Player1, Give(1) with { Transfer = TransferNamed(2) }).Done(Player1, new RetireCharacter { Character = Mira });
        Deliver(new ReturnItem(Transfer, 1, "inventory.full") { Character = Mira });
        Deliver(new CompleteTransfer(TransferNamed(2), 2) { Character = Mira });
        Assert.Equal(4, Ropes(Mira));
    }

    [Fact]
    public void A_receiver_that_does_not_exist_sends_the_gift_back_and_a_passing_refusal_is_no_answer()
    {
        _played.Done(Player1, Give(2));
        var cause = _played.Events[^1];
        var receive = Follows();
        var unknown = Refusal.NotFound("character.unknown", "There is no such character.");
        Assert.Equal(new ReturnItem(Transfer, 1, "character.unknown") { Character = Mira }, CharacterInfluence.WhenRefused(cause, receive, unknown));
        Assert.Null(CharacterInfluence.WhenRefused(cause, receive, Refusal.Unavailable("busy", "Busy.", TimeSpan.FromSeconds(1))));
        Assert.Equal("character.unknown", _played.SendAs(Actor.System, receive with { Character = Nobody })?.Code);
    }

    [Fact]
    public void Only_the_campaign_itself_moves_what_is_on_its_way()
    {
        _played.Done(Player1, Give(2));
        var receive = (ReceiveItem)Follows();
        foreach (var user in (UserId[])[Owner, Player1, Player2])
        {
            _played.Refused(user, receive, "access.denied")
                .Refused(user, new CompleteTransfer(Transfer, 1) { Character = Mira }, "access.denied")
                .Refused(user, new ReturnItem(Transfer, 1, "x") { Character = Mira }, "access.denied");
        }

        Assert.Equal("transfer.invalid", _played.SendAs(Actor.System, receive with { OldestOpen = 0 })?.Code);
        Assert.Equal("transfer.invalid", _played.SendAs(Actor.System, receive with { Number = long.MaxValue })?.Code);
        Assert.Equal("transfer.invalid", _played.SendAs(Actor.System, receive with { Quantity = -1 })?.Code);
        Assert.Equal("transfer.invalid", _played.SendAs(Actor.System, receive with { Name = null! })?.Code);
    }

    [Fact]
    public void A_gift_needs_a_thing_and_a_receiver_that_the_giver_can_see()
    {
        _played.Refused(Player1, Give(6), "item.too-few")
            .Refused(Player1, Give(0), "number.out-of-range")
            .Refused(Player1, Give(1) with { Item = ItemNamed(2) }, "item.unknown")
            .Refused(Player1, Give(1) with { To = Mira }, "transfer.to-self")
            .Refused(Player1, Give(1) with { To = Shade }, "character.unknown")
            .Refused(Player1, Give(1) with { To = Nobody }, "character.unknown")
            .Refused(Player1, Give(1) with { Transfer = default }, "id.empty")
            .Refused(Player2, Give(1), "character.not-yours")
            .Done(Player1, Give(1))
            .Refused(Player1, Give(2), "transfer.exists")
            .Done(Player2, new RetireCharacter { Character = Bram })
            .Refused(Player1, Give(1) with { Transfer = TransferNamed(2) }, "character.retired");
    }

    [Fact]
    public void At_most_sixteen_gifts_are_on_their_way_and_an_old_one_holds_up_the_sixty_fourth_after_it()
    {
        _played.Done(Player1, new ChangeItemQuantity(Rope, 95) { Character = Mira });
        for (var n = 1; n <= 16; n++) _played.Done(Player1, Give(1) with { Transfer = TransferNamed(n) });
        _played.Refused(Player1, Give(1) with { Transfer = TransferNamed(17) }, "transfer.too-many");
        for (var n = 2; n <= 64; n++)
        {
            if (n > 16) _played.Done(Player1, Give(1) with { Transfer = TransferNamed(n) });
            var given = _played.Events.Single(e => e.Event is ItemGiven g && g.Number == n);
            Deliver(CharacterInfluence.Of(given).Single());
            Deliver(Follows());
        }

        _played.Refused(Player1, Give(1) with { Transfer = TransferNamed(65) }, "transfer.too-many");
        Deliver(CharacterInfluence.Of(_played.Events.First(e => e.Event is ItemGiven)).Single());
        Deliver(Follows());
        Assert.Equal((36, 64), (Ropes(Mira), Ropes(Bram)));
        _played.Done(Player1, Give(1) with { Transfer = TransferNamed(65) });
    }

    private static GiveItem Give(int quantity) => new(Transfer, Bram, Rope, quantity) { Character = Mira };

    private int Ropes(CharacterId character) => _played.StateOf(character).Inventory.GetValueOrDefault(Rope)?.Quantity ?? 0;

    private CharacterCommand Follows() => CharacterInfluence.Of(_played.Events[^1]).Single();

    private void Deliver(CharacterCommand command)
    {
        var before = _played.Events.Count;
        Assert.Null(_played.SendAs(Actor.System, command));
        Assert.Equal(before + 1, _played.Events.Count);
    }

    private void Repeat(CharacterCommand command)
    {
        var before = _played.Events.Count;
        Assert.Null(_played.SendAs(Actor.System, command));
        Assert.Equal(before, _played.Events.Count);
    }
}
