using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>
/// Where every door hands its commands in. The one place that decides what is tried again: a reload, a dead silo or a time-out is (the command id makes
/// it harmless), until the deadline; a refusal never is; an overload is told to the caller at once.
/// </summary>
public sealed class CampaignGateway(IGrainFactory grains, KnownCampaigns campaigns, CommandMetrics metrics, TimeProvider clock)
{
    /// <summary>Of the refusal of a command whose entity gave no certain answer in time.</summary>
    public const string UndecidedCode = "server.undecided";

    /// <summary>How long a command may stay without a certain end before the caller hears <c>server.undecided</c>.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private static Refusal StoreUnavailable { get; } =
        Refusal.Unavailable("server.store-unavailable", "The database cannot be reached. Send the same command again.", TimeSpan.FromSeconds(2));

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    /// <summary>Sends a command for a signed-in user.</summary>
    public Task<CommandOutcome> SendAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        if (request.User == Actor.System.User) return Refuse(Refusal.Forbidden("access.denied", "Nobody signs in as the campaign itself."));
        if (EffectId.IsReserved(request.Id)) return Refuse(Refusal.Invalid("command.id-reserved", "Command ids of GUID version 8 belong to what follows from events. Choose a version 4 or 7."));
        return TrySendAsync(request, cancellationToken);

        static Task<CommandOutcome> Refuse(Refusal refusal) => Task.FromResult(CommandOutcome.Of(refusal));
    }

    /// <summary>Sends a command that follows from an event.</summary>
    internal Task<CommandOutcome> SendAsSystemAsync(CommandRequest request, CancellationToken cancellationToken) =>
        TrySendAsync(request with { User = Actor.System.User }, cancellationToken);

    private async Task<CommandOutcome> TrySendAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var outcome = await SendToEntityAsync(request, started, cancellationToken);
        metrics.Answered(request.Command, clock.GetElapsedTime(started), outcome.Refusal);
        return outcome;
    }

    private async Task<CommandOutcome> SendToEntityAsync(CommandRequest request, long started, CancellationToken cancellationToken)
    {
        try
        {
            if (request.Command is not CreateCampaign && !await campaigns.ExistsAsync(request.Campaign, cancellationToken))
                return CommandOutcome.Of(Refusal.NotFound("campaign.unknown", "There is no such campaign, or you are not a member of it."));
        }
        catch (JournalUnavailableException)
        {
            return CommandOutcome.Of(StoreUnavailable);
        }

        var entity = grains.GetEntity(request.Campaign, request.Command.Target(request.Campaign));
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await entity.ExecuteAsync(attempt == 0 ? request : request with { Again = true });
            }
            catch (CommandUndecidedException why) when (why.Reason is UndecidedReason.Busy)
            {
                return CommandOutcome.Of(Refusal.Unavailable("server.busy", "Too many commands wait for the disk. Send the same command again.", TimeSpan.FromSeconds(1)));
            }
            catch (CommandUndecidedException why) when (why.Reason is UndecidedReason.StoreUnavailable)
            {
                return CommandOutcome.Of(StoreUnavailable);
            }
            catch (Exception cause) when (cause is CommandUndecidedException or OrleansException or TimeoutException)
            {
                if (clock.GetElapsedTime(started) > Deadline)
                    return CommandOutcome.Of(Refusal.Unavailable(UndecidedCode, "It is not certain whether the command took effect. Send the same command again.", TimeSpan.FromSeconds(1)));
            }

            await Task.Delay(Pause(attempt), clock, cancellationToken);
        }
    }

    /// <summary>5 ms doubling to 250 ms, with a random half, so that callers who failed together do not come back together.</summary>
    private static TimeSpan Pause(int attempt)
    {
        var longest = Math.Min(LongestPause.TotalMilliseconds, FirstPause.TotalMilliseconds * Math.Pow(2, Math.Min(attempt, 10)));
        return TimeSpan.FromMilliseconds(longest * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
