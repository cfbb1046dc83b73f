namespace OrleansCampaigns.Grains.Handlers;

/// <summary>How often what handlers keep is looked after.</summary>
/// <param name="Check">Between two rounds of looking for campaigns with unhandled events: what a loss of every hint costs at most, when there are not more campaigns than <see cref="HandlerKeeper.CampaignsAtOnce"/>.</param>
/// <param name="PositionAge">A position is written after this at the latest: of the events behind the written one, a silo's death makes a handler handle some again.</param>
public sealed record HandlerPace(TimeSpan Check, TimeSpan PositionAge)
{
    /// <summary>Before an event is tried again that failed and has no room to be a dead letter.</summary>
    public TimeSpan FullPause { get; init; } = TimeSpan.FromSeconds(30);

    public static HandlerPace Usual { get; } = new(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(10));
}
