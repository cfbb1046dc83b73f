namespace OrleansCampaigns.Narrative.Themes;

/// <summary>
/// Stems of English words by the Porter2 algorithm, written from its published description (M. F. Porter, "The English (Porter2) stemming algorithm",
/// snowballstem.org/algorithms/english/stemmer.html). Words are ASCII letters and apostrophes in lower case; other characters count as consonants.
/// </summary>
public static class EnglishStemmer
{
    /// <summary>Longer words are returned as they are: no English word is longer, and the time of a stem stays bounded.</summary>
    public const int WordLengthMax = 64;

    private static readonly (string Word, string Stem)[] Irregular =
    [
        ("skis", "ski"), ("skies", "sky"), ("dying", "die"), ("lying", "lie"), ("tying", "tie"), ("idly", "idl"), ("gently", "gentl"), ("ugly", "ugli"),
        ("early", "earli"), ("only", "onli"), ("singly", "singl"), ("sky", "sky"), ("news", "news"), ("howe", "howe"), ("atlas", "atlas"),
        ("cosmos", "cosmos"), ("bias", "bias"), ("andes", "andes"),
    ];

    private static readonly string[] DoneAfterPlural = ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"];

    private static readonly (string Suffix, string By)[] Step2 =
    [
        ("ational", "ate"), ("fulness", "ful"), ("iveness", "ive"), ("ization", "ize"), ("ousness", "ous"), ("biliti", "ble"), ("lessli", "less"),
        ("tional", "tion"), ("alism", "al"), ("aliti", "al"), ("ation", "ate"), ("entli", "ent"), ("fulli", "ful"), ("iviti", "ive"), ("ousli", "ous"),
        ("abli", "able"), ("alli", "al"), ("anci", "ance"), ("ator", "ate"), ("enci", "ence"), ("izer", "ize"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Suffix, string By)[] Step3 =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("ative", ""), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"), ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] Step4 =
    [
        "ement", "able", "ance", "ence", "ible", "ment", "ant", "ate", "ent", "ion", "ism", "iti", "ive", "ize", "ous", "al", "er", "ic",
    ];

    public static string Stem(string word)
    {
        if (word.Length is <= 2 or > WordLengthMax) return word;
        foreach (var (known, stem) in Irregular)
        {
            if (known == word) return stem;
        }

        Span<char> letters = stackalloc char[WordLengthMax + 1];
        var stemmed = new Word(letters, word);
        stemmed.RemovePossessive();
        stemmed.RemovePlural();
        if (!stemmed.IsAnyOf(DoneAfterPlural))
        {
            stemmed.RemovePastAndGerund();
            stemmed.EndInI();
            stemmed.ReplaceInR1(Step2);
            stemmed.ReplaceInR1(Step3);
            stemmed.DeleteInR2(Step4);
            stemmed.RemoveFinalEOrL();
        }

        return stemmed.Text();
    }

    /// <summary>The word while it is worked on. R1 and R2 are the regions of the description, fixed at the start; a Y that is a consonant is written Y.</summary>
    private ref struct Word
    {
        private readonly Span<char> _letters;
        private readonly int _r1;
        private readonly int _r2;
        private int _length;

        public Word(Span<char> letters, string word)
        {
            var from = word[0] == '\'' ? 1 : 0;
            _letters = letters;
            _length = word.Length - from;
            word.AsSpan(from).CopyTo(letters);
            for (var i = 0; i < _length; i++)
            {
                if (letters[i] == 'y' && (i == 0 || IsVowel(i - 1))) letters[i] = 'Y';
            }

            _r1 = StartsWith("gener") || StartsWith("arsen") ? 5 : StartsWith("commun") ? 6 : RegionAfter(0);
            _r2 = RegionAfter(_r1);
        }

        private readonly ReadOnlySpan<char> Letters => _letters[.._length];

        public readonly string Text()
        {
            for (var i = 0; i < _length; i++)
            {
                if (_letters[i] == 'Y') _letters[i] = 'y';
            }

            return new string(Letters);
        }

        public readonly bool IsAnyOf(string[] words)
        {
            foreach (var word in words)
            {
                if (Letters.SequenceEqual(word)) return true;
            }

            return false;
        }

        public void RemovePossessive()
        {
            if (EndsWith("'s'")) _length -= 3;
            else if (EndsWith("'s")) _length -= 2;
            else if (EndsWith("'")) _length--;
        }

        public void RemovePlural()
        {
            if (EndsWith("sses")) _length -= 2;
            else if (EndsWith("ied") || EndsWith("ies")) _length -= _length > 4 ? 2 : 1;
            else if (EndsWith("us") || EndsWith("ss")) return;
            else if (EndsWith("s") && HasVowel(_length - 2)) _length--;
        }

        public void RemovePastAndGerund()
        {
            var suffix = EndsWith("eedly") ? 5 : EndsWith("ingly") ? 5 : EndsWith("edly") ? 4 : EndsWith("eed") ? 3 : EndsWith("ing") ? 3 : EndsWith("ed") ? 2 : 0;
            if (suffix == 0) return;
            if (EndsWith("eedly") || EndsWith("eed"))
            {
                if (_length - suffix >= _r1) Replace(suffix, "ee");
                return;
            }

            if (!HasVowel(_length - suffix)) return;
            _length -= suffix;
            if (EndsWith("at") || EndsWith("bl") || EndsWith("iz")) Replace(0, "e");
            else if (EndsInDouble()) _length--;
            else if (_length <= _r1 && EndsInShortSyllable(_length)) Replace(0, "e");
        }

        public readonly void EndInI()
        {
            if (_length > 2 && _letters[_length - 1] is 'y' or 'Y' && !IsVowel(_length - 2)) _letters[_length - 1] = 'i';
        }

        public void ReplaceInR1((string Suffix, string By)[] rules)
        {
            foreach (var (suffix, by) in rules)
            {
                if (!EndsWith(suffix)) continue;
                var start = _length - suffix.Length;
                var isAllowed = suffix switch
                {
                    "ogi" => start > 0 && _letters[start - 1] == 'l',
                    "li" => start > 0 && _letters[start - 1] is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't',
                    "ative" => start >= _r2,
                    _ => true,
                };
                if (isAllowed && start >= _r1) Replace(suffix.Length, by);
                return;
            }
        }

        public void DeleteInR2(string[] suffixes)
        {
            foreach (var suffix in suffixes)
            {
                if (!EndsWith(suffix)) continue;
                var start = _length - suffix.Length;
                if (start >= _r2 && (suffix != "ion" || (start > 0 && _letters[start - 1] is 's' or 't'))) _length = start;
                return;
            }
        }

        public void RemoveFinalEOrL()
        {
            var start = _length - 1;
            if (EndsWith("e"))
            {
                if (start >= _r2 || (start >= _r1 && !EndsInShortSyllable(start))) _length--;
            }
            else if (EndsWith("l") && start >= _r2 && start > 0 && _letters[start - 1] == 'l')
            {
                _length--;
            }
        }

        private readonly bool IsVowel(int at) => _letters[at] is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

        private readonly bool EndsWith(string suffix) => Letters.EndsWith(suffix);

        private readonly bool StartsWith(string prefix) => Letters.StartsWith(prefix);

        private void Replace(int count, string by)
        {
            by.CopyTo(_letters[(_length - count)..]);
            _length += by.Length - count;
        }

        private readonly bool HasVowel(int before)
        {
            for (var i = 0; i < before; i++)
            {
                if (IsVowel(i)) return true;
            }

            return false;
        }

        private readonly int RegionAfter(int from)
        {
            for (var i = from + 1; i < _length; i++)
            {
                if (!IsVowel(i) && IsVowel(i - 1)) return i + 1;
            }

            return _length;
        }

        private readonly bool EndsInDouble() =>
            _length > 1 && _letters[_length - 1] == _letters[_length - 2] && _letters[_length - 1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't';

        private readonly bool EndsInShortSyllable(int end) =>
            end == 2 ? IsVowel(0) && !IsVowel(1)
            : end > 2 && !IsVowel(end - 1) && _letters[end - 1] is not ('w' or 'x' or 'Y') && IsVowel(end - 2) && !IsVowel(end - 3);
    }
}
