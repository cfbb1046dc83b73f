namespace OrleansCampaigns.Grains.Consistency;

/// <summary>As fast as the database: for whoever waits for the result and has the database to themselves.</summary>
public sealed class NoPace : IScrubPace
{
    public static NoPace Instance { get; } = new();

    public ValueTask TakeAsync(int rows, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.CompletedTask;
    }
}
