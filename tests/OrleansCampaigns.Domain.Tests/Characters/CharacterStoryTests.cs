using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Characters.CharacterTable;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Characters;

public sealed class CharacterStoryTests
{
    private static readonly FactionId Faction = new(new Guid("abcdabcd-0000-4000-8000-000000000001"));

    private readonly PlayedCampaign _played = Start();

    [Fact]
    public void A_bond_is_to_a_character_to_a_faction_or_to_what_the_text_says()
    {
        _played.Done(Player1, new SetBond(BondNamed(1), "Owes him a life.", Bram) { Character = Mira })
            .Silent(Player1, new SetBond(BondNamed(1), "Owes him a life.", Bram) { Character = Mira })
            .Done(Player1, new SetBond(BondNamed(1), "Is even with him.", Bram) { Character = Mira })
            .Done(Player1, new SetBond(BondNamed(2), "Deserted.", null, Faction) { Character = Mira })
            .Done(Player1, new SetBond(BondNamed(3), "The sea.") { Character = Mira });
        Assert.Equal(3, _played.StateOf(Mira).Bonds.Count);
        _played.Done(Player1, new RemoveBond(BondNamed(2)) { Character = Mira }).Silent(Player1, new RemoveBond(BondNamed(2)) { Character = Mira });
    }

    [Fact]
    public void A_bond_shows_nobody_a_hidden_character()
    {
        _played.Refused(Player1, new SetBond(BondNamed(1), "Who?", Shade) { Character = Mira }, "character.unknown")
            .Refused(Player1, new SetBond(BondNamed(1), "Who?", Nobody) { Character = Mira }, "character.unknown")
            .Refused(Owner, new SetBond(BondNamed(1), "Her mother.", Shade) { Character = Mira }, "bond.would-reveal")
            .Done(Owner, new SetBond(BondNamed(1), "Her mother.", Shade, null, Secret: true) { Character = Mira })
            .Done(Player1, new SetBond(BondNamed(1), "The same id.") { Character = Mira })
            .Silent(Player1, new RemoveBond(BondNamed(9)) { Character = Mira });
        Assert.Single(_played.StateOf(Mira).SecretBonds);
        _played.Done(Owner, new RemoveBond(BondNamed(1), Secret: true) { Character = Mira });
    }

    [Fact]
    public void Bonds_keep_to_their_limits()
    {
        _played.Refused(Player1, new SetBond(BondNamed(1), "Both.", Bram, Faction) { Character = Mira }, "bond.two-sides")
            .Refused(Player1, new SetBond(BondNamed(1), "X", null, null, Secret: true) { Character = Mira }, "access.denied")
            .Refused(Player1, new RemoveBond(BondNamed(1), Secret: true) { Character = Mira }, "access.denied")
            .Refused(Player1, new SetBond(default, "X") { Character = Mira }, "id.empty")
            .Refused(Player1, new SetBond(BondNamed(1), "X", null, default(FactionId)) { Character = Mira }, "id.empty")
            .Refused(Player1, new SetBond(BondNamed(1), new string('x', 601)) { Character = Mira }, "text.too-long");
        for (var n = 1; n <= 30; n++) _played.Done(Player1, new SetBond(BondNamed(n), "X") { Character = Mira });
        _played.Refused(Player1, new SetBond(BondNamed(31), "X") { Character = Mira }, "bond.too-many");
    }

    [Fact]
    public void A_goal_is_set_achieved_reopened_and_removed()
    {
        _played.Done(Player1, new SetGoal(GoalNamed(1), "Find the bell.") { Character = Mira })
            .Silent(Player1, new SetGoal(GoalNamed(1), "Find the bell.") { Character = Mira })
            .Done(Player1, new SetGoalStatus(GoalNamed(1), GoalStatus.Achieved) { Character = Mira })
            .Silent(Player1, new SetGoalStatus(GoalNamed(1), GoalStatus.Achieved) { Character = Mira })
            .Done(Player1, new SetGoal(GoalNamed(1), "Find and ring the bell.") { Character = Mira });
        Assert.Equal(new CharacterGoal("Find and ring the bell.", GoalStatus.Achieved), _played.StateOf(Mira).Goals[GoalNamed(1)]);
        _played.Refused(Player1, new SetGoalStatus(GoalNamed(1), (GoalStatus)9) { Character = Mira }, "goal.status")
            .Refused(Player1, new SetGoalStatus(GoalNamed(2), GoalStatus.Open) { Character = Mira }, "goal.unknown")
            .Refused(Player1, new SetGoal(default, "X") { Character = Mira }, "id.empty")
            .Refused(Player1, new SetGoal(GoalNamed(2), "") { Character = Mira }, "text.empty")
            .Done(Player1, new RemoveGoal(GoalNamed(1)) { Character = Mira })
            .Silent(Player1, new RemoveGoal(GoalNamed(1)) { Character = Mira });
        for (var n = 1; n <= 30; n++) _played.Done(Player1, new SetGoal(GoalNamed(n), "X") { Character = Mira });
        _played.Refused(Player1, new SetGoal(GoalNamed(31), "X") { Character = Mira }, "goal.too-many");
    }

    [Fact]
    public void An_arc_has_six_stages() => _played
        .Done(Player1, new SetArc(new("Fame", "Peace", "Pride", 5)) { Character = Mira })
        .Silent(Player1, new SetArc(new("Fame", "Peace", "Pride", 5)) { Character = Mira })
        .Refused(Player1, new SetArc(new("Fame", "Peace", "Pride", 6)) { Character = Mira }, "number.out-of-range")
        .Refused(Player1, new SetArc(new("Fame", "Peace", new string('x', 601), 1)) { Character = Mira }, "text.too-long")
        .Done(Player1, new SetArc(null!) { Character = Mira });

    [Fact]
    public void Notes_are_the_owners_and_the_game_masters_own() => _played
        .Done(Player1, new WriteCharacterNotes("Fears deep water.") { Character = Mira })
        .Silent(Owner, new WriteCharacterNotes("Fears deep water.") { Character = Mira })
        .Refused(Player1, new WriteCharacterNotes("\ud800") { Character = Mira }, "text.broken")
        .Done(Owner, new WriteGameMasterNotes("Is the heir.") { Character = Mira })
        .Silent(Owner, new WriteGameMasterNotes("Is the heir.") { Character = Mira })
        .Refused(Owner, new WriteGameMasterNotes(new string('x', 8_001)) { Character = Mira }, "text.too-long")
        .Refused(Player1, new WriteGameMasterNotes("X") { Character = Mira }, "access.denied");
}
