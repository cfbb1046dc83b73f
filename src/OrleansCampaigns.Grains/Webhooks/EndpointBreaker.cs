namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>
/// Leaves an endpoint alone that took none of the last <see cref="FailuresMin"/> messages: then one try at a time, after <see cref="PauseFirst"/> and twice as long each time. In
/// memory: a successor begins closed.
/// </summary>
internal sealed class EndpointBreaker
{
    public const int FailuresMin = 5;

    public static readonly TimeSpan PauseFirst = TimeSpan.FromSeconds(30);

    public static readonly TimeSpan PauseMax = TimeSpan.FromMinutes(10);

    private int _failures;

    /// <summary>Nothing is tried before.</summary>
    public DateTimeOffset OpenUntil { get; private set; } = DateTimeOffset.MinValue;

    public void Succeeded() => (_failures, OpenUntil) = (0, DateTimeOffset.MinValue);

    public void Failed(DateTimeOffset now)
    {
        if (++_failures < FailuresMin) return;
        var pause = PauseFirst.TotalSeconds * Math.Pow(2, Math.Min(_failures - FailuresMin, 10));
        OpenUntil = now + TimeSpan.FromSeconds(Math.Min(pause, PauseMax.TotalSeconds));
    }

    /// <summary>One try at once, because somebody asked for it.</summary>
    public void LetOne() => OpenUntil = DateTimeOffset.MinValue;
}
