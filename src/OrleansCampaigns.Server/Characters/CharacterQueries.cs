using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Characters;

/// <summary>Characters as their viewers see them; what a viewer does not see is not there.</summary>
public static class CharacterQueries
{
    public static QueryReply View(Viewer viewer, ViewCharacter query, string version) =>
        viewer.Moment.World.Characters.TryGetValue(query.Character, out var state) && CharacterViews.Main(state, viewer.Moment.World, viewer.Main) is { } view
            ? QueryReply.Of(new CharacterAnswer(view, CharacterViews.Own(state, viewer.Moment.World, viewer.User)) { Version = version })
            : QueryReply.Of(Refusal.NotFound("character.unknown", "There is no such character."));

    public static QueryReply List(Viewer viewer, ListCharacters query)
    {
        var seen =
            from entry in viewer.Moment.World.Characters
            where query.After is not { } after || entry.Key.CompareTo(after) > 0
            let view = CharacterViews.Main(entry.Value, viewer.Moment.World, viewer.Main)
            where view is not null
            select new CharacterHeading(entry.Key, view.Name);
        var page = Page<CharacterHeading>.Of(seen, query.Limit);
        return QueryReply.Of(new CharactersAnswer(page.Items, page.HasMore ? page.Items[^1].Character : null));
    }
}
