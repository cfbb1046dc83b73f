namespace OrleansCampaigns.Narrative.Themes;

/// <summary>Expected calibration error: by how much confidence and the share that was right differ, over equal bins of confidence, each weighed by what fell into it (Naeini et al. 2015).</summary>
public sealed class CalibrationError(int bins)
{
    private readonly (int Count, double Confidence, int Right)[] _bins = new (int, double, int)[bins];

    public double Expected => _bins.Sum(bin => Math.Abs(bin.Confidence - bin.Right)) / Math.Max(1, _bins.Sum(bin => bin.Count));

    public void Add(double confidence, bool isRight)
    {
        ref var bin = ref _bins[Math.Clamp((int)(confidence * _bins.Length), 0, _bins.Length - 1)];
        bin = (bin.Count + 1, bin.Confidence + confidence, bin.Right + (isRight ? 1 : 0));
    }
}
