using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>
/// The rules of a chapter's words. What somebody wrote on an older text is merged with what others wrote since (<see cref="ProseMerge"/>); words that clash are kept, and so is the whole
/// when the older text is forgotten (<see cref="ConflictLimits.TextChangesMax"/>) or the merged one would be too long.
/// </summary>
internal static class ChapterProse
{
    /// <summary>Bytes of JSON beyond which hunks are not recorded as such: the whole text, or the whole command, is shorter then.</summary>
    private const int HunksBytesMax = CampaignLimits.ChapterTextBytesMax;

    /// <summary>Code units of what somebody sent that are recorded beside what came of it. Beyond it the next thing that they base on it is kept whole.</summary>
    private const int SentLengthMax = 8_000;

    private static Refusal WrongHunks { get; } = Refusal.Invalid(
        "chapter.hunks", $"A patch has 1 to {ConflictLimits.HunksMax} hunks in ascending order that do not overlap and lie within the text that they count in.");

    private static Refusal MovedOn { get; } =
        Refusal.Conflict("conflict.moved-on", "The text has changed so much since that this has no place in it. Put it in by hand and take 'edited' or 'theirs'.");

    public static FieldKey KeyOf(ChapterId chapter) => FieldKey.Of("chapter-text", chapter);

    public static FieldKey? FieldOf(Command command) => command switch
    {
        EditChapter c => KeyOf(c.Chapter),
        EditChapterText c => KeyOf(c.Chapter),
        _ => null,
    };

    public static ChangedText? ChangedBy(ChapterEvent happened, CampaignState before, CampaignState after) => happened switch
    {
        ChapterDrafted e => new ChangedText(KeyOf(e.Chapter), null, e.Text, default),
        ChapterEdited e => new ChangedText(KeyOf(e.Chapter), before.ChapterOf(e.Chapter)!.Text, e.Text, default, e.Sent),
        ChapterPatched e => new ChangedText(KeyOf(e.Chapter), before.ChapterOf(e.Chapter)!.Text, after.ChapterOf(e.Chapter)!.Text, e.Hunks, e.Sent),
        _ => null,
    };

    public static Decision<CampaignEvent> Decide(EditChapter command, CampaignState state, CommandContext context)
    {
        if (Problem(command.Chapter, state) is { } problem) return problem;
        if (ChapterDecider.ProblemOf(command.Text) is { } wrong) return wrong;
        var text = state.ChapterOf(command.Chapter)!.Text;
        if (text == command.Text) return Decision<CampaignEvent>.Nothing;
        var history = state.Book.Texts.GetValueOrDefault(KeyOf(command.Chapter));
        var origin = (command.Base, context.Seen) switch
        {
            ({ } hash, _) => OfHash(hash, history, text),
            (null, { } seen) => history?.AtVersion(context.Known ?? seen, text),
            _ => text,
        };
        if (origin == text) return new ChapterEdited(command.Chapter, command.Text);
        return origin is null ? KeepWhole(command, command.Chapter, state, context) : Merge(command.Chapter, origin, command.Text, state, context);
    }

    public static Decision<CampaignEvent> Decide(EditChapterText command, CampaignState state, CommandContext context)
    {
        if (Problem(command.Chapter, state) is { } problem) return problem;
        if (command.Hunks.IsDefaultOrEmpty || command.Hunks.Length > ConflictLimits.HunksMax || !TextPatch.Fits(command.Hunks, int.MaxValue)) return WrongHunks;
        if (ChapterDecider.ProblemOf(string.Concat(command.Hunks.Select(hunk => hunk.Put))) is { } wrong) return wrong;
        var text = state.ChapterOf(command.Chapter)!.Text;
        if (OfHash(command.Base, state.Book.Texts.GetValueOrDefault(KeyOf(command.Chapter)), text) is not { } origin) return KeepWhole(command, command.Chapter, state, context);
        if (!TextPatch.Fits(command.Hunks, origin.Length)) return WrongHunks;
        var mine = TextPatch.Apply(origin, command.Hunks);
        if (ChapterDecider.ProblemOf(mine) is { } tooLong) return tooLong;
        if (mine == origin || mine == text) return Decision<CampaignEvent>.Nothing;
        return origin == text ? Recorded(command.Chapter, command.Hunks, mine, merged: null, sent: null) : Merge(command.Chapter, origin, mine, state, context);
    }

    /// <summary>The command that ends a conflict so, or why there is none.</summary>
    public static (Command? Setting, Refusal? Refusal) Resolve(KeptConflict conflict, ConflictChoice choice, CampaignState state)
    {
        var chapter = state.Chapters.Single(one => KeyOf(one.Id) == conflict.Field);
        if (conflict.Mine.Value is { } whole) return ResolveWhole(whole, choice, chapter);
        var history = state.Book.Texts.GetValueOrDefault(conflict.Field);
        if (OfHash(conflict.InText!, history, chapter.Text) is not { } origin) return (null, MovedOn);
        var wanted = TextPatch.Apply(origin, [.. conflict.Passages.Select(passage => new TextHunk(passage.At, passage.Theirs.Length, choice == ConflictChoice.Both ? Beside(passage) : passage.Mine))]);
        var merge = ProseMerge.Of(origin, wanted, chapter.Text);
        return merge.Clashes.IsEmpty ? (Setting(chapter, merge.Text), null) : (null, MovedOn);
    }

    private static (Command? Setting, Refusal? Refusal) ResolveWhole(Command mine, ConflictChoice choice, Chapter chapter) => (mine, choice) switch
    {
        (EditChapter c, ConflictChoice.Mine) => (new EditChapter(c.Chapter, c.Text), null),
        (EditChapterText, ConflictChoice.Mine) => (null, MovedOn),
        (EditChapter c, _) => (Setting(chapter, chapter.Text + "\n\n" + c.Text), null),
        (EditChapterText c, _) => (Setting(chapter, chapter.Text + "\n\n" + string.Join('\n', c.Hunks.Select(hunk => hunk.Put).Where(put => put.Length > 0))), null),
        _ => throw new InvalidOperationException($"{mine.GetType().Name} changes no chapter."),
    };

    /// <summary>As a patch when it is one of few hunks: the journal then holds what changed.</summary>
    private static CampaignCommand Setting(Chapter chapter, string text)
    {
        var hunks = ProseDiff.Between(chapter.Text, text);
        return hunks.IsEmpty || hunks.Length > ConflictLimits.HunksMax
            ? new EditChapter(chapter.Id, text)
            : new EditChapterText(chapter.Id, TextPatch.HashOf(chapter.Text), hunks);
    }

    private static string Beside(KeptPassage passage)
    {
        var between = passage.Mine.Contains('\n', StringComparison.Ordinal) || passage.Theirs.Contains('\n', StringComparison.Ordinal) ? "\n" : " ";
        return passage.Theirs + (passage.Theirs.EndsWith(between, StringComparison.Ordinal) ? "" : between) + passage.Mine;
    }

    private static Refusal? Problem(ChapterId id, CampaignState state) => state.ChapterOf(id) switch
    {
        null => ChapterDecider.NoSuchChapter,
        { Status: ChapterStatus.Archived } => ChapterDecider.Archived,
        _ => null,
    };

    private static string? OfHash(string hash, TextHistory? history, string text) => hash == TextPatch.HashOf(text) ? text : history?.OfHash(hash, text);

    private static Decision<CampaignEvent> Merge(ChapterId chapter, string origin, string mine, CampaignState state, CommandContext context)
    {
        var theirs = state.ChapterOf(chapter)!.Text;
        var merge = ProseMerge.Of(origin, mine, theirs);
        if (ChapterDecider.ProblemOf(merge.Text) is not null) return KeepWhole(new EditChapter(chapter, mine), chapter, state, context);
        var sent = merge.Text == mine ? null : Sent(origin, mine);
        var events = ImmutableArray.CreateBuilder<CampaignEvent>();
        var isOnlySent = merge.Text == theirs && merge.Clashes.IsEmpty;
        if (isOnlySent && sent is null) return Decision<CampaignEvent>.Nothing;

        // Also when others wrote all of it already: what the author sends next begins with what they sent now.
        if (merge.Text != theirs || isOnlySent) events.Add(Recorded(chapter, ProseDiff.Between(theirs, merge.Text), merge.Text, merged: true, sent));
        if (!merge.Clashes.IsEmpty)
        {
            var conflict = Kept(chapter, mine, merge, state, context) with { Sent = events.Count == 0 ? sent : null };
            if (state.Book.NoRoomFor(conflict) is { } full) return full;
            events.Add(new CampaignConflictKept(conflict));
        }

        return events.DrainToImmutable();
    }

    private static CampaignEvent Recorded(ChapterId chapter, ImmutableArray<TextHunk> hunks, string text, bool? merged, SentText? sent) =>
        BytesOf(hunks) > HunksBytesMax - SentLengthMax ? new ChapterEdited(chapter, text, merged) : new ChapterPatched(chapter, hunks, merged, sent);

    private static SentText? Sent(string origin, string mine)
    {
        var hunks = ProseDiff.Between(origin, mine);
        return BytesOf(hunks) > SentLengthMax ? null : new SentText(TextPatch.HashOf(mine), TextPatch.HashOf(origin), hunks);
    }

    private static KeptConflict Kept(ChapterId chapter, string mine, ProseMerge merge, CampaignState state, CommandContext context)
    {
        ImmutableArray<KeptPassage> passages = [.. merge.Clashes.Select(clash => new KeptPassage(clash.At, clash.Mine, clash.Theirs))];
        var kept = Whole(null, chapter, state, context) with { Passages = passages, InText = TextPatch.HashOf(merge.Text) };
        return BytesOf(passages) <= HunksBytesMax - SentLengthMax ? kept : Whole(new EditChapter(chapter, mine), chapter, state, context);
    }

    private static Decision<CampaignEvent> KeepWhole(CampaignCommand command, ChapterId chapter, CampaignState state, CommandContext context)
    {
        var conflict = Whole(command, chapter, state, context);
        return state.Book.NoRoomFor(conflict) is { } full ? full : new CampaignConflictKept(conflict);
    }

    private static KeptConflict Whole(Command? value, ChapterId chapter, CampaignState state, CommandContext context)
    {
        var last = state.Book.Texts.GetValueOrDefault(KeyOf(chapter))?.LastOfOthers(context.Actor.User) is { } change
            ? new FieldChange(change.Version, change.User, change.At)
            : state.Book.Fields.GetValueOrDefault(KeyOf(chapter));
        var theirs = new KeptSide(last?.User, last?.At, last?.User is { } user ? context.World.RoleOf(user) : null);
        return new KeptConflict(
            ConflictId.Of(context.Command), KeyOf(chapter), Displaced: false, new KeptSide(context.Actor.User, context.Now, context.Actor.Role, value), theirs, []);
    }

    private static int BytesOf<T>(ImmutableArray<T> parts) => JsonSerializer.SerializeToUtf8Bytes(parts, StateJson.Options).Length;
}
