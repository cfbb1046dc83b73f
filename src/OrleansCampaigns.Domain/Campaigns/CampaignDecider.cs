using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>
/// The rules of a campaign. The sender's permission was checked on the way (<see cref="AccessPolicy"/>), on what a replica knew; the campaign itself
/// knows for certain who is a member in which role, so it checks once more.
/// </summary>
public static class CampaignDecider
{
    public static Decision<CampaignEvent> Decide(CampaignCommand command, CampaignState state, CommandContext context)
    {
        if (command is CreateCampaign create) return Decide(create, state, context);
        if (!state.Exists) return MemberDecider.UnknownCampaign;
        var actor = MemberDecider.AsMember(context.Actor, state);
        if (AccessPolicy.Check(command, actor) is { } denied) return denied;
        return command switch
        {
            RenameCampaign c => Decide(c, state),
            DescribeCampaign c => Decide(c, state),
            ChangeSettings c => Decide(c, state),
            DrawLinesAndVeils c => Decide(c, state),
            InviteMembers or RevokeInvitation or JoinCampaign or LeaveCampaign or RemoveMember or ChangeRole or HandOverCampaign or AddService
                => MemberDecider.Decide(command, state, context with { Actor = actor }),
            DraftChapter or RetitleChapter or EditChapter or EditChapterText or MoveChapter or PublishChapter or RetractChapter or ArchiveChapter or RestoreChapter
                => ChapterDecider.Decide(command, state, context),
            AddSecret or EditSecret or RemoveSecret or RevealSecret
                => SecretDecider.Decide(command, state),
            ProposeConsequence or WithdrawConsequence or AcceptConsequences
                => ConsequenceDecider.Decide(command, state, context),
            ChangeStoryFacts c => StoryFactRules.Decide(c, state, context),
            DefineCalendar or AdvanceCalendar or SetDate
                => CalendarDecider.Decide(command, state.Calendar),
            FoundFaction or DescribeFaction or SetFactionGoal or DissolveFaction or RevealFaction or SetAttitude
                => FactionDecider.Decide(command, state.Factions),
            _ => throw new InvalidOperationException($"{command.GetType().Name} has no rule."),
        };
    }

    private static Decision<CampaignEvent> Decide(CreateCampaign command, CampaignState state, CommandContext context)
    {
        if (state.Exists)
        {
            return state.Name == command.Name && state.Members.GetValueOrDefault(context.Actor.User) is { Role: Contracts.Access.Role.Owner } same && same.Name == command.OwnerName
                ? Decision<CampaignEvent>.Nothing
                : Refusal.Conflict("campaign.exists", "A campaign with this id exists already.");
        }

        if (MemberDecider.IsReserved(context.Actor.User)) return MemberDecider.ReservedAccount;
        if (TextRule.Problem("campaign's name", command.Name, TextRule.TitleLengthMax) is { } name) return name;
        if (TextRule.Problem("owner's name", command.OwnerName, TextRule.NameLengthMax) is { } owner) return owner;
        return new CampaignCreated(command.Name, context.Actor.User, command.OwnerName);
    }

    private static Decision<CampaignEvent> Decide(RenameCampaign command, CampaignState state)
    {
        if (TextRule.Problem("campaign's name", command.Name, TextRule.TitleLengthMax) is { } name) return name;
        return command.Name == state.Name ? Decision<CampaignEvent>.Nothing : new CampaignRenamed(command.Name);
    }

    private static Decision<CampaignEvent> Decide(DescribeCampaign command, CampaignState state)
    {
        if (TextRule.ProblemIfAny("description", command.Description, TextRule.NoteLengthMax) is { } text) return text;
        return command.Description == state.Description ? Decision<CampaignEvent>.Nothing : new CampaignDescribed(command.Description);
    }

    private static Decision<CampaignEvent> Decide(ChangeSettings command, CampaignState state)
    {
        if (command.Settings is not { } settings) return Refusal.Invalid("settings.missing", "There are no settings.");
        if (TextRule.ProblemIfAny("game system's name", settings.GameSystem, TextRule.TitleLengthMax) is { } system) return system;
        if (!IsLanguageTag(settings.Language)) return Refusal.Invalid("settings.language", "That is no language tag such as 'en' or 'pt-BR'.");
        return settings == state.Settings ? Decision<CampaignEvent>.Nothing : new CampaignConfigured(settings);
    }

    private static Decision<CampaignEvent> Decide(DrawLinesAndVeils command, CampaignState state)
    {
        var safety = command.Safety is { } given ? new TableSafety(given.Lines.IsDefault ? [] : given.Lines, given.Veils.IsDefault ? [] : given.Veils) : TableSafety.None;
        if (ProblemOf("lines", safety.Lines) is { } lines) return lines;
        if (ProblemOf("veils", safety.Veils) is { } veils) return veils;
        return safety.Lines.SequenceEqual(state.Safety.Lines) && safety.Veils.SequenceEqual(state.Safety.Veils)
            ? Decision<CampaignEvent>.Nothing
            : new LinesAndVeilsDrawn(safety);
    }

    private static Refusal? ProblemOf(string what, ImmutableArray<string> lines)
    {
        if (lines.Length > CampaignLimits.LinesMax) return Refusal.TooLarge("safety.too-many", $"There are {lines.Length} {what}; {CampaignLimits.LinesMax} are allowed.");
        foreach (var line in lines)
            if (TextRule.Problem($"text among the {what}", line, CampaignLimits.LineLengthMax) is { } problem) return problem;
        return null;
    }

    /// <summary>The outer form of BCP 47: subtags of 1 to 8 letters and digits between hyphens, the first of 2 to 8 letters.</summary>
    private static bool IsLanguageTag(string? tag)
    {
        if (tag is null || tag.Length > CampaignLimits.LanguageLengthMax) return false;
        var subtags = tag.Split('-');
        return subtags[0].Length is >= 2 and <= 8
            && subtags[0].All(char.IsAsciiLetter)
            && subtags.Skip(1).All(subtag => subtag.Length is >= 1 and <= 8 && subtag.All(char.IsAsciiLetterOrDigit));
    }
}
