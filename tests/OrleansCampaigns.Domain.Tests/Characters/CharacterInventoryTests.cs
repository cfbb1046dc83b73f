using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Characters.CharacterTable;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Characters;

public sealed class CharacterInventoryTests
{
    private static readonly ItemId Rope = ItemNamed(1);

    private readonly PlayedCampaign _played = Start().Done(Player1, new AddItem(Rope, "Rope", 2, "Wet.") { Character = Mira });

    [Fact]
    public void Adding_what_is_there_adds_to_its_quantity_also_when_the_campaign_itself_adds()
    {
        _played.Done(Player1, new AddItem(Rope, "Other name", 3) { Character = Mira });
        Assert.Null(_played.SendAs(Actor.System, new AddItem(Rope, "Rope", 1) { Character = Mira }));
        Assert.Equal(new InventoryItem("Rope", 6, "Wet."), _played.StateOf(Mira).Inventory[Rope]);
    }

    [Fact]
    public void Quantities_change_and_at_nothing_the_thing_is_gone()
    {
        _played.Done(Player1, new ChangeItemQuantity(Rope, 3) { Character = Mira })
            .Silent(Player1, new ChangeItemQuantity(Rope, 0) { Character = Mira })
            .Refused(Player1, new ChangeItemQuantity(Rope, -6) { Character = Mira }, "item.too-few")
            .Refused(Player1, new ChangeItemQuantity(Rope, int.MinValue) { Character = Mira }, "number.out-of-range")
            .Refused(Player1, new ChangeItemQuantity(Rope, 1_000_000) { Character = Mira }, "inventory.full")
            .Refused(Player1, new ChangeItemQuantity(ItemNamed(2), 1) { Character = Mira }, "item.unknown")
            .Done(Player1, new ChangeItemQuantity(Rope, -5) { Character = Mira });
        Assert.Empty(_played.StateOf(Mira).Inventory);
    }

    [Fact]
    public void A_thing_is_described_and_removed() => _played
        .Done(Player1, new DescribeItem(Rope, "Silk rope", "") { Character = Mira })
        .Silent(Player1, new DescribeItem(Rope, "Silk rope", "") { Character = Mira })
        .Refused(Player1, new DescribeItem(Rope, "", "") { Character = Mira }, "text.empty")
        .Refused(Player1, new DescribeItem(ItemNamed(2), "X", "") { Character = Mira }, "item.unknown")
        .Done(Player1, new RemoveItem(Rope) { Character = Mira })
        .Silent(Player1, new RemoveItem(Rope) { Character = Mira });

    [Fact]
    public void An_inventory_keeps_to_its_limits()
    {
        _played.Refused(Player1, new AddItem(default, "X", 1) { Character = Mira }, "id.empty")
            .Refused(Player1, new AddItem(ItemNamed(2), "X", 0) { Character = Mira }, "number.out-of-range")
            .Refused(Player1, new AddItem(ItemNamed(2), "X", 1, new string('x', 601)) { Character = Mira }, "text.too-long")
            .Refused(Player2, new AddItem(ItemNamed(2), "X", 1) { Character = Mira }, "character.not-yours");
        for (var n = 2; n <= 200; n++) _played.Done(Player1, new AddItem(ItemNamed(n), "X", 1) { Character = Mira });
        _played.Refused(Player1, new AddItem(ItemNamed(201), "X", 1) { Character = Mira }, "inventory.full")
            .Refused(Player1, new GiveItem(TransferNamed(1), Bram, Rope, 1) { Character = Mira }, "inventory.full")
            .Done(Player1, new GiveItem(TransferNamed(1), Bram, Rope, 2) { Character = Mira })
            .Refused(Player1, new AddItem(ItemNamed(201), "X", 1) { Character = Mira }, "inventory.full");
    }
}
