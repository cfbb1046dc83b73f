using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Server.Demo;

/// <summary>Updates in words, as one person sees them.</summary>
internal static class FeedText
{
    /// <summary>Null for what nobody at the table would remark on.</summary>
    public static string? Of(Update update, LiveView view) => update switch
    {
        ChapterChanged { Chapter: { Status: ChapterStatus.Published } chapter } => $"Chapter “{chapter.Title}”: {chapter.Text}",
        ChapterChanged { Chapter: var chapter } => $"Draft “{chapter.Title}”",
        SecretChanged { View.Reach: { Table: false, Members: [] } } => "A secret waits in the chapter",
        SecretChanged { View.Reach: not null } => "The secret is out, to those who were chosen",
        SecretChanged { View: var secret } => $"A secret: {secret.Text}",
        OwnSecretChanged { View: var secret } => $"Only you learn: {secret.Text}",
        MemberChanged { Member: var member } => $"{member.Name} is here",
        SessionLogEntryAdded { Entry: var entry } => Line(entry, view),
        SessionOwnLogEntryAdded { Entry: var entry } => Line(entry, view),
        SessionChanged { View: var session } => $"“{session.Name}” is on the calendar",
        SessionStatusChanged { Status: var status } => $"The session is {status.ToString().ToLowerInvariant()}",
        SessionSceneChanged { Scene: var scene } => $"Scene: {scene.Title}",
        SessionSeatChanged { Seat: var seat } => $"{NameOf(seat.User, view)} sits down",
        SessionHandoutChanged { Handout: var handout } => $"Handout “{handout.Title}”: {handout.Text}",
        CharacterChanged { View: var character } => $"{character.Name} joins the story",
        OwnSheetChanged => "Your sheet changed",
        RegionChanged { View: var region } => $"On the map: {region.Name}",
        ClockChanged { View: { } clock } => $"{clock.Name} {new string('●', clock.Filled)}{new string('○', clock.Segments - clock.Filled)}",
        _ => null,
    };

    private static string Line(LogEntryView entry, LiveView view)
    {
        var speaker = entry.Character is { } character && view.Characters.TryGetValue(character, out var known) ? known.Name : NameOf(entry.Author, view);
        return entry.Kind switch
        {
            LogKind.Narration => entry.Text,
            LogKind.Roll => $"{speaker} rolls {entry.Text} → {entry.Result?.Total}",
            LogKind.Whisper => $"{speaker} whispers: {entry.Text}",
            _ => $"{speaker}: {entry.Text}",
        };
    }

    private static string NameOf(UserId user, LiveView view) => view.Campaign.Members.FirstOrDefault(member => member.User == user)?.Name ?? "Somebody";
}
