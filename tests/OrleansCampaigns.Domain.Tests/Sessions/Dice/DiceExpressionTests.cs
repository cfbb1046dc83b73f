using CsCheck;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Sessions.Dice;

namespace OrleansCampaigns.Domain.Tests.Sessions.Dice;

public sealed class DiceExpressionTests
{
    [Theory]
    [InlineData("2d20kh1+5", "2d20kh1")]
    [InlineData("4d6dl1", "4d6dl1")]
    [InlineData("3d8kl2", "3d8kl2")]
    [InlineData("3d8dh", "3d8dh1")]
    [InlineData("2d20k", "2d20kh1")]
    [InlineData("d6!", "1d6!")]
    [InlineData("D6!>5", "1d6!>5")]
    [InlineData("d6 ! 3", "1d6!3")]
    [InlineData("2d10r1", "2d10r1")]
    [InlineData("2d10r<3", "2d10r<3")]
    [InlineData("2d10ro<=2", "2d10ro<=2")]
    [InlineData("5d8>=5", "5d8>=5")]
    [InlineData("5d8=5", "5d8=5")]
    [InlineData("adv+3", "2d20kh1")]
    [InlineData("dis", "2d20kl1")]
    [InlineData("d20adv+3", "2d20kh1")]
    [InlineData("1d12dis", "2d12kl1")]
    [InlineData("d%", "1d100")]
    [InlineData("4dF>=0", "4dF>=0")]
    [InlineData("-(2+d4)*3 # label", "1d4")]
    [InlineData("6d6r1!>5kh3>=4", "6d6r1!>5kh3>=4")]
    public void The_usual_notation_is_read(string text, string canonical)
    {
        var result = Rolled(text);
        Assert.Equal(canonical, Assert.Single(result.Terms).Notation);
    }

    [Theory]
    [InlineData("1+2*3", 7)]
    [InlineData("(1+2)*3", 9)]
    [InlineData("10-4-3", 3)]
    [InlineData("--5", 5)]
    [InlineData("-2*-3", 6)]
    [InlineData("2*-3+1", -5)]
    [InlineData("3d1+d1*2", 5)]
    [InlineData(" 1000000 * 1000000 ", 1_000_000_000_000)]
    public void Arithmetic_is_the_usual(string text, long total) => Assert.Equal(total, Rolled(text).Total);

    [Theory]
    [InlineData("", "dice.empty")]
    [InlineData("   ", "dice.empty")]
    [InlineData(null, "dice.empty")]
    [InlineData("# only a label", "dice.syntax")]
    [InlineData("2d", "dice.syntax")]
    [InlineData("2d6+", "dice.syntax")]
    [InlineData("(2d6", "dice.syntax")]
    [InlineData("2d6)", "dice.syntax")]
    [InlineData("2d6 7", "dice.syntax")]
    [InlineData("fireball", "dice.syntax")]
    [InlineData("2d6x", "dice.syntax")]
    [InlineData("1/2", "dice.syntax")]
    [InlineData("1.5", "dice.syntax")]
    [InlineData("d6!>", "dice.syntax")]
    [InlineData("٣d6", "dice.syntax")]
    [InlineData("0d6", "dice.no-dice")]
    [InlineData("d0", "dice.no-sides")]
    [InlineData("101d6", "dice.too-many-dice")]
    [InlineData("60d6+41d6", "dice.too-many-dice")]
    [InlineData("999999999999999999999d6", "dice.constant-too-large")]
    [InlineData("1000001", "dice.constant-too-large")]
    [InlineData("d1001", "dice.too-many-sides")]
    [InlineData("d6>1001", "dice.too-many-sides")]
    [InlineData("2d20adv", "dice.advantage")]
    [InlineData("d20advadv", "dice.repeated")]
    [InlineData("d6!!", "dice.repeated")]
    [InlineData("2d6kh1kl1", "dice.repeated")]
    [InlineData("d6>3>4", "dice.repeated")]
    [InlineData("d6r1r2", "dice.repeated")]
    [InlineData("d1!", "dice.endless")]
    [InlineData("d6!>0", "dice.endless")]
    [InlineData("d6r<=6", "dice.endless")]
    [InlineData("(((((((((1)))))))))", "dice.too-deep")]
    [InlineData("----------1", "dice.too-deep")]
    [InlineData("1000000*1000000*2", "dice.result-too-large")]
    [InlineData("1000000*1000000+1", "dice.result-too-large")]
    [InlineData("d6\u0000", "text.control-characters")]
    public void What_cannot_be_rolled_is_refused_with_a_stable_code(string? text, string code)
    {
        var (expression, refusal) = DiceExpression.Parse(text);
        Assert.Null(expression);
        Assert.Equal(code, refusal!.Code);
    }

    [Theory]
    [InlineData("2d6+x", "At position 5:")]
    [InlineData("2d6 + (3", "At position 9:")]
    [InlineData("100d6+d1001", "At position 8:")]
    public void The_message_names_the_position(string text, string position) =>
        Assert.StartsWith(position, DiceExpression.Parse(text).Refusal!.Message, StringComparison.Ordinal);

    [Fact]
    public void Two_hundred_characters_are_the_limit()
    {
        Assert.NotNull(DiceExpression.Parse("d6 #" + new string('x', 196)).Expression);
        Assert.Equal("dice.too-long", DiceExpression.Parse("d6 #" + new string('x', 197)).Refusal!.Code);
    }

    [Fact]
    public void Any_text_is_read_or_refused_and_what_is_read_keeps_within_the_limits()
    {
        var piece = Gen.OneOf("d", "d", "6", "20", "2", "1", "0", "100", "1000", "999999999", "kh", "kl", "dh", "dl", "!", "r", "ro", "<", ">", ">=", "<=", "=", "+", "-", "*", "(", ")", "adv", "dis", "%", "F", " ", "#", "x", "\u0001", "\ud800");
        Gen.Select(piece.Array[0, 14], Gen.ULong).Sample(
            (pieces, seed) =>
            {
                var (expression, refusal) = DiceExpression.Parse(string.Concat(pieces));
                Assert.True(expression is null != refusal is null);
                if (expression is null) return;
                var result = expression.Roll(seed);
                Assert.InRange(result.Total, -DiceLimits.ResultMax, DiceLimits.ResultMax);
                Assert.InRange(result.Terms.Sum(term => term.Dice.Length), 0, DiceLimits.DiceMax + DiceLimits.ExtraDiceMax + DiceLimits.RerollsMax);
            },
            iter: 20_000);
    }

    private static DiceResult Rolled(string text)
    {
        var (expression, refusal) = DiceExpression.Parse(text);
        Assert.Null(refusal);
        return expression!.Roll(7);
    }
}
