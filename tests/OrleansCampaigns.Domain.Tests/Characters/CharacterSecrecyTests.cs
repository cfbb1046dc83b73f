using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Characters.CharacterTable;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Characters;

public sealed class CharacterSecrecyTests
{
    private const string Canary = "canary";

    private readonly PlayedCampaign _played = Start();

    [Fact]
    public void A_hidden_characters_life_reaches_no_player_in_any_form()
    {
        var before = Received(Player1, Player2, Spectator);
        _played.Done(Owner, new RenameCharacter(Canary) { Character = Shade })
            .Done(Owner, new SetPortrait($"https://example.org/{Canary}") { Character = Shade })
            .Done(Owner, new DamageCharacter(4) { Character = Shade })
            .Done(Owner, new AddTag(Canary) { Character = Shade })
            .Done(Owner, new AddCondition(Canary, 3) { Character = Shade })
            .Done(Owner, new PassRounds(3) { Character = Shade })
            .Done(Owner, new AddItem(ItemNamed(1), Canary, 1) { Character = Shade })
            .Done(Owner, new SetBond(BondNamed(1), Canary, Mira) { Character = Shade })
            .Done(Owner, new SetGoal(GoalNamed(1), Canary) { Character = Shade })
            .Done(Owner, new SetArc(new(Canary, Canary, Canary, 1)) { Character = Shade })
            .Done(Owner, new WriteCharacterNotes(Canary) { Character = Shade })
            .Done(Owner, new RetireCharacter { Character = Shade });
        Assert.Equal(before, Received(Player1, Player2, Spectator));
        Assert.DoesNotContain(Shade.ToString(), before, StringComparison.Ordinal);
    }

    [Fact]
    public void What_game_masters_keep_about_a_players_character_reaches_no_player_not_even_its_owner()
    {
        var before = Received(Player1, Player2, Spectator);
        _played.Done(Owner, new WriteGameMasterNotes(Canary) { Character = Mira })
            .Done(Owner, new AddCondition(Canary, 2, Hidden: true) { Character = Mira })
            .Done(Owner, new SetBond(BondNamed(7), Canary, Shade, null, Secret: true) { Character = Mira })
            .Done(Owner, new PassRounds(1) { Character = Mira })
            .Done(Owner, new RemoveCondition(Canary, Hidden: true) { Character = Mira });
        Assert.Equal(before, Received(Player1, Player2, Spectator));
        _played.Done(Owner, new AssignOwner(Player2) { Character = Mira });
        Assert.DoesNotContain(Canary, Received(Player1, Player2, Spectator), StringComparison.Ordinal);
    }

    [Fact]
    public void An_owners_sheet_reaches_no_other_player_and_no_spectator()
    {
        var before = Received(Player2, Spectator);
        _played.Done(Player1, new WriteCharacterNotes(Canary) { Character = Mira })
            .Done(Player1, new AddItem(ItemNamed(1), Canary, 1, Canary) { Character = Mira })
            .Done(Player1, new SetBond(BondNamed(1), Canary) { Character = Mira })
            .Done(Player1, new SetGoal(GoalNamed(1), Canary) { Character = Mira })
            .Done(Player1, new SetArc(new(Canary, Canary, Canary, 1)) { Character = Mira })
            .Done(Player1, new SetAttribute("Strength", 17) { Character = Mira })
            .Done(Player1, new SpendResource("Ki", 1) { Character = Mira })
            .Done(Player1, new SetTemporaryHitPoints(3) { Character = Mira });
        Assert.Equal(before, Received(Player2, Spectator));
        Assert.Contains(Canary, Received(Player1), StringComparison.Ordinal);
    }

    [Fact]
    public void Spectators_see_a_name_and_a_portrait()
    {
        var before = Received(Spectator);
        _played.Done(Player1, new DamageCharacter(15) { Character = Mira })
            .Done(Player1, new AddTag("sailor") { Character = Mira })
            .Done(Player1, new AddCondition(Canary) { Character = Mira })
            .Done(Owner, new AssignOwner(Player2) { Character = Mira });
        Assert.Equal(before, Received(Spectator));
        Assert.Contains(Canary, Received(Player2), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gift_to_a_hidden_character_does_not_tell_the_owner_to_whom_it_went_nor_who_gave()
    {
        _played.Done(Player1, new AddItem(ItemNamed(1), "Locket", 2) { Character = Mira })
            .Done(Owner, new GiveItem(TransferNamed(1), Shade, ItemNamed(1), 1) { Character = Mira });
        Assert.Null(_played.SendAs(Actor.System, CharacterInfluence.Of(_played.Events[^1]).Single()));
        Assert.Null(_played.SendAs(Actor.System, CharacterInfluence.Of(_played.Events[^1]).Single()));
        _played.Done(Owner, new GiveItem(TransferNamed(2), Mira, ItemNamed(1), 1) { Character = Shade });
        Assert.Null(_played.SendAs(Actor.System, CharacterInfluence.Of(_played.Events[^1]).Single()));
        Assert.Equal(2, _played.StateOf(Mira).Inventory[ItemNamed(1)].Quantity);
        Assert.DoesNotContain(Shade.ToString(), Received(Player1, Player2, Spectator), StringComparison.Ordinal);
        Assert.DoesNotContain(TransferNamed(2).ToString(), Received(Player1, Player2, Spectator), StringComparison.Ordinal);
    }

    [Fact]
    public void Hiding_a_character_again_takes_it_from_every_view_and_later_changes_stay_unseen()
    {
        _played.Done(Owner, new RevealCharacter { Character = Shade }).Done(Owner, new HideCharacter { Character = Shade });
        var before = Received(Player1, Player2, Spectator);
        _played.Done(Owner, new RenameCharacter(Canary) { Character = Shade });
        Assert.Equal(before, Received(Player1, Player2, Spectator));
        Assert.DoesNotContain(Shade, Views.Main(_played.World, ChannelKind.Public).Characters.Keys);
    }

    [Fact]
    public void No_command_of_a_player_tells_a_hidden_character_from_none()
    {
        foreach (var command in CharacterGenerators.OneOfEach(Shade))
        {
            if (command is CreateCharacter) continue;
            foreach (var user in (UserId[])[Player1, Player2, Spectator])
                Assert.Equal(_played.Send(user, command with { Character = Nobody }), _played.Send(user, command));
        }
    }

    private string Received(params UserId[] users) => string.Concat(users.Select(user =>
        JsonSerializer.Serialize(_played.ReceivedBy(user).ToArray(), WireJson.Options) + JsonSerializer.Serialize(Views.Own(_played.World, user), WireJson.Options)));
}
