using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Feed;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>
/// Who sees what of a character's event: each channel gets what is different for it between the state before and after, and nothing when nothing is.
/// So an event can tell a channel neither more nor less than its view does.
/// </summary>
public static class CharacterAudience
{
    public static void Address(CharacterId id, CharacterEvent happened, CampaignWorld before, CampaignWorld after, Addressees to)
    {
        var was = before.Characters.GetValueOrDefault(id, CharacterState.Initial);
        var now = after.Characters[id];
        var sheet = SheetChanges.Between(was, now);
        Main(new Change(id, was, now, after), ChannelKind.GameMasters, to.GameMasters);
        Main(new Change(id, was, now, after), ChannelKind.Table, to.Table);
        Main(new Change(id, was, now, after), ChannelKind.Public, to.Public);
        if (was.Exists) GameMasters(id, was, now, sheet, to);
        Owners(id, was, now, sheet, to);
    }

    private readonly record struct Change(CharacterId Id, CharacterState Was, CharacterState Now, CampaignWorld After);

    private static void Main(Change change, ChannelKind channel, Action<Update> to)
    {
        var (id, was, now, after) = change;
        var seen = CharacterViews.Sees(channel, was);
        if (!CharacterViews.Sees(channel, now))
        {
            if (seen) to(new CharacterGone { Character = id });
            return;
        }

        if (!seen)
        {
            to(new CharacterChanged(CharacterViews.Main(now, after, channel)!) { Character = id });
            return;
        }

        if (was.Name != now.Name || was.Portrait != now.Portrait) to(new CharacterNamed(now.Name, now.Portrait) { Character = id });
        if (channel != ChannelKind.Public) Appearance(id, was, now, to);
    }

    private static void Appearance(CharacterId id, CharacterState was, CharacterState now, Action<Update> to)
    {
        var same = SheetChanges.Same(was.Tags, now.Tags) && SheetChanges.Same(was.Conditions, now.Conditions)
            && SheetChanges.Same(was.Owners, now.Owners) && was.Retired == now.Retired;
        if (!same)
            to(new CharacterAppearanceChanged(CharacterViews.Appearance(now)) { Character = id });
        else if (CharacterViews.Health(was.HitPoints) != CharacterViews.Health(now.HitPoints))
            to(new CharacterHealthChanged(CharacterViews.Health(now.HitPoints)) { Character = id });
    }

    private static void GameMasters(CharacterId id, CharacterState was, CharacterState now, SheetChange? sheet, Addressees to)
    {
        if (sheet is not null) to.GameMasters(new CharacterSheetChanged(sheet) { Character = id });
        var same = was.Hidden == now.Hidden && was.GameMasterNotes == now.GameMasterNotes
            && SheetChanges.Same(was.HiddenConditions, now.HiddenConditions) && ReferenceEquals(was.SecretBonds, now.SecretBonds);
        if (!same) to.GameMasters(new CharacterSecretsChanged(CharacterViews.Secrets(now)) { Character = id });
    }

    private static void Owners(CharacterId id, CharacterState was, CharacterState now, SheetChange? sheet, Addressees to)
    {
        foreach (var user in now.Owners)
        {
            if (!was.Owners.Contains(user)) to.Own(user, new OwnSheetShown(CharacterViews.Sheet(now)) { Character = id });
            else if (sheet is not null) to.Own(user, new OwnSheetChanged(sheet) { Character = id });
        }

        foreach (var user in was.Owners)
            if (!now.Owners.Contains(user)) to.Own(user, new OwnSheetGone { Character = id });
    }
}
