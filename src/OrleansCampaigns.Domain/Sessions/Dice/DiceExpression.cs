using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Sessions.Dice;

/// <summary>
/// Dice as tables write them: <c>2d20kh1+5</c>, <c>4d6dl1</c>, <c>d6!</c>, <c>d6!&gt;5</c>, <c>d10r1</c>, <c>d10r&lt;3</c>, <c>d10ro1</c>, <c>5d8&gt;=5</c>,
/// <c>d20adv+3</c>, <c>dis</c>, <c>d%</c>, <c>4dF</c>, parentheses, <c>+ - *</c>, whole numbers, and <c># a label</c> at the end.
/// </summary>
public sealed class DiceExpression
{
    private readonly DiceNode _root;
    private readonly string? _label;

    private DiceExpression(DiceNode root, string? label) => (_root, _label) = (root, label);

    /// <summary>Exactly one of the two is set. Codes: <c>dice.syntax</c>, <c>dice.too-long</c>, <c>dice.too-many-dice</c> and others; the message names the position, counted from 1.</summary>
    public static (DiceExpression? Expression, Refusal? Refusal) Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return (null, Refusal.Invalid("dice.empty", "There is nothing to roll."));
        if (text.Length > DiceLimits.TextLengthMax) return (null, Refusal.TooLarge("dice.too-long", $"The roll has {text.Length} characters; {DiceLimits.TextLengthMax} are allowed."));
        if (TextRule.ProblemIfAny("roll", text, DiceLimits.TextLengthMax) is { } problem) return (null, problem);
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        var label = hash < 0 ? "" : text[(hash + 1)..].Trim();
        var parser = new DiceParser(hash < 0 ? text : text.AsSpan(0, hash));
        var root = parser.Parse();
        return parser.Refusal is { } refusal ? (null, refusal) : (new DiceExpression(root, label.Length == 0 ? null : label), null);
    }

    /// <summary>The same seed always gives the same dice.</summary>
    public DiceResult Roll(ulong seed)
    {
        var roller = new DiceRoller(seed);
        var total = roller.Evaluate(_root);
        return new DiceResult(total, roller.Terms, _label);
    }
}
