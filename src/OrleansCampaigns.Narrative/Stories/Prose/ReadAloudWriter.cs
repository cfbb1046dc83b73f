using System.Collections.Immutable;
using System.Globalization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>
/// Writes what is read aloud so that no sentence was ever said before in the campaign: several wordings are tried, the one that shares the fewest runs of six words with the past is kept, and a sentence
/// that cannot be fresh any more gives way to a sense of the place or joins its neighbour.
/// </summary>
internal sealed class ReadAloudWriter(ProseLexicon lexicon)
{
    public const int WordsMax = 60;

    private const int Tries = 20;
    private const int FreshEnough = 8;
    private const int Repairs = 24;

    /// <summary>What joins a lent sentence to speech: "and then:".</summary>
    private const int LeadingWords = 2;

    private readonly Realiser _realiser = new(lexicon);

    /// <param name="scene">Whose text.</param>
    /// <param name="scenery">Its slots.</param>
    /// <param name="said">What the campaign and this chapter have heard.</param>
    /// <param name="random">For this text only.</param>
    public RealisedText Write(SceneBrief scene, Scenery scenery, Spoken said, ref SeededRandom random)
    {
        var templates = scene.Veils.IsEmpty ? Parse(scene) : lexicon["document/veiled"];
        var first = random.NextInt32(templates.Length);
        (RealisedText Text, ImmutableArray<string> Sentences, int Stale, int Runs)? best = null;
        for (var (attempt, fresh) = (0, 0); attempt < Tries && fresh < FreshEnough; attempt++)
        {
            var text = _realiser.Realise(templates[(first + attempt) % templates.Length], scenery, ref random);
            if (Sentences.CountWords(text.Text) > WordsMax) continue;
            var sentences = Sentences.Of(text.Text);
            var (stale, runs) = said.Weigh(sentences);
            runs += said.WeighLent(text.Bound);
            if (stale == 0) fresh++;
            if (best is not { } known || (stale, runs).CompareTo((known.Stale, known.Runs)) < 0) best = (text, sentences, stale, runs);
        }

        var chosen = best ?? throw new InvalidOperationException($"{scene.Storylet}: no wording has at most {WordsMax} words.");
        return chosen.Stale == 0 ? chosen.Text : Repaired(chosen.Text, chosen.Sentences, (scenery, said), ref random);
    }

    private RealisedText Repaired(RealisedText text, ImmutableArray<string> sentences, (Scenery Scenery, Spoken Said) at, ref SeededRandom random)
    {
        var bound = text.Bound;
        for (var repair = 0; repair < Repairs; repair++)
        {
            var stale = FirstStale(sentences, at.Said);
            if (stale < 0) break;
            var others = sentences.Sum(Sentences.CountWords) - Sentences.CountWords(sentences[stale]);
            var lent = _realiser.RealiseOne(lexicon["document/sense"], at.Scenery, ref random);
            if (stale < sentences.Length - 1 && sentences[stale].AsSpan().IndexOfAny("\"“”") < 0)
            {
                if (others + Sentences.CountWords(lent.Text) > WordsMax) sentences = sentences.RemoveAt(stale);
                else (sentences, bound) = (sentences.SetItem(stale, lent.Text), bound.AddRange(lent.Bound));
            }
            else if (stale > 0 && CanJoin(sentences[stale - 1], sentences[stale])) sentences = sentences.RemoveAt(stale).SetItem(stale - 1, Joined(sentences[stale - 1], sentences[stale], at.Scenery));
            else if (others + Sentences.CountWords(lent.Text) + LeadingWords + Sentences.CountWords(sentences[stale]) <= WordsMax) (sentences, bound) = (sentences.SetItem(stale, Led(lent.Text, sentences[stale], at.Scenery)), bound.AddRange(lent.Bound));
            else if (sentences.Length > 2) sentences = sentences.RemoveAt(stale == 0 ? 1 : stale - 1);
            else sentences = sentences.RemoveAt(stale);
        }

        return new RealisedText(Articles.Repair(string.Join(' ', sentences)), text.Template, [.. bound.Distinct(StringComparer.Ordinal)]);
    }

    private static int FirstStale(ImmutableArray<string> sentences, Spoken said)
    {
        for (var i = 0; i < sentences.Length; i++)
        {
            if (said.Contains(sentences[i])) return i;
        }

        return -1;
    }

    // "X. Y?" becomes "X; y?". Marks of speech stay where they are, so that both must be within the same speech or both outside.
    private static bool CanJoin(string first, string second) => first.EndsWith('.') && !first.EndsWith("...", StringComparison.Ordinal) && second[0] is not ('"' or '“');

    private static string Joined(string first, string second, Scenery scenery) => first[..^1] + "; " + (KeepsCapital(second, scenery) ? second : char.ToLowerInvariant(second[0]) + second[1..]);

    // "There is a bell." and "Who goes?" become "There is a bell; who goes?"
    private static string Led(string lead, string sentence, Scenery scenery) =>
        sentence[0] is '"' or '“' ? lead[..^1] + ", and then: " + sentence : Joined(lead, sentence, scenery);

    // Names keep it, "I" does, and so does a word before another capital: that is a name too.
    private static bool KeepsCapital(string sentence, Scenery scenery)
    {
        foreach (var bound in scenery.Roles)
        {
            if (bound.Noun.Name.Length > 0 && sentence.StartsWith(bound.Noun.Name, StringComparison.Ordinal)) return true;
        }

        var space = sentence.IndexOf(' ', StringComparison.Ordinal);
        return (sentence[0] == 'I' && (sentence.Length == 1 || !char.IsAsciiLetter(sentence[1]))) || (space > 0 && space + 1 < sentence.Length && char.IsUpper(sentence[space + 1]));
    }

    private static ImmutableArray<Template> Parse(SceneBrief scene)
    {
        var templates = ImmutableArray.CreateBuilder<Template>(scene.ReadAloud.Length);
        for (var i = 0; i < scene.ReadAloud.Length; i++) templates.Add(Template.Parse(string.Create(CultureInfo.InvariantCulture, $"storylet/{scene.Storylet}/readAloud/{i}"), scene.ReadAloud[i]));
        return templates.DrainToImmutable();
    }
}
