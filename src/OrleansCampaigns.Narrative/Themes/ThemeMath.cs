namespace OrleansCampaigns.Narrative.Themes;

/// <summary>
/// Exponential and logarithm from additions, multiplications and divisions only, which IEEE 754 fixes to the bit: <c>Math.Exp</c> and <c>Math.Log</c> may differ in
/// the last digit between machines, and a trained model must not.
/// </summary>
internal static class ThemeMath
{
    private const double Ln2 = 0.693147180559945309417232121458;

    private const double ByLn2 = 1 / Ln2;

    // 1/n!, from the highest term down.
    private static readonly double[] Factorials =
        [1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1, 1];

    /// <summary>e to the x, relative error below 10⁻¹²; 0 below −700, and x is taken as 700 above it.</summary>
    public static double Exp(double x)
    {
        if (x < -700) return 0;
        x = Math.Min(x, 700);
        var k = Math.Floor((x * ByLn2) + 0.5);
        var r = x - (k * Ln2);
        var sum = 0.0;
        foreach (var factor in Factorials) sum = (sum * r) + factor;
        return sum * BitConverter.Int64BitsToDouble(((long)k + 1023) << 52);
    }

    /// <summary>Natural logarithm of a positive, normal number, error below 10⁻¹².</summary>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | (1023L << 52));
        if (mantissa > 1.4142135623730951) (mantissa, exponent) = (mantissa / 2, exponent + 1);
        var t = (mantissa - 1) / (mantissa + 1);
        var (square, sum) = (t * t, 0.0);
        for (var n = 25; n >= 1; n -= 2) sum = (sum * square) + (1.0 / n);
        return (2 * t * sum) + (exponent * Ln2);
    }

    /// <summary>One over one plus e to the minus x.</summary>
    public static double Sigmoid(double x) => 1 / (1 + Exp(-x));

    /// <summary>Millionths, so that what is compared and shown is the same everywhere.</summary>
    public static long Millionths(double x) => (long)Math.Round(Math.Clamp(x, -1e9, 1e9) * 1e6);
}
