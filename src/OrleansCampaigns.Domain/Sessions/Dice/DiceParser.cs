using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Domain.Sessions.Dice;

/// <summary>
/// Recursive descent over <c>sum := product (('+'|'-') product)*</c>, <c>product := factor ('*' factor)*</c>,
/// <c>factor := '-' factor | '(' sum ')' | number | [number] dice</c>. The first problem ends the reading: the rest of the text is skipped.
/// </summary>
internal ref struct DiceParser(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _position;
    private int _nesting;
    private int _dice;

    public Refusal? Refusal { get; private set; }

    private readonly bool AtEnd => _position >= _text.Length;

    public DiceNode Parse()
    {
        var root = Sum();
        SkipSpace();
        if (!AtEnd) Fail("dice.syntax", $"'{_text[_position]}' is not expected");
        return root;
    }

    private DiceNode Sum()
    {
        var left = Product();
        while (true)
        {
            var minus = Take('-');
            if (!minus && !Take('+')) return left;
            left = Bounded(new DiceSum(left, Product(), minus));
        }
    }

    private DiceNode Product()
    {
        var left = Factor();
        while (Take('*'))
        {
            var right = Factor();
            if (left.Bound > 0 && right.Bound > DiceLimits.ResultMax / left.Bound) return Fail("dice.result-too-large", "the result could be larger than allowed");
            left = new DiceProduct(left, right);
        }

        return left;
    }

    private DiceNode Factor()
    {
        if (++_nesting > DiceLimits.NestingMax + 1) return Fail("dice.too-deep", $"more than {DiceLimits.NestingMax} levels of nesting");
        var node = Unnested();
        _nesting--;
        return node;
    }

    private DiceNode Unnested()
    {
        if (Take('-')) return new DiceNegation(Factor());
        if (Take('('))
        {
            var inner = Sum();
            return Take(')') ? inner : Fail("dice.syntax", "a ')' is missing");
        }

        if (Take("adv")) return Advantage(DiceChoice.KeepHighest);
        if (Take("dis")) return Advantage(DiceChoice.KeepLowest);
        var number = Number("dice.constant-too-large", DiceLimits.ConstantMax);
        if (!Take('d')) return number is { } constant ? new DiceConstant(constant) : Fail("dice.syntax", AtEnd ? "something is missing" : $"'{_text[_position]}' is not expected");
        return Dice(number ?? 1);
    }

    private DiceNode Advantage(DiceChoice choice)
    {
        CountDice(2);
        return Modified(new DiceTerm(2, 20) { Selection = new DiceSelection(choice, 1) });
    }

    private DiceNode Dice(int count)
    {
        if (count == 0) return Fail("dice.no-dice", "no die is thrown");
        CountDice(count);
        if (Take('%')) return Modified(new DiceTerm(count, 100));
        if (Take('f')) return Modified(new DiceTerm(count, DiceTerm.Fate));
        return Number("dice.too-many-sides", DiceLimits.SidesMax) switch
        {
            null => Fail("dice.syntax", "the number of sides is missing"),
            0 => Fail("dice.no-sides", "a die has at least one side"),
            { } sides => Modified(new DiceTerm(count, sides)),
        };
    }

    private DiceNode Modified(DiceTerm term)
    {
        while (Refusal is null)
        {
            var next = OneModifier(term);
            if (next is null) break;
            term = next;
        }

        return Bounded(term);
    }

    /// <summary>The term with one more modifier; null when none follows, or at a problem.</summary>
    private DiceTerm? OneModifier(DiceTerm term)
    {
        if (Take('!')) return Exploding(term);
        if (Take("ro")) return Rerolling(term, once: true);
        if (Take('r')) return Rerolling(term, once: false);
        if (Take("adv")) return Doubled(term, DiceChoice.KeepHighest);
        if (Take("dis")) return Doubled(term, DiceChoice.KeepLowest);
        if (Take("kl")) return Selecting(term, DiceChoice.KeepLowest);
        if (Take("kh") || Take('k')) return Selecting(term, DiceChoice.KeepHighest);
        if (Take("dh")) return Selecting(term, DiceChoice.DropHighest);
        if (Take("dl")) return Selecting(term, DiceChoice.DropLowest);
        if (Comparison(equalIsSilent: false) is not { } success) return null;
        return term.Success is null ? term with { Success = success } : Twice();
    }

    private DiceTerm? Exploding(DiceTerm term)
    {
        if (term.Explode is not null) return Twice();
        var when = Comparison(equalIsSilent: true) ?? new DiceComparison(DiceRelation.Equal, term.Highest);
        return term.AlwaysMatches(when) ? Endless() : term with { Explode = when };
    }

    private DiceTerm? Rerolling(DiceTerm term, bool once)
    {
        if (term.Reroll is not null) return Twice();
        var when = Comparison(equalIsSilent: true) ?? new DiceComparison(DiceRelation.Equal, term.Lowest);
        return !once && term.AlwaysMatches(when) ? Endless() : term with { Reroll = when, RerollOnce = once };
    }

    private DiceTerm? Doubled(DiceTerm term, DiceChoice choice)
    {
        if (term.Selection is not null) return Twice();
        if (term.Count != 1)
        {
            Fail("dice.advantage", "advantage and disadvantage go with a single die");
            return null;
        }

        CountDice(1);
        return term with { Count = 2, Selection = new DiceSelection(choice, 1) };
    }

    private DiceTerm? Selecting(DiceTerm term, DiceChoice choice)
    {
        if (term.Selection is not null) return Twice();
        return term with { Selection = new DiceSelection(choice, Number("dice.too-many-dice", DiceLimits.DiceMax) ?? 1) };
    }

    private DiceComparison? Comparison(bool equalIsSilent)
    {
        DiceRelation relation;
        if (Take(">=")) relation = DiceRelation.AtLeast;
        else if (Take("<=")) relation = DiceRelation.AtMost;
        else if (Take('>')) relation = DiceRelation.Greater;
        else if (Take('<')) relation = DiceRelation.Less;
        else if (Take('=')) relation = DiceRelation.Equal;
        else if (equalIsSilent && Number("dice.too-many-sides", DiceLimits.SidesMax) is { } exactly) return new DiceComparison(DiceRelation.Equal, exactly);
        else return null;

        var negative = Take('-');
        if (Number("dice.too-many-sides", DiceLimits.SidesMax) is { } value) return new DiceComparison(relation, negative ? -value : value);
        Fail("dice.syntax", "a number is missing");
        return null;
    }

    /// <summary>The number here, if there is one.</summary>
    private int? Number(string codeAboveMax, int max)
    {
        SkipSpace();
        var start = _position;
        var value = 0;
        while (!AtEnd && char.IsAsciiDigit(_text[_position]))
        {
            value = (value * 10) + (_text[_position] - '0');
            _position++;
            if (value <= max) continue;
            _position = start;
            Fail(codeAboveMax, $"the number is larger than {max}");
            return null;
        }

        return _position == start ? null : value;
    }

    private void CountDice(int count)
    {
        _dice += count;
        if (_dice > DiceLimits.DiceMax) Fail("dice.too-many-dice", $"more than {DiceLimits.DiceMax} dice");
    }

    private DiceNode Bounded(DiceNode node) =>
        node.Bound <= DiceLimits.ResultMax ? node : Fail("dice.result-too-large", "the result could be larger than allowed");

    private DiceTerm? Twice()
    {
        Fail("dice.repeated", "a modifier is given twice");
        return null;
    }

    private DiceTerm? Endless()
    {
        Fail("dice.endless", "every face matches, so this would never end");
        return null;
    }

    private DiceConstant Fail(string code, string problem)
    {
        Refusal ??= Contracts.EventSourcing.Refusal.Invalid(code, $"At position {_position + 1}: {problem}.");
        _position = _text.Length;
        return new DiceConstant(0);
    }

    private bool Take(char expected)
    {
        SkipSpace();
        if (AtEnd || char.ToLowerInvariant(_text[_position]) != expected) return false;
        _position++;
        return true;
    }

    private bool Take(ReadOnlySpan<char> expected)
    {
        SkipSpace();
        if (!_text[_position..].StartsWith(expected, StringComparison.OrdinalIgnoreCase)) return false;
        _position += expected.Length;
        return true;
    }

    private void SkipSpace()
    {
        while (!AtEnd && char.IsWhiteSpace(_text[_position])) _position++;
    }
}
