using CsCheck;
using OrleansCampaigns.Narrative.Themes.Evolution;

namespace OrleansCampaigns.Narrative.Tests.Themes.Evolution;

public sealed class ThemeForecastTests
{
    [Fact]
    public void A_rising_theme_is_foretold_to_rise_ever_less()
    {
        var ahead = ThemeForecast.Of([0.1, 0.15, 0.2, 0.25, 0.3, 0.35], 4);
        Assert.True(ahead[1] > ahead[0] && ahead[3] > ahead[2]);
        Assert.True(ahead[3] - ahead[2] < ahead[1] - ahead[0]);
    }

    [Fact]
    public void Shares_stay_shares() => Gen.Double[0, 1].Array[0, 30].Sample(series => Assert.All(ThemeForecast.Of(series, 12), share => Assert.InRange(share, 0, 1)));
}
