namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Cumulative fortune and tension by scene, in thousandths. Given at eight points; other lengths are read off between them.</summary>
public static class ArcTargets
{
    private static readonly int[] UsualTension = [200, 300, 450, 550, 650, 800, 1000, 500];

    public static int Fortune(ArcShape shape, int scene, int scenes) => At(Points(shape), scene, scenes);

    public static int Tension(ReadOnlySpan<int> asked, int scene, int scenes) => At(asked.IsEmpty ? UsualTension : asked, scene, scenes);

    private static int At(ReadOnlySpan<int> points, int scene, int scenes)
    {
        if (scenes <= 1 || points.Length == 1) return points[^1];
        var position = scene * (points.Length - 1) * 1000 / (scenes - 1);
        var (left, part) = (position / 1000, position % 1000);
        return part == 0 ? points[left] : points[left] + (points[left + 1] - points[left]) * part / 1000;
    }

    private static int[] Points(ArcShape shape) => shape switch
    {
        ArcShape.Rise => [100, 200, 300, 400, 500, 600, 700, 900],
        ArcShape.Fall => [300, 400, 100, -200, -500, -700, -800, -600],
        ArcShape.FallRise => [-100, -300, -500, -300, 0, 300, 600, 800],
        ArcShape.RiseFall => [-100, -200, 200, 400, 100, -300, -600, -800],
        ArcShape.RiseFallRise => [100, 300, 500, 200, -200, -400, 200, 700],
        ArcShape.FallRiseFall => [200, -100, -400, -200, 300, 500, 100, -500],
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };
}
