namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Fixes what each scene of a chapter has to do before any is chosen: its function, and where fortune and tension should be after it (Freytag's order; kishotenketsu when asked).</summary>
internal static class DramaCurve
{
    /// <summary>Scenes move fortune less than the published curves; correlation does not see the scale.</summary>
    private const int FortunePerMille = 850;

    /// <summary>So are tensions of real scenes: openings are seldom as calm, climaxes seldom as tense as the curve.</summary>
    private const int TensionFloor = 110;
    private const int TensionPerMille = 760;

    public static SceneSlot[] Slots(StoryRequest request)
    {
        var slots = new SceneSlot[request.Scenes];
        for (var i = 0; i < slots.Length; i++)
        {
            var (wanted, taken) = request.Kishotenketsu ? FourParts(i, slots.Length) : Freytag(i, slots.Length);
            slots[i] = new SceneSlot(
                wanted, taken,
                ArcTargets.Fortune(request.Arc, i, slots.Length) * FortunePerMille / 1000,
                TensionFloor + ArcTargets.Tension(request.Tension.AsSpan(), i, slots.Length) * TensionPerMille / 1000);
        }

        return slots;
    }

    /// <summary>Anything goes, but for the climax and what follows it: for a chapter that is stuck.</summary>
    public static SceneSlot[] Relaxed(SceneSlot[] slots)
    {
        var relaxed = slots.ToArray();
        for (var i = 0; i < relaxed.Length; i++)
        {
            var taken = relaxed[i].Wanted == FunctionSet.Climax ? FunctionSet.Climax
                : relaxed[i].Wanted == FunctionSet.Falling ? FunctionSet.Setup | FunctionSet.Rising
                : FunctionSet.Setup | FunctionSet.Rising | FunctionSet.Twist | FunctionSet.Crisis;
            relaxed[i] = relaxed[i] with { Taken = taken };
        }

        return relaxed;
    }

    private static (FunctionSet Wanted, FunctionSet Taken) Freytag(int scene, int scenes) => (scene, scenes - scene) switch
    {
        (_, 1) => (FunctionSet.Falling, FunctionSet.None),
        (_, 2) => (FunctionSet.Climax, FunctionSet.None),
        (0, _) => (FunctionSet.Setup, FunctionSet.None),
        (_, 3) => (FunctionSet.Crisis, FunctionSet.Twist),
        (_, 4) => (FunctionSet.Twist, FunctionSet.Rising | FunctionSet.Crisis),
        (1, _) => (FunctionSet.Setup | FunctionSet.Rising, FunctionSet.None),
        _ => (FunctionSet.Rising, FunctionSet.Twist | FunctionSet.Setup),
    };

    private static (FunctionSet Wanted, FunctionSet Taken) FourParts(int scene, int scenes) => (scene, scenes - scene) switch
    {
        (_, 1) => (FunctionSet.Falling, FunctionSet.None),
        (_, 2) => (FunctionSet.Climax, FunctionSet.Twist | FunctionSet.Falling),
        (0, _) => (FunctionSet.Setup, FunctionSet.None),
        (_, 3 or 4) => (FunctionSet.Twist, FunctionSet.None),
        _ => (FunctionSet.Rising | FunctionSet.Setup, FunctionSet.None),
    };
}
