namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>
/// The order in which a campaign's activations may leave a silo: each after those that it calls while it activates elsewhere. Moved together, they wait
/// for each other until the calls time out.
/// </summary>
public static class MovingOrder
{
    public static int WaveCount => Waves.Length + 1;

    /// <summary>A world's snapshot is read by the journal's replica, the journal is taken over by the entities.</summary>
    private static readonly GrainType[] Waves = [GrainType.Create("campaign-world-snapshot"), GrainType.Create("campaign-journal")];

    /// <summary>0 leaves first.</summary>
    public static int WaveOf(GrainType type)
    {
        var wave = Array.IndexOf(Waves, type);
        return wave < 0 ? Waves.Length : wave;
    }
}
