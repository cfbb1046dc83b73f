using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Tests.Campaigns;
using static OrleansCampaigns.Domain.Tests.Campaigns.SeatedCampaign;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.EventSourcing.Conflicts;

/// <summary>Stale commands that set a field, in all four kinds of entity. <see cref="PlayedCampaign"/> checks the updates of the inbox against fresh views after each.</summary>
public sealed class FieldConflictTests
{
    private static readonly CharacterId Mira = new(new Guid("ccccaaaa-0000-4000-8000-000000000001"));
    private static readonly RegionId Marsh = new(new Guid("eeeeaaaa-0000-4000-8000-000000000001"));
    private static readonly SessionId Evening = new(new Guid("ddddaaaa-0000-4000-8000-000000000001"));

    private readonly PlayedCampaign _campaign = New().Done(Master, new DraftChapter(Chapter1, "Low tide", "The bell."));

    private LiveView Inbox => Views.Main(_campaign.World, ChannelKind.GameMasters);

    [Fact]
    public void A_field_that_nobody_set_since_is_set_whatever_else_happened()
    {
        var seen = _campaign.Version;
        _campaign.Done(Owner, new DescribeCampaign("Wet.")).Done(Master, new DraftChapter(Chapter2, "Flood", ""));
        _campaign.Stale(Master, new RenameCampaign("Renamed"), seen, ReceiptOutcome.Applied);
        Assert.Equal("Renamed", _campaign.World.Campaign.Name);
        Assert.Empty(Inbox.Conflicts);
    }

    [Fact]
    public void Of_equal_roles_the_value_in_place_stays_and_the_other_is_kept_with_both_authors_and_times()
    {
        _campaign.Done(Owner, new ChangeRole(CoMaster, Role.GameMaster));
        var seen = _campaign.Version;
        var first = _campaign.Now;
        _campaign.Done(Master, new RetitleChapter(Chapter1, "Ebb"));
        _campaign.Now += TimeSpan.FromMinutes(5);
        _campaign.Stale(CoMaster, new RetitleChapter(Chapter1, "Spring tide"), seen, ReceiptOutcome.Kept);
        Assert.Equal("Ebb", _campaign.World.Campaign.Chapters[0].Title);
        var (id, conflict) = Assert.Single(Inbox.Conflicts);
        Assert.Equal(ConflictId.Of(_campaign.LastCommand), id);
        Assert.Equal((CoMaster, _campaign.Now, Role.GameMaster), (conflict.Mine.User, conflict.Mine.At!.Value, conflict.Mine.Role));
        Assert.Equal((Master, first, Role.GameMaster), (conflict.Theirs.User, conflict.Theirs.At!.Value, conflict.Theirs.Role));
        Assert.Equal(("Spring tide", "Ebb"), (conflict.Mine.Command!.Value.GetProperty("title").GetString(), conflict.Theirs.Command!.Value.GetProperty("title").GetString()));
    }

    [Fact]
    public void The_later_of_a_higher_role_goes_in_place_and_the_earlier_is_kept()
    {
        var seen = _campaign.Version;
        _campaign.Done(CoMaster, new RetitleChapter(Chapter1, "Ebb")).Stale(Master, new RetitleChapter(Chapter1, "Spring tide"), seen, ReceiptOutcome.Applied);
        Assert.Equal("Spring tide", _campaign.World.Campaign.Chapters[0].Title);
        var conflict = Assert.Single(Inbox.Conflicts.Values);
        Assert.Equal((CoMaster, "Ebb"), (conflict.Mine.User, conflict.Mine.Command!.Value.GetProperty("title").GetString()));
        Assert.Empty(Views.Own(_campaign.World, CoMaster).Conflicts);
    }

    [Fact]
    public void A_player_whose_value_is_displaced_learns_so_and_what_became_of_it()
    {
        _campaign.Done(Master, new CreateCharacter("Mira") { Character = Mira }).Done(Master, new AssignOwner(Player1) { Character = Mira });
        var seen = _campaign.VersionOf(new EntityRef(EntityKind.Character, Mira.Value));
        _campaign.Done(Player1, new RenameCharacter("Mine") { Character = Mira }).Stale(Master, new RenameCharacter("Theirs") { Character = Mira }, seen, ReceiptOutcome.Applied);
        var (id, own) = Assert.Single(Views.Own(_campaign.World, Player1).Conflicts);
        Assert.Equal("Mine", own.Mine.Command!.Value.GetProperty("name").GetString());
        _campaign.Done(Master, new ResolveCharacterConflict(id, ConflictChoice.Mine) { Character = Mira });
        Assert.Empty(Views.Own(_campaign.World, Player1).Conflicts);
        Assert.Contains(_campaign.Updates, sent => sent.Channel == Channel.Own(Player1) && sent.Update is OwnConflictResolved { Choice: ConflictChoice.Mine });
    }

    [Fact]
    public void The_later_of_a_lower_role_is_kept()
    {
        var seen = _campaign.Version;
        _campaign.Done(Master, new RetitleChapter(Chapter1, "Ebb")).Stale(CoMaster, new RetitleChapter(Chapter1, "Spring tide"), seen, ReceiptOutcome.Kept);
        Assert.Equal("Ebb", _campaign.World.Campaign.Chapters[0].Title);
    }

    [Fact]
    public void What_its_author_set_themselves_meanwhile_is_no_conflict()
    {
        var seen = _campaign.Version;
        _campaign.Done(CoMaster, new RetitleChapter(Chapter1, "Ebb")).Stale(CoMaster, new RetitleChapter(Chapter1, "Spring tide"), seen, ReceiptOutcome.Applied);
        Assert.Equal("Spring tide", _campaign.World.Campaign.Chapters[0].Title);
        Assert.Empty(Inbox.Conflicts);
    }

    [Fact]
    public void The_same_value_is_no_conflict_and_nothing_is_recorded()
    {
        var seen = _campaign.Version;
        _campaign.Done(Master, new RetitleChapter(Chapter1, "Ebb"));
        var events = _campaign.Events.Count;
        _campaign.Stale(CoMaster, new RetitleChapter(Chapter1, "Ebb"), seen, ReceiptOutcome.Applied);
        Assert.Equal(events, _campaign.Events.Count);
    }

    [Fact]
    public void Two_parts_of_one_kind_are_two_fields()
    {
        _campaign.Done(Master, new DraftChapter(Chapter2, "Flood", ""));
        var seen = _campaign.Version;
        _campaign.Done(Master, new RetitleChapter(Chapter2, "Ebb")).Stale(CoMaster, new RetitleChapter(Chapter1, "Spring tide"), seen, ReceiptOutcome.Applied);
    }

    [Fact]
    public void A_player_who_loses_to_a_game_master_sees_their_own_side_alone_and_other_players_see_nothing()
    {
        _campaign.Done(Master, new CreateCharacter("Mira") { Character = Mira }).Done(Master, new AssignOwner(Player1) { Character = Mira });
        var seen = _campaign.VersionOf(new EntityRef(EntityKind.Character, Mira.Value));
        _campaign.Done(Master, new WriteCharacterNotes("CANARY of the master") { Character = Mira });
        var before = _campaign.Updates.Count;
        _campaign.Stale(Player1, new WriteCharacterNotes("Mine.") { Character = Mira }, seen, ReceiptOutcome.Kept);
        var sent = _campaign.Updates.Skip(before).ToList();
        Assert.Equal([new Channel(ChannelKind.GameMasters), Channel.Own(Player1)], sent.Select(update => update.Channel));
        Assert.DoesNotContain("CANARY", System.Text.Json.JsonSerializer.Serialize(sent[1].Update, WireJson.Options), StringComparison.Ordinal);
        Assert.Empty(Views.Main(_campaign.World, ChannelKind.Table).Conflicts);
        Assert.Empty(Views.Own(_campaign.World, Player2).Conflicts);
    }

    [Fact]
    public void An_open_bond_and_a_secret_one_of_the_same_id_are_two_fields_and_their_author_is_told_nothing_of_the_secret_one()
    {
        var oath = new BondId(new Guid("b0d0aaaa-0000-4000-8000-000000000001"));
        _campaign.Done(Master, new CreateCharacter("Mira") { Character = Mira }).Done(Master, new AssignOwner(Player1) { Character = Mira });
        var seen = _campaign.VersionOf(new EntityRef(EntityKind.Character, Mira.Value));
        _campaign.Done(Master, new SetBond(oath, "CANARY", Secret: true) { Character = Mira })
            .Stale(Player1, new SetBond(oath, "Sworn to the sea.") { Character = Mira }, seen, ReceiptOutcome.Applied)
            .Stale(Master, new SetBond(oath, "Sworn to the moon.") { Character = Mira }, seen, ReceiptOutcome.Applied)
            .Stale(CoMaster, new SetBond(oath, "Sworn to the deep.", Secret: true) { Character = Mira }, seen, ReceiptOutcome.Kept);
        var own = Assert.Single(Views.Own(_campaign.World, Player1).Conflicts.Values);
        Assert.Equal("Sworn to the sea.", own.Mine.Command!.Value.GetProperty("text").GetString());
        Assert.DoesNotContain(
            "CANARY",
            string.Concat(_campaign.Updates.Where(sent => sent.Channel == Channel.Own(Player1)).Select(sent => System.Text.Json.JsonSerializer.Serialize(sent.Update, WireJson.Options))),
            StringComparison.Ordinal);
        Assert.Equal(["CANARY"], _campaign.World.Characters[Mira].SecretBonds.Values.Select(bond => bond.Text));
    }

    /// <summary>A sheet is on no main channel, so nothing there tells that it changed.</summary>
    [Fact]
    public void A_change_that_only_its_owners_saw_makes_a_players_exact_command_stale_and_one_that_they_did_not_see_does_not()
    {
        _campaign.Done(Master, new CreateCharacter("Mira") { Character = Mira }).Done(Master, new AssignOwner(Player1) { Character = Mira });
        var entity = new EntityRef(EntityKind.Character, Mira.Value);
        var visible = VisibleVersions.None;
        long Newest(Contracts.Access.UserId user) => visible.NewestFor(new(user, Role.Player), entity, _campaign.VersionOf(entity));
        void Done(Command command)
        {
            var before = _campaign.Updates.Count;
            _campaign.Done(Master, command);
            visible = visible.Changed(entity, _campaign.VersionOf(entity), [.. _campaign.Updates.Skip(before)]);
        }

        Done(new WriteCharacterNotes("For its owner.") { Character = Mira });
        var shown = _campaign.VersionOf(entity);
        Assert.Equal((shown, 0), (Newest(Player1), Newest(Player2)));
        Done(new WriteGameMasterNotes("Hidden.") { Character = Mira });
        Assert.Equal((shown, 0), (Newest(Player1), Newest(Player2)));
        Assert.Equal(shown + 2, visible.NewestFor(new(Player1, Role.Player), entity, tip: shown + 2));
    }

    [Fact]
    public void Fields_of_regions_sessions_and_characters_conflict_alike()
    {
        _campaign.Done(Master, new CreateRegion("Marsh") { Region = Marsh }).Done(Master, new CreateSession("Evening") { Session = Evening }).Done(Master, new CreateCharacter("Mira") { Character = Mira });
        var scene = new SceneId(Guid.AllBitsSet);
        _campaign.Done(Master, new SetRegionWeather("Fog") { Region = Marsh })
            .Stale(CoMaster, new SetRegionWeather("Rain") { Region = Marsh }, 1, ReceiptOutcome.Kept)
            .Done(Master, new PrepareScene(scene, "Pier", "") { Session = Evening })
            .Stale(CoMaster, new PrepareScene(scene, "Tower", "") { Session = Evening }, 1, ReceiptOutcome.Kept)
            .Done(Master, new SetPortrait("https://a.example/1.png") { Character = Mira })
            .Stale(CoMaster, new SetPortrait("https://a.example/2.png") { Character = Mira }, 1, ReceiptOutcome.Kept);
        Assert.Equal([EntityKind.Session, EntityKind.Character, EntityKind.Region], Inbox.Conflicts.Values.Select(conflict => conflict.Kind).Order());
    }

    [Fact]
    public void A_command_that_needs_the_exact_version_is_stale_and_one_that_commutes_never_is()
    {
        _campaign.Done(Master, new CreateCharacter("Mira") { Character = Mira }).Done(Master, new RenameCharacter("Mara") { Character = Mira });
        Assert.Equal("entity.stale", _campaign.SendAs(new(Master, Role.GameMaster), new RetireCharacter { Character = Mira }, seen: 1)?.Code);
        _campaign.Stale(Master, new HealCharacter(3) { Character = Mira }, 1, ReceiptOutcome.Applied);
    }

    [Fact]
    public void At_the_maximum_of_open_conflicts_what_would_be_kept_is_refused_and_changes_nothing()
    {
        var seen = _campaign.Version;
        _campaign.Done(Master, new RetitleChapter(Chapter1, "Ebb"));
        for (var number = 0; number < ConflictLimits.OpenMax; number++) _campaign.Stale(CoMaster, new RetitleChapter(Chapter1, $"Title {number}"), seen, ReceiptOutcome.Kept);
        Assert.Equal("conflict.inbox-full", _campaign.SendAs(new(CoMaster, Role.CoGameMaster), new RetitleChapter(Chapter1, "One more"), seen)?.Code);
        Assert.Equal(ConflictLimits.OpenMax, Inbox.Conflicts.Count);
    }

    [Fact]
    public void A_field_whose_last_change_is_forgotten_counts_as_changed_by_an_unknown_other()
    {
        var book = ConflictBook.Empty;
        for (var number = 1; number <= ConflictLimits.FieldsMax + 1; number++) book = book.Changed(new FieldMark(FieldKey.Of("field", number), IsPart: false), new EventMark(number, Master, _campaign.Now));
        Assert.Equal(ConflictLimits.FieldsMax, book.Fields.Count);
        Assert.Equal(new FieldChange(1), book.ChangeSince(FieldKey.Of("field", 1), 0, Master));
        Assert.Null(book.ChangeSince(FieldKey.Of("field", 1), 1, Master));
        Assert.Null(book.ChangeSince(FieldKey.Of("never set"), 1, Master));
    }
}
