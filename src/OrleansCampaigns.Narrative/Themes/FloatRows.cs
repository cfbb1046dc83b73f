using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>
/// Arithmetic of training, with the same bits on every machine: element by element the width of the hardware's vectors cannot matter, and a sum is taken in eight fixed lanes.
/// Lengths are multiples of <see cref="Lanes"/>.
/// </summary>
internal static class FloatRows
{
    public const int Lanes = 16;

    public static int Padded(int length) => (length + Lanes - 1) / Lanes * Lanes;

    public static float[][] Create(int rows, int length)
    {
        var created = new float[rows][];
        for (var i = 0; i < rows; i++) created[i] = new float[Padded(length)];
        return created;
    }

    /// <summary>target += factor × row.</summary>
    public static void AddTo(float[] target, float[] row, float factor)
    {
        var targets = MemoryMarshal.Cast<float, Vector<float>>(target.AsSpan());
        var rows = MemoryMarshal.Cast<float, Vector<float>>(row.AsSpan());
        var factors = new Vector<float>(factor);
        for (var i = 0; i < targets.Length; i++)
        {
            ref var sum = ref targets[i];
            sum += factors * rows[i];
        }
    }

    public static float Dot(float[] a, float[] b)
    {
        var left = MemoryMarshal.Cast<float, Vector256<float>>(a.AsSpan());
        var right = MemoryMarshal.Cast<float, Vector256<float>>(b.AsSpan());
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
    }

    /// <summary>Scores become probabilities; what is e¹² less likely than the best is 0.</summary>
    public static void Softmax(float[] scores, int count)
    {
        var best = float.MinValue;
        for (var i = 0; i < count; i++) best = Math.Max(best, scores[i]);
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            scores[i] = scores[i] - best < -12 ? 0 : (float)ThemeMath.Exp(scores[i] - best);
            sum += scores[i];
        }

        var factor = (float)(1 / sum);
        for (var i = 0; i < count; i++) scores[i] *= factor;
    }
}
