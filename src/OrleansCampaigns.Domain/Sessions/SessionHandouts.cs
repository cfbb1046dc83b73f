using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>Letters, pictures, maps.</summary>
public static class SessionHandouts
{
    public const int HandoutsMax = 100;

    /// <summary>Members to whom one handout is shown one by one; the next is refused.</summary>
    public const int ShownToMax = 50;

    public const int ImageUrlLengthMax = 2_000;

    public static Decision<SessionEvent> Decide(SessionCommand command, SessionState state, CommandContext context)
    {
        if (state.Status == SessionStatus.Closed) return SessionDecider.Closed;
        return command switch
        {
            CreateHandout c => Decide(c, state),
            ShowHandout c => Decide(c, state, context),
            _ => throw new InvalidOperationException($"{command.GetType().Name} has no rule."),
        };
    }

    private static Decision<SessionEvent> Decide(CreateHandout command, SessionState state)
    {
        var text = command.Text ?? "";
        if (state.Handouts.TryGetValue(command.Handout, out var known))
        {
            return known.Title == command.Title && known.Text == text && known.ImageUrl == command.ImageUrl
                ? Decision<SessionEvent>.Nothing
                : Refusal.Conflict("handout.exists", "A handout with this id exists already.");
        }

        if (state.Handouts.Count >= HandoutsMax) return Refusal.Conflict("handout.too-many", $"A session has at most {HandoutsMax} handouts.");
        if (TextRule.Problem("handout's title", command.Title, TextRule.TitleLengthMax) is { } title) return title;
        if (TextRule.ProblemIfAny("handout's text", text, TextRule.NoteLengthMax) is { } problem) return problem;
        if (command.ImageUrl is { } url && !IsSecureAddress(url))
            return Refusal.Invalid("handout.image-url", $"The image's address must be an absolute https address of at most {ImageUrlLengthMax} characters.");
        return new HandoutCreated(command.Handout, command.Title, text, command.ImageUrl);
    }

    private static Decision<SessionEvent> Decide(ShowHandout command, SessionState state, CommandContext context)
    {
        if (!state.Handouts.TryGetValue(command.Handout, out var handout)) return Refusal.NotFound("handout.unknown", "There is no such handout.");
        var to = command.To.IsDefault ? [] : command.To;
        if (to.Length > ShownToMax || (to.IsEmpty && !command.ToTable))
            return Refusal.Invalid("handout.recipients", $"A handout is shown to the table or to 1 to {ShownToMax} members.");
        if (to.Any(user => context.World.RoleOf(user) is null)) return Refusal.NotFound("handout.no-such-member", "Not all of them are members of the campaign.");
        var fresh = to.Distinct().Except(handout.ShownTo).Order().ToArray();
        if (handout.ShownTo.Length + fresh.Length > ShownToMax)
            return Refusal.Invalid("handout.recipients", $"A handout is shown to at most {ShownToMax} members one by one.");
        var toTable = command.ToTable && !handout.ShownToTable;
        return fresh.Length == 0 && !toTable ? Decision<SessionEvent>.Nothing : new HandoutShown(command.Handout, [.. fresh], toTable);
    }

    private static bool IsSecureAddress(string url) =>
        url.Length <= ImageUrlLengthMax
        && TextRule.Problem("image's address", url, ImageUrlLengthMax) is null
        && Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps
        && address.UserInfo.Length == 0;
}
