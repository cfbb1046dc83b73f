using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>Scenes: prepared in secret, played in the open, at most one at a time.</summary>
public static class SessionScenes
{
    /// <summary>Prepared, running and over together; the next is refused.</summary>
    public const int ScenesMax = 100;

    public static Decision<SessionEvent> Decide(SessionCommand command, SessionState state, CommandContext context) => command switch
    {
        PrepareScene c => Decide(c, state, context),
        StartScene c => Decide(c, state, context),
        EndScene c => Decide(c, state, context),
        _ => throw new InvalidOperationException($"{command.GetType().Name} has no rule."),
    };

    private static Decision<SessionEvent> Decide(PrepareScene command, SessionState state, CommandContext context)
    {
        if (state.Status == SessionStatus.Closed) return SessionDecider.Closed;
        var known = state.SceneOf(command.Scene);
        if (known is { StartedAt: not null }) return Over;
        if (known is null && state.Scenes.Length >= ScenesMax) return TooMany;
        if (TextRule.Problem("scene's title", command.Title, TextRule.TitleLengthMax) is { } title) return title;
        var notes = command.Notes ?? "";
        if (TextRule.ProblemIfAny("scene's notes", notes, TextRule.NoteLengthMax) is { } text) return text;
        if (NoSuchRegion(command.Region, context) is { } region) return region;
        if (known is not null && known.Title == command.Title && known.Notes == notes && known.Region == command.Region) return Decision<SessionEvent>.Nothing;
        return new ScenePrepared(command.Scene, command.Title, notes, command.Region);
    }

    private static Decision<SessionEvent> Decide(StartScene command, SessionState state, CommandContext context)
    {
        if (SessionDecider.NotOpen(state) is { } refusal) return refusal;
        var known = state.SceneOf(command.Scene);
        if (known is { Runs: true }) return Decision<SessionEvent>.Nothing;
        if (known is { EndedAt: not null }) return Over;
        if (known is null && state.Scenes.Length >= ScenesMax) return TooMany;
        var title = command.Title ?? known?.Title ?? "";
        if (TextRule.Problem("scene's title", title, TextRule.TitleLengthMax) is { } text) return text;
        var region = command.Region ?? known?.Region;
        if (NoSuchRegion(region, context) is { } problem) return problem;
        return new SceneStarted(command.Scene, title, context.Now, Sights.OfRegion(context.World, region), region);
    }

    private static Decision<SessionEvent> Decide(EndScene command, SessionState state, CommandContext context)
    {
        if (SessionDecider.NotUnderWay(state) is { } refusal) return refusal;
        return state.SceneOf(command.Scene) is { Runs: true } ? new SceneEnded(command.Scene, context.Now) : Decision<SessionEvent>.Nothing;
    }

    private static Refusal? NoSuchRegion(RegionId? region, CommandContext context) =>
        region is not { } id || (context.World.Regions.TryGetValue(id, out var state) && state.Exists)
            ? null
            : Refusal.NotFound("scene.no-such-region", "There is no such region.");

    private static Refusal Over { get; } = Refusal.Conflict("scene.over", "This scene was played already.");

    private static Refusal TooMany { get; } = Refusal.Conflict("scene.too-many", $"A session has at most {ScenesMax} scenes.");
}
