using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Characters.CharacterTable;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Characters;

public sealed class CharacterVitalsTests
{
    private readonly PlayedCampaign _played = Start();

    private HitPointsView HitPoints => Views.Own(_played.World, Player1).Characters[Mira].Sheet.HitPoints;

    [Fact]
    public void Damage_takes_temporary_hit_points_first()
    {
        _played.Done(Player1, new SetTemporaryHitPoints(5) { Character = Mira })
            .Silent(Player1, new SetTemporaryHitPoints(5) { Character = Mira })
            .Done(Player1, new DamageCharacter(3) { Character = Mira });
        Assert.Equal(new HitPointsView(20, 20, 2, 0), HitPoints);
        _played.Done(Player1, new DamageCharacter(6) { Character = Mira });
        Assert.Equal(new HitPointsView(16, 20, 0, 0), HitPoints);
        _played.Done(Player1, new HealCharacter(3) { Character = Mira });
        Assert.Equal(new HitPointsView(19, 20, 0, 0), HitPoints);
    }

    [Fact]
    public void New_temporary_hit_points_do_not_undo_damage_from_before()
    {
        _played.Done(Player1, new DamageCharacter(5) { Character = Mira }).Done(Player1, new SetTemporaryHitPoints(10) { Character = Mira });
        Assert.Equal(new HitPointsView(15, 20, 10, 0), HitPoints);
    }

    [Fact]
    public void In_one_round_healing_counts_against_all_damage_and_in_the_next_it_lifts_from_the_ground()
    {
        _played.Done(Player1, new DamageCharacter(50) { Character = Mira }).Done(Player1, new HealCharacter(5) { Character = Mira });
        Assert.Equal(new HitPointsView(0, 20, 0, -25), HitPoints);
        _played.Done(Player1, new PassRounds(1) { Character = Mira }).Done(Player1, new HealCharacter(5) { Character = Mira });
        Assert.Equal(new HitPointsView(5, 20, 0, 0), HitPoints);
        _played.Done(Player1, new HealCharacter(100) { Character = Mira }).Done(Player1, new PassRounds(0) { Character = Mira })
            .Silent(Player1, new PassRounds(0) { Character = Mira }).Done(Player1, new DamageCharacter(1) { Character = Mira });
        Assert.Equal(new HitPointsView(19, 20, 0, 0), HitPoints);
    }

    [Fact]
    public void Hit_points_are_set_exactly() => _played
        .Done(Player1, new DamageCharacter(99) { Character = Mira })
        .Done(Player1, new SetHitPoints(7, 30) { Character = Mira })
        .Silent(Player1, new SetHitPoints(7, 30) { Character = Mira })
        .Refused(Player1, new SetHitPoints(31, 30) { Character = Mira }, "number.out-of-range")
        .Refused(Player1, new SetHitPoints(0, 0) { Character = Mira }, "number.out-of-range");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(1_000_001)]
    public void An_absurd_amount_is_refused(int amount) => _played
        .Refused(Player1, new DamageCharacter(amount) { Character = Mira }, "number.out-of-range")
        .Refused(Player1, new HealCharacter(amount) { Character = Mira }, "number.out-of-range")
        .Refused(Player1, new SetTemporaryHitPoints(amount == 0 ? -7 : amount) { Character = Mira }, "number.out-of-range")
        .Refused(Player1, new PassRounds(amount == 0 ? -7 : amount) { Character = Mira }, "number.out-of-range");

    [Fact]
    public void Another_player_does_not_touch_hit_points() => _played
        .Refused(Player2, new DamageCharacter(1) { Character = Mira }, "character.not-yours")
        .Refused(Player2, new HealCharacter(1) { Character = Shade }, "character.unknown");

    [Theory]
    [InlineData(0, CharacterHealth.Unhurt)]
    [InlineData(9, CharacterHealth.Hurt)]
    [InlineData(10, CharacterHealth.Bloodied)]
    [InlineData(20, CharacterHealth.Down)]
    public void The_table_sees_how_a_character_looks_and_no_number(int damage, CharacterHealth health)
    {
        if (damage > 0) _played.Done(Player1, new DamageCharacter(damage) { Character = Mira });
        var seen = Views.Main(_played.World, ChannelKind.Table).Characters[Mira];
        Assert.Equal(health, seen.Appearance!.Health);
        Assert.Null(seen.Sheet);
    }

    [Fact]
    public void A_condition_runs_down_with_the_rounds_and_the_longer_of_two_stays()
    {
        _played.Done(Player1, new AddCondition("Poisoned", 2) { Character = Mira })
            .Silent(Player1, new AddCondition("Poisoned", 1) { Character = Mira })
            .Done(Player1, new AddCondition("Poisoned", 3) { Character = Mira })
            .Done(Player1, new AddCondition("Cold") { Character = Mira })
            .Silent(Player1, new AddCondition("Cold", 5) { Character = Mira })
            .Done(Player1, new PassRounds(2) { Character = Mira });
        Assert.Equal([new("Cold"), new("Poisoned", 1)], _played.StateOf(Mira).Conditions);
        _played.Done(Player1, new PassRounds(1) { Character = Mira });
        Assert.Equal([new("Cold")], _played.StateOf(Mira).Conditions);
        _played.Done(Player1, new RemoveCondition("Cold") { Character = Mira }).Silent(Player1, new RemoveCondition("Cold") { Character = Mira });
    }

    [Fact]
    public void Conditions_keep_to_their_limits()
    {
        _played.Refused(Player1, new AddCondition("") { Character = Mira }, "text.empty")
            .Refused(Player1, new AddCondition("Cold", 0) { Character = Mira }, "number.out-of-range")
            .Refused(Player1, new AddCondition("Cold", null, Hidden: true) { Character = Mira }, "access.denied")
            .Refused(Player1, new RemoveCondition("Cold", Hidden: true) { Character = Mira }, "access.denied");
        for (var n = 0; n < 40; n++) _played.Done(Owner, new AddCondition($"c{n}", null, Hidden: true) { Character = Mira });
        for (var n = 0; n < 40; n++) _played.Done(Player1, new AddCondition($"c{n}") { Character = Mira });
        _played.Refused(Player1, new AddCondition("one more") { Character = Mira }, "condition.too-many")
            .Done(Owner, new RemoveCondition("c0", Hidden: true) { Character = Mira })
            .Refused(Player1, new AddCondition("one more") { Character = Mira }, "condition.too-many");
    }
}
