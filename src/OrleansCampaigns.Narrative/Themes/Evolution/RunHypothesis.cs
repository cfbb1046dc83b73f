namespace OrleansCampaigns.Narrative.Themes.Evolution;

/// <summary>The belief that the current mix of themes began with one session: soft counts of a Dirichlet mixture, and how well each line was foretold by those before it.</summary>
internal sealed class RunHypothesis(int start, double before, double[] counts, EvidenceSettings settings)
{
    private double _themes = counts.Sum();
    private double _noise = settings.Noise + Math.Max(0, settings.Fresh + settings.Known - counts.Sum());

    public int Start => start;

    /// <summary>Logarithm of the probability of all sessions before the start.</summary>
    public double Before => before;

    /// <summary>Logarithm of the probability of the sessions since the start.</summary>
    public double Evidence { get; private set; }

    public void Take(EventLine line)
    {
        var (weighed, listed) = (0.0, 0.0);
        for (var i = 0; i < line.Themes.Length; i++)
        {
            var count = counts[line.Themes[i]];
            weighed += count * line.Ratios[i];
            listed += count;
        }

        var all = weighed + _noise + ((_themes - listed) * line.Rest);
        Evidence += settings.Trust * Math.Log(all / (_themes + _noise));
        var added = 0.0;
        for (var i = 0; i < line.Themes.Length; i++)
        {
            var share = counts[line.Themes[i]] * line.Ratios[i] / all;
            counts[line.Themes[i]] += share;
            added += share;
        }

        _noise += _noise / all;
        _themes += added;
    }
}
