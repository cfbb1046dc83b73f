using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Characters.CharacterTable;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Characters;

public sealed class CharacterSheetTests
{
    private readonly PlayedCampaign _played = Start();

    private CharacterSheet Sheet => Views.Own(_played.World, Player1).Characters[Mira].Sheet;

    [Fact]
    public void An_attribute_keeps_within_its_schema()
    {
        _played.Done(Player1, new SetAttribute("Strength", 20) { Character = Mira })
            .Silent(Player1, new SetAttribute("Strength", 20) { Character = Mira })
            .Refused(Player1, new SetAttribute("Strength", 21) { Character = Mira }, "number.out-of-range")
            .Refused(Player1, new SetAttribute("Charm", 1) { Character = Mira }, "attribute.unknown")
            .Refused(Player2, new SetAttribute("Strength", 1) { Character = Mira }, "character.not-yours");
        Assert.Equal(new AttributeValue("Strength", 20), Sheet.Attributes[0]);
    }

    [Fact]
    public void A_resource_is_spent_and_gained_and_shows_what_went_beyond_its_bounds_until_it_is_settled()
    {
        _played.Done(Player1, new SpendResource("Ki", 5) { Character = Mira });
        Assert.Equal(new ResourceView("Ki", 0, 3, -2), Sheet.Resources[0]);
        _played.Done(Player1, new GainResource("Ki", 3) { Character = Mira });
        Assert.Equal(new ResourceView("Ki", 1, 3, 0), Sheet.Resources[0]);
        _played.Done(Player1, new GainResource("Ki", 10) { Character = Mira }).Done(Player1, new PassRounds(0) { Character = Mira });
        Assert.Equal(new ResourceView("Ki", 3, 3, 0), Sheet.Resources[0]);
        _played.Refused(Player1, new SpendResource("Ki", 0) { Character = Mira }, "number.out-of-range")
            .Refused(Player1, new GainResource("Ki", int.MinValue) { Character = Mira }, "number.out-of-range")
            .Refused(Player1, new GainResource("Mana", 1) { Character = Mira }, "resource.unknown")
            .Refused(Player1, new SpendResource("Mana", 1) { Character = Mira }, "resource.unknown");
    }

    [Fact]
    public void A_resource_is_set_exactly() => _played
        .Done(Player1, new SetResource("Luck", 2, 4) { Character = Mira })
        .Silent(Player1, new SetResource("Luck", 2, 4) { Character = Mira })
        .Refused(Player1, new SetResource("Luck", 5, 4) { Character = Mira }, "number.out-of-range")
        .Refused(Player1, new SetResource("Luck", 0, -1) { Character = Mira }, "number.out-of-range")
        .Refused(Player1, new SetResource("Mana", 0, 1) { Character = Mira }, "resource.unknown");

    [Fact]
    public void Tags_are_those_that_the_schema_allows()
    {
        _played.Done(Player1, new AddTag("sailor") { Character = Mira })
            .Silent(Player1, new AddTag("sailor") { Character = Mira })
            .Refused(Player1, new AddTag("pirate") { Character = Mira }, "tag.not-allowed")
            .Refused(Player1, new AddTag("") { Character = Mira }, "text.empty");
        Assert.Equal(["sailor"], Views.Main(_played.World, ChannelKind.Table).Characters[Mira].Appearance!.Tags);
        _played.Done(Player1, new RemoveTag("sailor") { Character = Mira }).Silent(Player1, new RemoveTag("sailor") { Character = Mira });
        for (var n = 0; n < 40; n++) _played.Done(Owner, new AddTag($"t{n}") { Character = Ferryman });
        _played.Refused(Owner, new AddTag("one more") { Character = Ferryman }, "tag.too-many");
    }

    [Fact]
    public void Another_schema_keeps_what_still_fits()
    {
        _played.Done(Player1, new SetAttribute("Strength", 18) { Character = Mira })
            .Done(Player1, new SetAttribute("Wits", 4) { Character = Mira })
            .Done(Player1, new SpendResource("Ki", 1) { Character = Mira })
            .Done(Player1, new AddTag("sailor") { Character = Mira })
            .Done(Player1, new AddTag("noble") { Character = Mira });
        var schema = new SheetSchema([new("Wits", 0, 3, 1), new("Strength", 1, 30, 5), new("Luck", 0, 9, 2)], [new("Ki", 9), new("Mana", 7)], ["noble"]);
        _played.Done(Owner, new ReplaceSheetSchema(schema) { Character = Mira })
            .Silent(Owner, new ReplaceSheetSchema(schema) { Character = Mira })
            .Refused(Player1, new ReplaceSheetSchema(schema) { Character = Mira }, "access.denied")
            .Refused(Owner, new ReplaceSheetSchema(null!) { Character = Mira }, "schema.invalid")
            .Refused(Owner, new ReplaceSheetSchema(new([new("", 0, 1, 0)], [], [])) { Character = Mira }, "text.empty");
        Assert.Equal([new("Wits", 1), new("Strength", 18), new("Luck", 2)], Sheet.Attributes);
        Assert.Equal([new("Ki", 2, 3, 0), new("Mana", 7, 7, 0)], Sheet.Resources);
        Assert.Equal(["noble"], _played.StateOf(Mira).Tags);
    }
}
