using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>The rules of facts and of who was told what of them.</summary>
internal static class RegionFacts
{
    public const int FactsMax = 200;
    public const int UsersMaxPerFact = 200;
    public const int UsersMaxPerCommand = 100;

    public static Decision<RegionEvent> Decide(RecordFact command, RegionState state, CommandContext context)
    {
        if (state.Facts.ContainsKey(command.Fact)) return Refusal.Conflict("fact.exists", "A fact with this id exists already.");
        if (IdRule.Problem("fact", command.Fact) is { } id) return id;
        if (state.Facts.Count >= FactsMax) return Refusal.Conflict("fact.too-many", $"A region has at most {FactsMax} facts.");
        if (TextRule.Problem("fact", command.Text, TextRule.LineLengthMax) is { } text) return text;
        if (StandingProblem(command.Standing) is { } standing) return standing;
        return new FactRecorded(command.Fact, command.Text, command.Standing, context.Now);
    }

    public static Decision<RegionEvent> Decide(SetFactStanding command, RegionState state)
    {
        if (!state.Facts.TryGetValue(command.Fact, out var fact)) return Unknown;
        if (StandingProblem(command.Standing) is { } standing) return standing;
        return fact.Standing == command.Standing ? Decision<RegionEvent>.Nothing : new FactStandingSet(command.Fact, command.Standing);
    }

    public static Decision<RegionEvent> Decide(RevealFact command, RegionState state, CommandContext context)
    {
        if (!state.Facts.TryGetValue(command.Fact, out var fact)) return Unknown;
        if (StandingProblem(command.ToldAs) is { } standing) return standing;
        if (RegionRule.VisibilityProblem(command.Audience) is { } visibility) return visibility;
        var users = command.Users.IsDefault ? [] : command.Users;
        if (users.Length > UsersMaxPerCommand)
            return Refusal.TooLarge("fact.too-many-users", $"At most {UsersMaxPerCommand} users are told at once.");
        if (users.Any(user => !context.World.Campaign.Members.ContainsKey(user)))
            return Refusal.NotFound("fact.no-such-member", "One of the users is not a member of the campaign.");

        var known = fact.Knowledge;
        var news = users.Where(user => known.Users.GetValueOrDefault(user)?.ToldAs != command.ToldAs).Distinct().Order().ToImmutableArray();
        if (known.Users.Count + news.Count(user => !known.Users.ContainsKey(user)) > UsersMaxPerFact)
            return Refusal.Conflict("fact.too-many-users", $"At most {UsersMaxPerFact} users are told a fact alone.");
        var audience = IsNews(command.Audience, known, command.ToldAs) ? command.Audience : RegionVisibility.GameMasters;
        return news.IsEmpty && audience == RegionVisibility.GameMasters
            ? Decision<RegionEvent>.Nothing
            : new FactRevealed(command.Fact, news, audience, command.ToldAs, context.Now);
    }

    public static Decision<RegionEvent> Decide(RemoveFact command, RegionState state) =>
        state.Facts.ContainsKey(command.Fact) ? new FactRemoved(command.Fact) : Unknown;

    /// <summary>Who knows what after a telling. Who knew already keeps since when.</summary>
    public static FactKnowledge Told(FactKnowledge known, FactRevealed telling)
    {
        FactTelling Again(FactTelling? before) => new(telling.ToldAs, before?.Since ?? telling.At);
        var users = known.Users.SetItems(telling.Users.Select(user => KeyValuePair.Create(user, Again(known.Users.GetValueOrDefault(user)))));
        return new FactKnowledge(
            users,
            telling.Audience >= RegionVisibility.Table ? Again(known.Table) : known.Table,
            telling.Audience >= RegionVisibility.Public ? Again(known.Public) : known.Public);
    }

    private static Refusal Unknown => Refusal.NotFound("fact.unknown", "There is no such fact.");

    private static Refusal? StandingProblem(FactStanding standing) => Enum.IsDefined(standing)
        ? null
        : Refusal.Invalid("fact.no-such-standing", "A fact is true, rumour or false.");

    private static bool IsNews(RegionVisibility audience, FactKnowledge known, FactStanding toldAs) => audience switch
    {
        RegionVisibility.Table => known.Table?.ToldAs != toldAs,
        RegionVisibility.Public => known.Table?.ToldAs != toldAs || known.Public?.ToldAs != toldAs,
        _ => false,
    };
}
