using System.Collections.Immutable;
using System.Runtime.InteropServices;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Domain.Sessions.Dice;

/// <summary>One throw of a parsed expression. Dice are drawn from left to right.</summary>
internal sealed class DiceRoller(ulong seed)
{
    private readonly ImmutableArray<RolledDice>.Builder _terms = ImmutableArray.CreateBuilder<RolledDice>();
    private SeededRandom _random = new(seed);
    private int _extraDice;
    private int _rerolls;

    public ImmutableArray<RolledDice> Terms => _terms.ToImmutable();

    public long Evaluate(DiceNode node) => node switch
    {
        DiceConstant c => c.Value,
        DiceNegation n => -Evaluate(n.Of),
        DiceSum { Minus: false } s => Evaluate(s.Left) + Evaluate(s.Right),
        DiceSum s => Evaluate(s.Left) - Evaluate(s.Right),
        DiceProduct p => Evaluate(p.Left) * Evaluate(p.Right),
        DiceTerm t => Throw(t),
        _ => throw new InvalidOperationException($"{node.GetType().Name} cannot be rolled."),
    };

    private int Throw(DiceTerm term)
    {
        var dice = new List<RolledDie>(term.Count);
        for (var i = 0; i < term.Count; i++) ThrowOne(term, dice);
        if (term.Selection is { } selection) Select(selection, CollectionsMarshal.AsSpan(dice));
        var value = 0;
        foreach (var die in dice)
        {
            if (die.Fate != DieFate.Kept) continue;
            value += term.Success is { } success ? success.Matches(die.Value) ? 1 : 0 : die.Value;
        }

        _terms.Add(new RolledDice(term.Written(), term.Sides, [.. dice], value));
        return value;
    }

    /// <summary>One die with its rerolls, and the extra dice that it brings, each with its own.</summary>
    private void ThrowOne(DiceTerm term, List<RolledDie> dice)
    {
        while (true)
        {
            var face = Draw(term);
            if (term.Reroll is { } reroll)
            {
                for (var tries = 0; reroll.Matches(face) && _rerolls < DiceLimits.RerollsMax && !(term.RerollOnce && tries > 0); tries++)
                {
                    _rerolls++;
                    dice.Add(new RolledDie(face, DieFate.Rerolled, Exploded: false));
                    face = Draw(term);
                }
            }

            var explodes = term.Explode is { } explode && explode.Matches(face) && _extraDice < DiceLimits.ExtraDiceMax;
            dice.Add(new RolledDie(face, DieFate.Kept, explodes));
            if (!explodes) return;
            _extraDice++;
        }
    }

    private int Draw(DiceTerm term) => term.Lowest + _random.NextInt32(term.Highest - term.Lowest + 1);

    /// <summary>Among equal faces the earlier die is kept.</summary>
    private static void Select(DiceSelection selection, Span<RolledDie> dice)
    {
        var alive = new List<int>(dice.Length);
        for (var i = 0; i < dice.Length; i++)
            if (dice[i].Fate == DieFate.Kept) alive.Add(i);
        var drops = alive.Count - selection.Kept(alive.Count);
        for (; drops > 0; drops--)
        {
            var worst = 0;
            for (var i = 1; i < alive.Count; i++)
            {
                var (face, worstFace) = (dice[alive[i]].Value, dice[alive[worst]].Value);
                if (face == worstFace || (selection.FavoursHigh ? face < worstFace : face > worstFace)) worst = i;
            }

            dice[alive[worst]] = dice[alive[worst]] with { Fate = DieFate.Dropped };
            alive.RemoveAt(worst);
        }
    }
}
