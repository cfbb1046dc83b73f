using System.Collections.Immutable;
using System.Text;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>Puts words after one another: capitals where sentences start, one article at a time, verbs that agree with what stood for their noun last.</summary>
internal sealed class Pen(string template, Scenery scenery)
{
    private static readonly string[] Determiners = ["the ", "a ", "an ", "'s ", "s' ", "their ", "his ", "her ", "its ", "my ", "your ", "our "];

    private readonly StringBuilder _text = new(320);
    private readonly ImmutableArray<string>.Builder _bound = ImmutableArray.CreateBuilder<string>();
    private readonly List<string> _asPronoun = [];
    private bool _isSlotNext;

    public Scenery Scenery => scenery;

    public ImmutableArray<string> Bound => _bound.ToImmutable();

    public void Words(string words)
    {
        if (words.Length == 0) return;
        var starts = _isSlotNext ? StartsSentence() || OpensSpeech() : StartsSentence();
        _isSlotNext = false;
        var from = _text.Length;
        _text.Append(words);
        if (starts) Capitalise(from);
    }

    /// <summary>The words that follow come from the lexicon.</summary>
    public void Lent(string id)
    {
        Note(id);
        _isSlotNext = true;
    }

    public void Noun(TemplatePart.Slot slot)
    {
        var noun = scenery[slot.Name] ?? throw new InvalidOperationException($"{template}: nobody plays {slot.Name}.");
        switch (slot.Form)
        {
            case SlotForm.Name or SlotForm.Possessive:
                Note(noun.Key);
                _asPronoun.Remove(slot.Name);
                _isSlotNext = true;
                Words(WithoutSecondArticle(slot.Form == SlotForm.Name ? noun.Name : English.Genitive(noun)));
                break;
            case SlotForm.They or SlotForm.Them or SlotForm.Their:
                if (!_asPronoun.Contains(slot.Name)) _asPronoun.Add(slot.Name);
                var from = _text.Length;
                _isSlotNext = true;
                Words(English.Pronoun(noun.Form, slot.Form));
                if (slot.IsCapital) Capitalise(from);
                break;
            default:
                Words(Agreeing(slot, isPlural: noun.Form == NounForm.They && _asPronoun.Contains(slot.Name)));
                break;
        }
    }

    public string Finish() => _text.ToString();

    private static string Agreeing(TemplatePart.Slot slot, bool isPlural) => (slot.Form, isPlural) switch
    {
        (SlotForm.Is, true) => "are",
        (SlotForm.Is, false) => "is",
        (SlotForm.Has, true) => "have",
        (SlotForm.Has, false) => "has",
        (SlotForm.Was, true) => "were",
        (SlotForm.Was, false) => "was",
        (_, true) => English.Plural(slot.Verb),
        _ => English.ThirdPerson(slot.Verb),
    };

    private void Note(string id)
    {
        if (id.Length > 0 && !_bound.Contains(id)) _bound.Add(id);
    }

    private void Capitalise(int from)
    {
        while (from < _text.Length && _text[from] is '"' or '“' or '\'' or '(' or ' ') from++;
        if (from < _text.Length) _text[from] = char.ToUpperInvariant(_text[from]);
    }

    // Nothing yet, or a stop and a space. After a stop within quotation marks a tag may follow in lower case ("Who?" asks Rusk), after three stops a sentence goes on.
    private bool StartsSentence()
    {
        var at = _text.Length - 1;
        if (at < 0) return true;
        if (_text[at] is '"' or '“' && (at == 0 || (at > 1 && _text[at - 1] == ' ' && _text[at - 2] is '.' or '!' or '?'))) return true;
        if (_text[at] != ' ') return false;
        while (at >= 0 && _text[at] == ' ') at--;
        if (at < 0) return true;
        if (_text[at] is '"' or '”' && at > 0) return _text[at - 1] == '.';
        return _text[at] is '!' or '?' || (_text[at] == '.' && (at == 0 || _text[at - 1] != '.'));
    }

    private bool OpensSpeech() => _text.Length > 1 && _text[^1] is '"' or '“' && _text[^2] == ' ';

    private string WithoutSecondArticle(string name)
    {
        const string Article = "the ";
        if (!name.StartsWith(Article, StringComparison.OrdinalIgnoreCase)) return name;
        foreach (var determiner in Determiners)
        {
            if (EndsWith(determiner)) return name[Article.Length..];
        }

        return name;
    }

    private bool EndsWith(string words)
    {
        var from = _text.Length - words.Length;
        if (from < 0 || (from > 0 && char.IsAsciiLetter(words[0]) && char.IsAsciiLetter(_text[from - 1]))) return false;
        for (var i = 0; i < words.Length; i++)
        {
            if (char.ToLowerInvariant(_text[from + i]) != words[i]) return false;
        }

        return true;
    }
}
