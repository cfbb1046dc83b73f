namespace OrleansCampaigns.Narrative.Stories;

/// <param name="Wanted">What belongs here.</param>
/// <param name="Taken">What may stand in for it.</param>
/// <param name="Fortune">Cumulative target, in thousandths.</param>
/// <param name="Tension">Target, in thousandths.</param>
internal readonly record struct SceneSlot(FunctionSet Wanted, FunctionSet Taken, int Fortune, int Tension)
{
    public bool Takes(SceneFunction function) => ((Wanted | Taken) & (FunctionSet)(1 << (int)function)) != 0;

    public bool Wants(SceneFunction function) => (Wanted & (FunctionSet)(1 << (int)function)) != 0;
}
