namespace OrleansCampaigns.Grains.Consistency;

/// <summary>Walks over all campaigns, again and again. One in the cluster, key 0.</summary>
[GrainInterfaceType("scrubber"), Alias("scrubber")]
public interface IScrubberGrain : IGrainWithIntegerKey
{
    /// <summary>Goes on where the last walk was left, if it does not walk already, and sees to it that a reminder does so from now on, where there are reminders.</summary>
    /// <returns>Whether a reminder wakes it from now on.</returns>
    [Alias("wake")]
    Task<bool> WakeAsync();

    [Alias("progress")]
    Task<ScrubProgress> ProgressAsync();
}

/// <summary>How far the walk is.</summary>
/// <param name="After">The last campaign in ascending order of ids that this walk is done with.</param>
/// <param name="Began">When this walk began.</param>
/// <param name="IsWalking">False while it waits for the next walk.</param>
/// <param name="Campaigns">Verified in this walk.</param>
/// <param name="Oldest">Every campaign was verified after this moment; before the first walk is over, when that began.</param>
[GenerateSerializer, Immutable, Alias("scrub-progress")]
public sealed record ScrubProgress(
    [property: Id(0)] Guid After, [property: Id(1)] DateTimeOffset Began, [property: Id(2)] bool IsWalking, [property: Id(3)] long Campaigns, [property: Id(4)] DateTimeOffset Oldest);
