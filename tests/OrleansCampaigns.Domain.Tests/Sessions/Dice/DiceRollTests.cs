using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Sessions.Dice;

namespace OrleansCampaigns.Domain.Tests.Sessions.Dice;

/// <summary>Each modifier does to the dice what it says, whatever falls.</summary>
public sealed class DiceRollTests
{
    [Theory]
    [InlineData("4d6kh3", 3, true)]
    [InlineData("4d6kl3", 3, false)]
    [InlineData("4d6dl1", 3, true)]
    [InlineData("4d6dh3", 1, false)]
    [InlineData("2d20kh9", 2, true)]
    [InlineData("2d20dh9", 0, false)]
    public void Selection_keeps_the_best_or_the_worst(string text, int kept, bool high) => EachRoll(text, term =>
    {
        var values = high ? term.Dice.Select(die => die.Value).OrderDescending() : term.Dice.Select(die => die.Value).Order();
        Assert.Equal(kept, term.Dice.Count(die => die.Fate == DieFate.Kept));
        Assert.Equal(values.Take(kept).Sum(), term.Value);
    });

    [Fact]
    public void An_exploding_die_brings_another_until_one_does_not() => EachRoll("5d4!", term =>
    {
        Assert.All(term.Dice, die => Assert.Equal(die.Value == 4, die.Exploded));
        Assert.Equal(5, term.Dice.Count(die => !die.Exploded));
        Assert.Equal(term.Dice.Sum(die => die.Value), term.Value);
    });

    [Fact]
    public void Rerolled_dice_do_not_count_and_the_last_stands() => EachRoll("5d6r<3", term =>
    {
        Assert.All(term.Dice, die => Assert.Equal(die.Value < 3, die.Fate == DieFate.Rerolled));
        Assert.Equal(5, term.Dice.Count(die => die.Fate == DieFate.Kept));
    });

    [Fact]
    public void Rerolled_once_the_second_stands_whatever_it_is() => EachRoll("1d2ro1", term =>
    {
        Assert.InRange(term.Dice.Length, 1, 2);
        Assert.Equal(term.Dice.Length == 2, term.Dice[0].Value == 1);
        Assert.Equal(DieFate.Kept, term.Dice[^1].Fate);
    });

    [Fact]
    public void Successes_are_counted_among_the_kept_dice() => EachRoll("6d10kh4>=7", term =>
        Assert.Equal(term.Dice.Count(die => die.Fate == DieFate.Kept && die.Value >= 7), term.Value));

    [Fact]
    public void Fate_dice_show_minus_one_to_one() => EachRoll("4dF", term => Assert.All(term.Dice, die => Assert.InRange(die.Value, -1, 1)));

    [Fact]
    public void Explosions_and_rerolls_stop_at_their_limits()
    {
        var exploded = Roll("100d1000!>1", 3).Terms[0].Dice;
        Assert.Equal(DiceLimits.DiceMax + DiceLimits.ExtraDiceMax, exploded.Length);
        var rerolled = Roll("100d1000r<1000", 3).Terms[0].Dice;
        Assert.Equal(DiceLimits.RerollsMax, rerolled.Count(die => die.Fate == DieFate.Rerolled));
    }

    private static void EachRoll(string text, Action<RolledDice> holds)
    {
        for (var seed = 0UL; seed < 200; seed++) holds(Assert.Single(Roll(text, seed).Terms));
    }

    private static DiceResult Roll(string text, ulong seed) => DiceExpression.Parse(text).Expression!.Roll(seed);
}
