using CsCheck;
using OrleansCampaigns.Narrative.Themes.Evolution;

namespace OrleansCampaigns.Narrative.Tests.Themes.Evolution;

public sealed class ThemeTrendTests
{
    [Fact]
    public void A_line_has_its_own_slope_and_a_sure_sign()
    {
        double[] up = [.. Enumerable.Range(0, 12).Select(i => 0.1 + (0.02 * i))];
        var trend = ThemeTrend.Of(up);
        Assert.Equal(0.02, trend.Slope, 6);
        Assert.Equal(1, trend.Sign);
    }

    [Fact]
    public void One_wild_session_does_not_turn_the_slope()
    {
        double[] up = [.. Enumerable.Range(0, 12).Select(i => i == 6 ? 1 : 0.1 + (0.02 * i))];
        Assert.Equal(0.02, ThemeTrend.Of(up).Slope, 2);
    }

    [Fact]
    public void A_level_series_has_no_sign() => Assert.Equal(0, ThemeTrend.Of([0.2, 0.2, 0.2, 0.2, 0.2]).Sign);

    [Fact]
    public void A_mirrored_series_has_the_opposite_trend() => Gen.Double[0, 1].Array[3, 24].Sample(series =>
    {
        var (trend, mirrored) = (ThemeTrend.Of(series), ThemeTrend.Of([.. series.Select(one => -one)]));
        Assert.Equal(trend.Slope, -mirrored.Slope, 5);
        Assert.Equal(trend.Sign, -mirrored.Sign);
    });
}
