using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Characters.CharacterTable;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Characters;

public sealed class CharacterIdentityTests
{
    private readonly PlayedCampaign _played = Start();

    [Fact]
    public void A_player_owns_the_character_that_they_create_and_a_game_masters_has_no_owner()
    {
        Assert.Equal([Player1], _played.StateOf(Mira).Owners);
        Assert.Empty(_played.StateOf(Ferryman).Owners);
        Assert.Equal([new("Strength", 10), new("Wits", 0)], _played.StateOf(Mira).Attributes);
        Assert.Equal(20, _played.StateOf(Mira).HitPoints.Current);
    }

    [Fact]
    public void Creating_is_refused_for_a_taken_id_a_bad_name_bad_numbers_and_a_players_hidden_character() => _played
        .Refused(Player1, new CreateCharacter("Mira") { Character = Mira }, "character.exists")
        .Refused(Player1, new CreateCharacter(" ") { Character = Nobody }, "text.empty")
        .Refused(Player1, new CreateCharacter("X", null, 0) { Character = Nobody }, "number.out-of-range")
        .Refused(Player1, new CreateCharacter("X", null, 10, Hidden: true) { Character = Nobody }, "access.denied")
        .Refused(Player1, new CreateCharacter("X") { Character = default }, "id.empty")
        .Refused(Spectator, new CreateCharacter("X") { Character = Nobody }, "access.denied")
        .Refused(Stranger, new CreateCharacter("X") { Character = Nobody }, "campaign.unknown");

    [Fact]
    public void A_schema_from_outside_must_make_sense()
    {
        var attribute = new AttributeDefinition("A", 1, 5, 3);
        Refuse(new([attribute, attribute], [], []), "schema.invalid");
        Refuse(new([attribute with { Default = 9 }], [], []), "schema.invalid");
        Refuse(new([attribute with { Maximum = int.MaxValue }], [], []), "schema.invalid");
        Refuse(new([null!], [], []), "schema.invalid");
        Refuse(new([], [new("R", -1)], []), "schema.invalid");
        Refuse(new([], [], ["a\u0001"]), "text.control-characters");
        Refuse(new([], [], [.. Enumerable.Range(0, 101).Select(n => $"t{n}")]), "schema.too-large");
        _played.Done(Owner, new CreateCharacter("X", new(default, default, default)) { Character = Nobody });

        void Refuse(SheetSchema schema, string code) => _played.Refused(Owner, new CreateCharacter("X", schema) { Character = Nobody }, code);
    }

    [Fact]
    public void A_player_owns_at_most_twenty_characters()
    {
        for (var n = 100; n < 119; n++) _played.Done(Player1, new CreateCharacter("X") { Character = Named(n) });
        _played.Refused(Player1, new CreateCharacter("X") { Character = Named(119) }, "character.too-many");
    }

    [Fact]
    public void Only_owners_and_game_masters_change_a_character_and_a_hidden_one_does_not_exist_for_others()
    {
        _played.Done(Player1, new RenameCharacter("Mira of the Tide") { Character = Mira })
            .Done(Owner, new RenameCharacter("Mira") { Character = Mira })
            .Silent(Player1, new RenameCharacter("Mira") { Character = Mira })
            .Refused(Player1, new RenameCharacter("") { Character = Mira }, "text.empty")
            .Refused(Player2, new RenameCharacter("X") { Character = Mira }, "character.not-yours")
            .Refused(Player2, new RenameCharacter("X") { Character = Shade }, "character.unknown")
            .Refused(Spectator, new RenameCharacter("X") { Character = Mira }, "access.denied");
        var hidden = _played.Send(Player2, new RenameCharacter("X") { Character = Shade });
        Assert.Equal(_played.Send(Player2, new RenameCharacter("X") { Character = Nobody }), hidden);
    }

    [Theory]
    [InlineData("http://example.org/a.png")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user:word@example.org/a.png")]
    [InlineData("https://example.org/a b.png")]
    [InlineData("https://")]
    [InlineData("")]
    public void A_portrait_is_a_plain_https_address(string url) =>
        _played.Refused(Player1, new SetPortrait(url) { Character = Mira }, "portrait.invalid");

    [Fact]
    public void A_portrait_is_set_and_taken_away() => _played
        .Done(Player1, new SetPortrait("https://example.org/mira.png") { Character = Mira })
        .Silent(Player1, new SetPortrait("https://example.org/mira.png") { Character = Mira })
        .Refused(Player1, new SetPortrait("https://example.org/" + new string('a', 500)) { Character = Mira }, "portrait.invalid")
        .Done(Player1, new SetPortrait() { Character = Mira });

    [Fact]
    public void A_new_owner_gets_the_whole_sheet_and_an_old_one_loses_it()
    {
        _played.Done(Owner, new AssignOwner(Player2) { Character = Mira }).Silent(Owner, new AssignOwner(Player2) { Character = Mira });
        Assert.True(Views.Own(_played.World, Player2).Characters.ContainsKey(Mira));
        _played.Done(Owner, new UnassignOwner(Player1) { Character = Mira }).Silent(Owner, new UnassignOwner(Player1) { Character = Mira });
        Assert.False(Views.Own(_played.World, Player1).Characters.ContainsKey(Mira));
        _played.Refused(Player1, new DamageCharacter(1) { Character = Mira }, "character.not-yours");
    }

    [Fact]
    public void An_owner_is_a_member_who_plays_and_a_hidden_character_has_none()
    {
        _played.Refused(Owner, new AssignOwner(Stranger) { Character = Mira }, "member.unknown")
            .Refused(Owner, new AssignOwner(Spectator) { Character = Mira }, "member.spectates")
            .Refused(Owner, new AssignOwner(Player1) { Character = Shade }, "character.hidden")
            .Refused(Player1, new AssignOwner(Player2) { Character = Mira }, "access.denied")
            .Refused(Player1, new UnassignOwner(Player1) { Character = Mira }, "access.denied");
        for (var n = 20; n < 28; n++) _played.Seated(UserNamed(n), Role.Player).Done(Owner, new AssignOwner(UserNamed(n)) { Character = Ferryman });
        _played.Refused(Owner, new AssignOwner(Player1) { Character = Ferryman }, "owner.too-many");
    }

    [Fact]
    public void A_retired_character_rests_until_it_is_brought_back() => _played
        .Done(Player1, new RetireCharacter { Character = Mira })
        .Silent(Player1, new RetireCharacter { Character = Mira })
        .Refused(Player1, new HealCharacter(1) { Character = Mira }, "character.retired")
        .Done(Player1, new WriteCharacterNotes("Keeps a lighthouse.") { Character = Mira })
        .Done(Player1, new UnretireCharacter { Character = Mira })
        .Silent(Player1, new UnretireCharacter { Character = Mira })
        .Done(Player1, new HealCharacter(1) { Character = Mira });

    [Fact]
    public void Revealing_shows_a_hidden_character_to_all_and_hiding_takes_it_away()
    {
        _played.Done(Owner, new RevealCharacter { Character = Shade }).Silent(Owner, new RevealCharacter { Character = Shade });
        var seen = Views.Main(_played.World, ChannelKind.Public).Characters[Shade];
        Assert.Equal(new CharacterView(Shade, "Shade"), seen);
        _played.Done(Owner, new HideCharacter { Character = Shade })
            .Silent(Owner, new HideCharacter { Character = Shade })
            .Refused(Owner, new HideCharacter { Character = Mira }, "character.owned")
            .Refused(Player1, new HideCharacter { Character = Mira }, "access.denied")
            .Refused(Player1, new RevealCharacter { Character = Shade }, "access.denied");
        Assert.False(Views.Main(_played.World, ChannelKind.Table).Characters.ContainsKey(Shade));
    }
}
