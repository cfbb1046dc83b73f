using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>
/// Who comes, who goes and who is what. Nobody touches somebody of their own rank or a higher one, except themselves; there is exactly one owner at any time.
/// </summary>
internal static class MemberDecider
{
    /// <summary>The answer to a stranger, whether or not there is such a campaign.</summary>
    public static Refusal UnknownCampaign { get; } = Refusal.NotFound("campaign.unknown", "There is no such campaign, or you are not a member of it.");

    public static Refusal ReservedAccount { get; } = Refusal.Invalid("member.reserved", "That account cannot be a member.");

    private static Refusal HandOverFirst { get; } = Refusal.Conflict("campaign.hand-over-first", "The owner has to hand the campaign over first.");

    private static Refusal RankTooLow { get; } = Refusal.Forbidden("member.rank", "That takes a higher rank than yours.");

    private static Refusal NoSpectators { get; } = Refusal.Conflict("campaign.no-spectators", "This campaign takes no spectators.");

    private static Refusal UnknownMember { get; } = Refusal.NotFound("member.unknown", "There is no such member.");

    private static Refusal ServiceAccount { get; } = Refusal.Conflict("member.service", "A service account has no other role.");

    private static Refusal Full { get; } = Refusal.Conflict("campaign.full", $"A campaign has at most {CampaignLimits.MembersMax} members.");

    /// <summary>The actor in the role that they have for certain.</summary>
    public static Actor AsMember(Actor actor, CampaignState state) =>
        actor == Actor.System ? actor : new Actor(actor.User, state.Members.GetValueOrDefault(actor.User)?.Role);

    public static Decision<CampaignEvent> Decide(CampaignCommand command, CampaignState state, CommandContext context) => command switch
    {
        InviteMembers c => Decide(c, state, context.Now),
        RevokeInvitation c => state.Invitations.ContainsKey(c.Invitation) ? new InvitationRevoked(c.Invitation) : Decision<CampaignEvent>.Nothing,
        JoinCampaign c => Decide(c, state, context),
        LeaveCampaign => Leave(state, context.Actor.User),
        RemoveMember c => Decide(c, state, context.Actor),
        ChangeRole c => Decide(c, state, context.Actor),
        HandOverCampaign c => Decide(c, state, context.Actor),
        AddService c => Decide(c, state),
        _ => throw new InvalidOperationException($"{command.GetType().Name} has no rule for members."),
    };

    private static Decision<CampaignEvent> Decide(InviteMembers command, CampaignState state, DateTimeOffset now)
    {
        if (state.Invitations.TryGetValue(command.Invitation, out var known))
        {
            return (known with { Uses = 0 }) == new Invitation(command.Role, command.UsesMax, Uses: 0, command.ExpiresAt)
                ? Decision<CampaignEvent>.Nothing
                : Refusal.Conflict("invitation.exists", "An invitation with this id exists already.");
        }

        if (IdRule.Problem("invitation", command.Invitation) is { } id) return id;
        if (command.Role is not (Role.Player or Role.Spectator)) return Refusal.Invalid("invitation.role", "A link makes players or spectators.");
        if (command.Role == Role.Spectator && !state.Settings.SpectatorsAllowed) return NoSpectators;
        if (command.UsesMax is < 1 or > CampaignLimits.InvitationUsesMax)
            return Refusal.Invalid("invitation.uses", $"An invitation is for 1 to {CampaignLimits.InvitationUsesMax} people.");
        if (command.ExpiresAt <= now || command.ExpiresAt - now > CampaignLimits.InvitationLifeMax)
            return Refusal.Invalid("invitation.expiry", $"An invitation expires within {CampaignLimits.InvitationLifeMax.Days} days from now.");
        if (state.Invitations.Count >= CampaignLimits.InvitationsMax)
            return Refusal.Conflict("invitation.too-many", $"A campaign has at most {CampaignLimits.InvitationsMax} invitations; revoke one first.");
        return new MembersInvited(command.Invitation, command.Role, command.UsesMax, command.ExpiresAt);
    }

    private static Decision<CampaignEvent> Decide(JoinCampaign command, CampaignState state, CommandContext context)
    {
        var user = context.Actor.User;
        if (state.Members.ContainsKey(user)) return Decision<CampaignEvent>.Nothing;
        if (!state.Invitations.TryGetValue(command.Invitation, out var invitation)) return UnknownCampaign;
        if (IsReserved(user)) return UnknownCampaign;
        if (context.Now >= invitation.ExpiresAt) return Refusal.Conflict("invitation.expired", "This invitation has expired.");
        if (invitation.Uses >= invitation.UsesMax) return Refusal.Conflict("invitation.used-up", "This invitation is used up.");
        if (invitation.Role == Role.Spectator && !state.Settings.SpectatorsAllowed) return NoSpectators;
        if (state.Members.Count >= CampaignLimits.MembersMax) return Full;
        if (TextRule.Problem("member's name", command.Name, TextRule.NameLengthMax) is { } name) return name;
        return new MemberJoined(user, command.Name, invitation.Role, command.Invitation);
    }

    private static Decision<CampaignEvent> Leave(CampaignState state, UserId user) => state.Members.GetValueOrDefault(user)?.Role switch
    {
        null => Decision<CampaignEvent>.Nothing,
        Role.Owner => HandOverFirst,
        _ => new MemberLeft(user),
    };

    private static Decision<CampaignEvent> Decide(RemoveMember command, CampaignState state, Actor actor)
    {
        if (command.User == actor.User) return Leave(state, actor.User);
        if (!state.Members.TryGetValue(command.User, out var member)) return Decision<CampaignEvent>.Nothing;
        return member.Role < actor.Role ? new MemberRemoved(command.User) : RankTooLow;
    }

    private static Decision<CampaignEvent> Decide(ChangeRole command, CampaignState state, Actor actor)
    {
        var oneself = command.User == actor.User;
        if (!oneself && !AccessPolicy.Allows(actor.Role, Permission.ManageCampaign)) return Refusal.Forbidden("access.denied", "Your role does not allow changing the roles of others.");
        if (!state.Members.TryGetValue(command.User, out var member)) return UnknownMember;
        if (member.Role == command.Role) return Decision<CampaignEvent>.Nothing;
        if (command.Role is not (Role.Spectator or Role.Player or Role.CoGameMaster or Role.GameMaster))
            return Refusal.Invalid("member.role", "That role is not given this way.");
        if (member.Role == Role.Owner && oneself) return HandOverFirst;
        if (member.Role == Role.Service) return ServiceAccount;
        if ((!oneself && member.Role >= actor.Role) || command.Role >= actor.Role) return RankTooLow;
        if (command.Role == Role.Spectator && !state.Settings.SpectatorsAllowed) return NoSpectators;
        return new RoleChanged(command.User, command.Role);
    }

    private static Decision<CampaignEvent> Decide(HandOverCampaign command, CampaignState state, Actor actor)
    {
        if (!state.Members.TryGetValue(command.User, out var member)) return UnknownMember;
        if (member.Role == Role.Owner) return Decision<CampaignEvent>.Nothing;
        if (actor.Role != Role.Owner) return Refusal.Forbidden("campaign.not-owner", "Only the owner hands the campaign over.");
        if (member.Role == Role.Service) return ServiceAccount;
        return new CampaignHandedOver(actor.User, command.User);
    }

    private static Decision<CampaignEvent> Decide(AddService command, CampaignState state)
    {
        if (state.Members.TryGetValue(command.User, out var member))
        {
            return (member.Name, member.Role) == (command.Name, Role.Service)
                ? Decision<CampaignEvent>.Nothing
                : Refusal.Conflict("member.exists", "That account is a member already.");
        }

        if (IdRule.Problem("service account", command.User) is { } id) return id;
        if (IsReserved(command.User)) return ReservedAccount;
        if (state.Members.Count >= CampaignLimits.MembersMax) return Full;
        if (TextRule.Problem("service's name", command.Name, TextRule.NameLengthMax) is { } name) return name;
        return new ServiceAdded(command.User, command.Name);
    }

    /// <summary>Nobody is a member under the campaign's own name, whose commands skip what members have to prove, or under none.</summary>
    public static bool IsReserved(UserId user) => user == Actor.System.User || user.Value == Guid.Empty;
}
