namespace OrleansCampaigns.Grains.Consistency;

/// <summary>How fast a verification may read.</summary>
public interface IScrubPace
{
    /// <summary>Ends when so many rows may be read.</summary>
    ValueTask TakeAsync(int rows, CancellationToken cancellationToken);
}
