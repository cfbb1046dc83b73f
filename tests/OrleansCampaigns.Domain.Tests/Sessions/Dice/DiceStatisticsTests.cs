using OrleansCampaigns.Domain.Sessions.Dice;

namespace OrleansCampaigns.Domain.Tests.Sessions.Dice;

/// <summary>Fixed seeds, so that a test that passes once always passes: they would catch a die that is not fair, not one unlucky evening.</summary>
public sealed class DiceStatisticsTests
{
    private const int Throws = 60_000;

    /// <summary>Chi-square against the uniform distribution; the limits are the 0.1 % points for 5 and 19 degrees of freedom.</summary>
    [Theory]
    [InlineData("d6", 6, 20.52)]
    [InlineData("d20", 20, 43.82)]
    public void Each_face_is_equally_likely(string text, int sides, double limit)
    {
        var counts = new int[sides];
        EachThrow(text, total => counts[total - 1]++);
        var expected = (double)Throws / sides;
        Assert.InRange(counts.Sum(count => (count - expected) * (count - expected) / expected), 0, limit);
    }

    /// <summary>The mean of all throws against the mean over every combination of faces, within four standard errors.</summary>
    [Theory]
    [InlineData("2d20kh1", 2, 20, 1, true)]
    [InlineData("2d20kl1", 2, 20, 1, false)]
    [InlineData("4d6dl1", 4, 6, 3, true)]
    [InlineData("3d6dh1", 3, 6, 2, false)]
    [InlineData("adv", 2, 20, 1, true)]
    [InlineData("d20dis", 2, 20, 1, false)]
    public void Keeping_and_dropping_have_their_exact_expectation(string text, int dice, int sides, int kept, bool high)
    {
        var (mean, variance) = Enumerated(dice, sides, kept, high);
        var sum = 0L;
        EachThrow(text, total => sum += total);
        var tolerance = 4 * Math.Sqrt(variance / Throws);
        Assert.InRange((double)sum / Throws, mean - tolerance, mean + tolerance);
    }

    private static (double Mean, double Variance) Enumerated(int dice, int sides, int kept, bool high)
    {
        var combinations = (int)Math.Pow(sides, dice);
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < combinations; i++)
        {
            var faces = Enumerable.Range(0, dice).Select(die => (i / (int)Math.Pow(sides, die) % sides) + 1);
            var value = (high ? faces.OrderDescending() : faces.Order()).Take(kept).Sum();
            sum += value;
            squares += (double)value * value;
        }

        var mean = sum / combinations;
        return (mean, (squares / combinations) - (mean * mean));
    }

    /// <summary>Consecutive seeds, as hard on the generator as a server could be.</summary>
    private static void EachThrow(string text, Action<int> took)
    {
        var expression = DiceExpression.Parse(text).Expression!;
        for (var seed = 1UL; seed <= Throws; seed++) took((int)expression.Roll(seed).Total);
    }
}
