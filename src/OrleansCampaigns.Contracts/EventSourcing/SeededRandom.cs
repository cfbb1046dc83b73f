namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014): the same numbers from the same seed on every
/// machine and in every version, which <c>System.Random</c> does not promise. Here because a recorded seed is public: whoever has it can make the numbers again.
/// </summary>
public struct SeededRandom(ulong seed)
{
    private ulong _state = seed;

    public ulong NextUInt64()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in 0 … <paramref name="exclusiveMax"/> − 1, without modulo bias (rejection sampling).</summary>
    public int NextInt32(int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMax);
        var bound = (ulong)exclusiveMax;
        var threshold = (0 - bound) % bound;
        while (true)
        {
            var draw = NextUInt64();
            if (draw >= threshold) return (int)(draw % bound);
        }
    }
}
