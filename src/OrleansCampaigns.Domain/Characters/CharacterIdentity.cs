using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>Who a character is, whose, and who knows of it.</summary>
internal static class CharacterIdentity
{
    internal static Decision<CharacterEvent> Decide(CreateCharacter command, CharacterState state, CommandContext context)
    {
        if (state.Exists) return Refusal.Conflict("character.exists", "A character with this id exists already.");
        if (CharacterDecider.IdProblem(command.Character.Value) is { } id) return id;
        if (CharacterDecider.SecrecyProblem(command.Hidden, context) is { } secrecy) return secrecy;
        if (TextRule.Problem("character's name", command.Name, TextRule.TitleLengthMax) is { } name) return name;
        if (CharacterDecider.NumberProblem("maximum of hit points", command.HitPointsMaximum, 1, CharacterLimits.NumberMax) is { } maximum) return maximum;
        if (SheetSchemaRule.Problem(command.Schema) is { } schema) return schema;
        if (TooMany(context) is { } tooMany) return tooMany;
        var owner = context.Actor.RunsTheGame ? (UserId?)null : context.Actor.User;
        return new CharacterCreated(command.Character, command.Name, SheetSchemaRule.Normal(command.Schema), command.HitPointsMaximum, command.Hidden, owner);
    }

    internal static Decision<CharacterEvent>? Decide(CharacterCommand command, CharacterState state, CommandContext context) => command switch
    {
        RenameCharacter c => TextRule.Problem("character's name", c.Name, TextRule.TitleLengthMax) is { } problem
            ? problem
            : If(c.Name != state.Name, new CharacterRenamed(c.Name)),
        SetPortrait c => PortraitProblem(c.Url) is { } problem ? problem : If(c.Url != state.Portrait, new CharacterPortraitSet(c.Url)),
        AssignOwner c => Assign(c, state, context),
        UnassignOwner c => If(state.Owners.Contains(c.User), new CharacterOwnerUnassigned(c.User)),
        RetireCharacter => If(!state.Retired, new CharacterRetired()),
        UnretireCharacter => If(state.Retired, new CharacterUnretired()),
        RevealCharacter => If(state.Hidden, new CharacterRevealed()),
        HideCharacter => state.Owners.IsEmpty
            ? If(!state.Hidden, new CharacterHidden())
            : Refusal.Conflict("character.owned", "A character that somebody plays cannot be hidden."),
        _ => (Decision<CharacterEvent>?)null,
    };

    internal static CharacterState Evolve(CharacterState state, CharacterEvent happened) => happened switch
    {
        CharacterCreated e => Create(state, e),
        CharacterRenamed e => state with { Name = e.Name },
        CharacterPortraitSet e => state with { Portrait = e.Url },
        CharacterOwnerAssigned e => state with { Owners = state.Owners.Add(e.User).Sort() },
        CharacterOwnerUnassigned e => state with { Owners = state.Owners.Remove(e.User) },
        CharacterRetired => state with { Retired = true },
        CharacterUnretired => state with { Retired = false },
        CharacterRevealed => state with { Hidden = false },
        CharacterHidden => state with { Hidden = true },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no meaning for a character."),
    };

    private static CharacterState Create(CharacterState state, CharacterCreated e) => state with
    {
        Id = e.Character,
        Exists = true,
        Name = e.Name,
        Hidden = e.Hidden,
        Owners = e.Owner is { } owner ? [owner] : [],
        Schema = e.Schema,
        Attributes = [.. e.Schema.Attributes.Select(a => new AttributeValue(a.Name, a.Default))],
        Resources = [.. e.Schema.Resources.Select(r => new Resource(r.Name, r.DefaultMaximum, r.DefaultMaximum))],
        HitPoints = HitPoints.Full(e.HitPointsMaximum),
    };

    /// <summary>A player's limit counts what that player owns and nothing else: a count of all characters would tell how many are hidden.</summary>
    private static Refusal? TooMany(CommandContext context)
    {
        if (context.Actor.RunsTheGame)
        {
            return context.World.Characters.Count < CharacterLimits.CharactersMax
                ? null
                : Refusal.Conflict("character.too-many", $"A campaign has at most {CharacterLimits.CharactersMax} characters.");
        }

        return context.World.Characters.Values.Count(c => c.Owners.Contains(context.Actor.User)) < CharacterLimits.OwnedByOnePlayerMax
            ? null
            : Refusal.Conflict("character.too-many", $"A player has at most {CharacterLimits.OwnedByOnePlayerMax} characters.");
    }

    private static Decision<CharacterEvent> Assign(AssignOwner command, CharacterState state, CommandContext context)
    {
        if (state.Hidden) return Refusal.Conflict("character.hidden", "A hidden character has no owner: reveal it first.");
        if (state.Owners.Contains(command.User)) return Decision<CharacterEvent>.Nothing;
        if (context.World.RoleOf(command.User) is not { } role) return Refusal.NotFound("member.unknown", "There is no such member.");
        if (!AccessPolicy.Allows(role, Permission.Play)) return Refusal.Conflict("member.spectates", "A spectator plays no character.");
        if (state.Owners.Length >= CharacterLimits.OwnersMax)
            return Refusal.Conflict("owner.too-many", $"A character has at most {CharacterLimits.OwnersMax} owners.");
        return new CharacterOwnerAssigned(command.User);
    }

    private static Refusal? PortraitProblem(string? url)
    {
        if (url is null) return null;
        var fine = url.Length <= CharacterLimits.PortraitLengthMax
            && TextRule.Problem("portrait's address", url, CharacterLimits.PortraitLengthMax) is null
            && !url.Any(char.IsWhiteSpace)
            && url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            && Uri.TryCreate(url, UriKind.Absolute, out var address)
            && address.Scheme == Uri.UriSchemeHttps && address.Host.Length > 0 && address.UserInfo.Length == 0;
        return fine ? null : Refusal.Invalid("portrait.invalid", $"A portrait is an absolute https address of at most {CharacterLimits.PortraitLengthMax} characters, without credentials.");
    }

    private static Decision<CharacterEvent> If(bool changes, CharacterEvent happened) => changes ? happened : Decision<CharacterEvent>.Nothing;
}
