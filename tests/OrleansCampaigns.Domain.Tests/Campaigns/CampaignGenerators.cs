using System.Collections.Immutable;
using CsCheck;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Domain.Tests.EventSourcing;

namespace OrleansCampaigns.Domain.Tests.Campaigns;

/// <summary>Commands of this room by members and strangers, most of them sensible, some hostile. Few ids, so that commands meet.</summary>
public static class CampaignGenerators
{
    /// <summary>Every hidden thing gets a text of its own from here, to be searched in what players receive.</summary>
    public static readonly ImmutableArray<string> Texts = ["Salt", "Bell", "Tide", "", " ", "a\u0000b", "\ud800", "\u4e00\U0001F600", new('x', 500), new('y', 50_000)];

    public static readonly DateTimeOffset Expiry = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<string> Text = Gen.Frequency((8, AnyOf("Salt", "Bell", "Tide")), (2, Gen.Int[0, Texts.Length - 1].Select(index => Texts[index])));

    private static readonly Gen<int> Number = Gen.Frequency((8, Gen.Int[-4, 12]), (1, Gen.Int), (1, AnyOf(int.MinValue, int.MaxValue)));

    private static readonly Gen<bool> Bool = Gen.Bool;

    private static readonly Gen<UserId> User = Gen.Frequency((15, Gen.Int[1, 7].Select(PlayedCampaign.UserNamed)), (1, Gen.Const(default(UserId))));

    private static readonly Gen<Role> AnyRole = Gen.Frequency((9, Gen.Int[1, 6].Select(number => (Role)number)), (1, Gen.Int.Select(number => (Role)number)));

    private static readonly Gen<ImmutableArray<UserId>> Users = Gen.Frequency((4, User.Array[0, 3].Select(users => users.ToImmutableArray())), (1, Gen.Const(default(ImmutableArray<UserId>))));

    private static readonly Gen<ChapterId> Chapter = Id<ChapterId>(3);
    private static readonly Gen<SecretId> Secret = Id<SecretId>(4);
    private static readonly Gen<FactionId> Faction = Id<FactionId>(4);
    private static readonly Gen<InvitationId> Invitation = Id<InvitationId>(3);
    private static readonly Gen<ConsequenceId> ConsequenceName = Id<ConsequenceId>(4);

    private static readonly Gen<WorldDate> Date = Gen.Select(Number, Number, Number, (year, month, day) => new WorldDate(year, month, day));

    private static readonly Gen<StoryPart> Part = Gen.Frequency(
        (1, Gen.Const(StoryPart.Party)),
        (4, Id<CharacterId>(2).Select(id => new StoryPart(StoryPartKind.Character, id.Value))),
        (3, Faction.Select(id => new StoryPart(StoryPartKind.Faction, id.Value))),
        (3, Id<RegionId>(2).Select(id => new StoryPart(StoryPartKind.Region, id.Value))));

    private static readonly Gen<ImmutableArray<StoryFact>> Facts = Gen.Frequency(
        (6, Gen.Select(AnyOf("owes", "betrays", "threat", ""), Part, Part, (predicate, subject, target) => new StoryFact(predicate, subject, target)).Array[0, 2].Select(facts => facts.ToImmutableArray())),
        (1, Gen.Const(default(ImmutableArray<StoryFact>))));

    private static readonly Gen<Consequence> Consequence = Gen.OneOf(
        Gen.Select(Facts, Facts, (added, removed) => (Consequence)new StoryFactsConsequence(added, removed)),
        Gen.Select(Id<RegionId>(2), Id<ClockId>(2), Number, (region, clock, count) => (Consequence)new TickClockConsequence(region, clock, count)),
        Gen.Select(Id<RegionId>(2), Id<FactId>(2), Number, (region, fact, standing) => (Consequence)new FactConsequence(region, fact, (FactStanding)standing)),
        Gen.Select(Id<RegionId>(2), Faction, Number, (region, faction, delta) => (Consequence)new InfluenceConsequence(region, faction, delta)),
        Gen.Select(Id<CharacterId>(2), Number, (character, delta) => (Consequence)new HitPointsConsequence(character, delta)),
        Gen.Select(Id<CharacterId>(2), Text, Number, (character, name, rounds) => (Consequence)new ConditionConsequence(character, name, rounds == 0 ? null : rounds)),
        Gen.Select(Id<CharacterId>(2), Id<ItemId>(2), Text, Number, (character, item, name, count) => (Consequence)new ItemConsequence(character, item, name, count)));

    private static readonly Gen<Command> Profile = Gen.OneOf(
        Gen.Select(Text, Text, (name, owner) => (Command)new CreateCampaign(name, owner)),
        Text.Select(name => (Command)new RenameCampaign(name)),
        Text.Select(text => (Command)new DescribeCampaign(text)),
        Gen.Select(Text, AnyOf("en", "de-AT", "x", ""), Bool, (system, language, spectators) => (Command)new ChangeSettings(new CampaignSettings(system, language, spectators))),
        Gen.Select(Text.Array[0, 3], Text.Array[0, 3], (lines, veils) => (Command)new DrawLinesAndVeils(new TableSafety([.. lines], [.. veils]))));

    private static readonly Gen<Command> HandOver = AnyOf(PlayedCampaign.Player1, PlayedCampaign.Player2, PlayedCampaign.UserNamed(6), PlayedCampaign.Stranger).Select(user => (Command)new HandOverCampaign(user));

    private static readonly Gen<Command> Join = Gen.Select(Invitation, Text, (id, name) => (Command)new JoinCampaign(id, name));

    private static readonly Gen<Command> Members = Gen.OneOf(
        Gen.Frequency((1, HandOver), (1, User.Select(user => (Command)new RemoveMember(user)))),
        Gen.Select(Invitation, AnyRole, Number, AnyOf(Expiry, DateTimeOffset.MinValue, DateTimeOffset.MaxValue), (id, role, uses, expiry) => (Command)new InviteMembers(id, role, uses, expiry)),
        Gen.Select(Invitation, AnyOf(Role.Player, Role.Spectator), (id, role) => (Command)new InviteMembers(id, role, 5, Expiry)),
        Invitation.Select(id => (Command)new RevokeInvitation(id)),
        Join,
        Gen.Const<Command>(new LeaveCampaign()),
        Gen.Select(User, AnyRole, (user, role) => (Command)new ChangeRole(user, role)),
        Gen.Select(User, Text, (user, name) => (Command)new AddService(user, name)));

    private static readonly Gen<Command> Chapters = Gen.OneOf(
        Gen.Select(Chapter, Text, Text, (id, title, text) => (Command)new DraftChapter(id, title, text)),
        Gen.Select(Chapter, Text, (id, title) => (Command)new RetitleChapter(id, title)),
        Gen.Select(Chapter, Text, (id, text) => (Command)new EditChapter(id, text)),
        Gen.Select(Chapter, Text, Text, (id, before, text) => (Command)new EditChapterText(id, TextPatch.HashOf(before), [new TextHunk(0, before.Length, text)])),
        Gen.Select(Chapter, Number, (id, place) => (Command)new MoveChapter(id, place)),
        Chapter.Select(id => (Command)new PublishChapter(id)),
        Gen.Select(Chapter, Text, (id, reason) => (Command)new RetractChapter(id, reason)),
        Chapter.Select(id => (Command)new ArchiveChapter(id)),
        Chapter.Select(id => (Command)new RestoreChapter(id)));

    private static readonly Gen<Command> Secrets = Gen.OneOf(
        Gen.Select(Chapter, Secret, Text, (chapter, id, text) => (Command)new AddSecret(chapter, id, text)),
        Gen.Select(Secret, Text, (id, text) => (Command)new EditSecret(id, text)),
        Secret.Select(id => (Command)new RemoveSecret(id)),
        Gen.Select(Secret, Users, Bool, (id, users, table) => (Command)new RevealSecret(id, users, table)),
        Gen.Select(Chapter, ConsequenceName, Consequence, (chapter, id, consequence) => (Command)new ProposeConsequence(chapter, id, consequence)),
        ConsequenceName.Select(id => (Command)new WithdrawConsequence(id)),
        Gen.Select(Chapter, ConsequenceName.Array[0, 3], (chapter, ids) => (Command)new AcceptConsequences(chapter, [.. ids])),
        Gen.Select(Chapter, ConsequenceName, (chapter, id) => (Command)new ProposeConsequence(chapter, id, new HitPointsConsequence(Named<CharacterId>(1), -1))),
        Gen.Select(Facts, Facts, (added, removed) => (Command)new ChangeStoryFacts(added, removed)),
        Gen.Select(Chapter, ConsequenceName, (chapter, id) => (Command)new AcceptConsequences(chapter, [id])));

    private static readonly Gen<Command> World = Gen.OneOf(
        Gen.Select(Gen.Select(Text, Number).Array[0, 4], Text.Array[0, 4], Date, Number, (months, weekdays, today, weekday) =>
            (Command)new DefineCalendar([.. months.Select(month => new CalendarMonth(month.Item1, month.Item2))], [.. weekdays], today, weekday)),
        Gen.Int[1, 3].Select(day => (Command)new DefineCalendar([new("Thaw", 30), new("Frost", 31)], ["One", "Two"], new WorldDate(7, 1, day), 0)),
        Number.Select(days => (Command)new AdvanceCalendar(days)),
        Date.Select(date => (Command)new SetDate(date)),
        Gen.Int[1, 32].Select(day => (Command)new SetDate(new WorldDate(7, 1, day))),
        Gen.Select(Faction, Text, Text, Bool, (id, name, text, hidden) => (Command)new FoundFaction(id, name, text, hidden)),
        Gen.Select(Faction, Text, Text, (id, name, text) => (Command)new DescribeFaction(id, name, text)),
        Gen.Select(Faction, Text, (id, goal) => (Command)new SetFactionGoal(id, goal)),
        Faction.Select(id => (Command)new DissolveFaction(id)),
        Faction.Select(id => (Command)new RevealFaction(id)),
        Gen.Select(Faction, Faction, Gen.Int[-4, 4], (one, other, attitude) => (Command)new SetAttitude(one, other, attitude)));

    /// <summary>Most of them come from the campaign's first owner, and few change who is a member, so that much is accepted.</summary>
    public static Gen<(UserId, Command)> Commands { get; } = Gen.Frequency(
        (1, Gen.Select(User, Join, (user, command) => (user, command))),
        (32, Gen.Select(
            Gen.Frequency((4, Gen.Const(PlayedCampaign.Owner)), (1, User)),
            Gen.Frequency((2, Profile), (2, Members), (8, Chapters), (10, Secrets), (10, World)),
            (user, command) => (user, command))));

    /// <summary>The ids that the commands use are numbered from 1.</summary>
    internal static TId Named<TId>(int number)
        where TId : struct, IGuidId<TId> => TId.From(new Guid(number, (short)TypeNumber<TId>(), 0, [0x80, 0, 0, 0, 0, 0, 0, 1]));

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<TId> Id<TId>(int count)
        where TId : struct, IGuidId<TId> =>
        Gen.Frequency((30, Gen.Int[1, count].Select(Named<TId>)), (1, Gen.Const(default(TId))));

    /// <summary>Keeps ids of different types different, so that one found in a text tells what it names.</summary>
    private static int TypeNumber<TId>() => Array.IndexOf(
        [typeof(ChapterId), typeof(SecretId), typeof(FactionId), typeof(InvitationId), typeof(ConsequenceId), typeof(RegionId), typeof(ClockId), typeof(FactId), typeof(CharacterId), typeof(ItemId)],
        typeof(TId)) + 1;
}
