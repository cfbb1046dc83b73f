using OrleansCampaigns.Narrative.Themes.Evolution;

namespace OrleansCampaigns.Narrative.Tests.Themes.Evolution;

public sealed class ThemeLifecycleTests
{
    [Fact]
    public void A_theme_lives_from_seed_to_dominance_to_silence_and_back()
    {
        double[] shares = [0, 0.06, 0.2, 0.3, 0.3, 0.3, 0, 0, 0, 0, 0, 0.2];
        var life = ThemeLifecycle.Unseen;
        var states = shares.Select(share => (life = life.Next(share, settled: false)).State).ToArray();
        Assert.Equal(ThemeState.Absent, states[0]);
        Assert.Equal(ThemeState.Seeded, states[1]);
        Assert.Contains(ThemeState.Rising, states[2..4]);
        Assert.Equal(ThemeState.Dominant, states[5]);
        Assert.Contains(ThemeState.Fading, states[6..9]);
        Assert.Equal(ThemeState.Dormant, states[9]);
        Assert.Equal(ThemeState.Returned, states[11]);
    }

    [Fact]
    public void Strength_halves_in_three_silent_sessions()
    {
        var life = new ThemeLifecycle(ThemeState.Dominant, 0.4, 0);
        for (var i = 0; i < 3; i++) life = life.Next(0, settled: false);
        Assert.Equal(0.2, life.Strength, 5);
    }

    [Fact]
    public void A_settled_theme_stays_settled_until_it_is_shown_again()
    {
        var life = new ThemeLifecycle(ThemeState.Dominant, 0.4, 0).Next(0.3, settled: true);
        Assert.Equal(ThemeState.Resolved, life.State);
        Assert.Equal(ThemeState.Resolved, life.Next(0, settled: false).State);
        Assert.Equal(ThemeState.Returned, life.Next(0.2, settled: false).State);
    }
}
