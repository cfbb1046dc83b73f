using System.Collections.Immutable;
using OrleansCampaigns.Narrative.Stories.Prose;

namespace OrleansCampaigns.Narrative.Tests.Stories.Prose;

public sealed class ChapterWriterTests
{
    private static readonly ProseContent Content = ProseContent.Shipped;
    private static readonly ChapterWriter Writer = new(Content.Lexicon);

    /// <summary>Words before which the letter is not the sound, as they occur in the content. By hand, so that it is no copy of what repairs.</summary>
    private static readonly string[] Consonantal = ["one", "once", "use", "used", "useful", "useless", "usual", "usurer", "usurer's", "unit", "uniform", "unicorn", "union", "university", "unison", "unique", "utensil", "ewe", "ewer"];
    private static readonly string[] Silent = ["hour", "hours", "hour's", "honest", "honour", "honourable", "heir", "heir's", "heirloom", "honesty", "heirless", "hourglass", "hourly"];

    [Fact]
    public void Every_shipped_text_is_whole_in_many_wordings()
    {
        Assert.SkipWhen(Content.Storylets.IsEmpty, "no storylets are embedded");
        var faults = new SortedSet<string>(StringComparer.Ordinal);
        var random = new Contracts.EventSourcing.SeededRandom(5);
        foreach (var storylet in Content.Storylets)
        {
            for (var round = 0; round < 4; round++)
            {
                var scene = Content.Scene(storylet, 2, 9, ref random);
                var document = Writer.Write(new ChapterBrief(9, random.NextUInt64(), [scene]), new SentenceLedger());
                foreach (var line in document.Sections.SelectMany(section => section.Lines)) Look(line, faults);
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40)));
    }

    [Fact]
    public void Read_alouds_are_short_and_every_line_says_where_it_comes_from()
    {
        Assert.SkipWhen(Content.Storylets.IsEmpty, "no storylets are embedded");
        for (var number = 1; number <= 20; number++)
        {
            var document = Writer.Write(Content.Chapter(number, 7, 8), new SentenceLedger());
            Assert.Equal(8 + 1, document.ForPlayers.Length);
            Assert.All(document.Sections.Where(section => section.Kind == "scene").SelectMany(section => section.Lines).Where(line => line.IsForPlayers), line => Assert.InRange(Sentences.CountWords(line.Text), 8, ReadAloudWords));
            Assert.All(document.Sections.Where(section => section.Kind == "image").SelectMany(section => section.Lines), line => Assert.True(line.IsForPlayers && Sentences.CountWords(line.Text) <= ReadAloudWords, line.Text));
            Assert.All(document.Sections.SelectMany(section => section.Lines), line => Assert.NotEmpty(line.Template));
            Assert.All(document.Sections.Where(section => section.Kind is "why" or "consequences").SelectMany(section => section.Lines), line => Assert.NotEmpty(line.Facts));
        }
    }

    [Fact]
    public void The_same_brief_and_past_give_the_same_bytes()
    {
        Assert.SkipWhen(Content.Storylets.IsEmpty, "no storylets are embedded");
        string[] Run()
        {
            var (ledger, texts) = (new SentenceLedger(), new List<string>());
            for (var number = 1; number <= 10; number++)
            {
                var document = Writer.Write(Content.Chapter(number, 11, 8), ledger);
                document.EnterInto(ledger);
                ledger = SentenceLedger.Read(ledger.ToBytes().AsSpan());
                texts.Add(ChapterText.Of(document));
            }

            return [.. texts, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(ledger.ToBytes().AsSpan()))];
        }

        Assert.Equal(Run(), Run());
    }

    [Fact]
    public void No_sentence_is_read_aloud_twice_in_a_hundred_chapters()
    {
        Assert.SkipWhen(Content.Storylets.IsEmpty, "no storylets are embedded");
        var (ledger, heard) = (new SentenceLedger(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        for (var number = 1; number <= 100; number++)
        {
            var document = Writer.Write(Content.Chapter(number, 13, 8), ledger);
            document.EnterInto(ledger);
            Assert.All(document.ForPlayers.SelectMany(line => Sentences.Of(line.Text)), sentence => Assert.True(heard.Add(sentence), sentence));
        }
    }

    [Fact]
    public void What_players_may_not_know_changes_no_byte_of_what_they_hear()
    {
        Assert.SkipWhen(Content.Storylets.IsEmpty, "no storylets are embedded");
        for (var number = 1; number <= 20; number++)
        {
            var brief = Content.Chapter(number, 17, 8);
            var secret = new FactBrief("betrays", [new Noun("npc/77", "Nobody Known", NounForm.They), new Noun("npc/78", "Nobody Else", NounForm.She)]) { Source = "chapter/1/scene/1", SinceChapter = 1 };
            var other = brief with { Clock = null, Themes = [], Scenes = [.. brief.Scenes.Select(scene => scene with { Causes = scene.Causes.Insert(0, secret), Reason = new ReasonBrief(secret.Arguments[0], secret, secret), Outcomes = [new OutcomeBrief("fail", [secret], [])] })] };
            var (plain, changed) = (Writer.Write(brief, new SentenceLedger()), Writer.Write(other, new SentenceLedger()));
            Assert.NotEqual(ChapterText.Of(plain), ChapterText.Of(changed));
            Assert.Equal(plain.ForPlayers.Select(line => line.Text), changed.ForPlayers.Select(line => line.Text));
        }
    }

    private const int ReadAloudWords = 60;

    private static void Look(ProseLine line, SortedSet<string> faults)
    {
        var text = line.Text;
        var inner = text.StartsWith('[') || text.Contains(" [+", StringComparison.Ordinal) || text.Contains(" [-", StringComparison.Ordinal) || text.StartsWith("Because [", StringComparison.Ordinal) ? text.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal) : text;
        if (inner.AsSpan().IndexOfAny("{}[]") >= 0) faults.Add($"{line.Template}: leftover: {text}");
        if (text.Contains("  ", StringComparison.Ordinal) && !line.Template.StartsWith("document/outcome", StringComparison.Ordinal)) faults.Add($"{line.Template}: two spaces: {text}");
        if (text.Contains(" ,", StringComparison.Ordinal) || text.Contains(" .", StringComparison.Ordinal)) faults.Add($"{line.Template}: space before a mark: {text}");
        if (text.Contains(" the the ", StringComparison.OrdinalIgnoreCase) || text.Contains(" a the ", StringComparison.OrdinalIgnoreCase)) faults.Add($"{line.Template}: two articles: {text}");
        var words = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 1 < words.Length; i++)
        {
            var (article, next) = (words[i].TrimStart('"', '(').ToLowerInvariant(), words[i + 1].Trim('"', ',', '.', '?', '!', ';', ':', ')').ToLowerInvariant());
            if (article is not ("a" or "an") || next.Length == 0 || !char.IsAsciiLetter(next[0])) continue;
            var sounds = Silent.Any(word => next == word || next.StartsWith(word + "-", StringComparison.Ordinal)) || ("aeiou".Contains(next[0], StringComparison.Ordinal) && !Consonantal.Any(word => next == word || next.StartsWith(word + "-", StringComparison.Ordinal)));
            if (sounds != (article == "an")) faults.Add($"{line.Template}: {article} {next}");
        }
    }
}
