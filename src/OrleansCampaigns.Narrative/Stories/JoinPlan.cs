namespace OrleansCampaigns.Narrative.Stories;

/// <summary>How a storylet is cast: what to look up first, and what its roles bear.</summary>
internal sealed class JoinPlan
{
    public JoinPlan(Storylet storylet, Vocabulary vocabulary)
    {
        Positive = [.. storylet.Conditions.Where(literal => !literal.Negated)];
        Negative = [.. storylet.Conditions.Where(literal => literal.Negated)];
        Orders = new int[Positive.Length + 1][];
        for (var start = 0; start <= Positive.Length; start++) Orders[start] = Order(start - 1);
        var roles = storylet.Roles.Length;
        (Dead, Captive, Missing, Retired) = (new bool[roles], new bool[roles], new bool[roles], new bool[roles]);
        foreach (var literal in Negative)
        {
            if (literal.Predicate == vocabulary.Alive && literal.First >= 0) Dead[literal.First] = true;
        }

        foreach (var literal in Positive)
        {
            if (literal.First < 0) continue;
            if (literal.Predicate == vocabulary.Captive || literal.Predicate == vocabulary.HostageOf) Captive[literal.First] = true;
            if (literal.Predicate == vocabulary.Missing) Missing[literal.First] = true;
            if (literal.Predicate == vocabulary.Retired) Retired[literal.First] = true;
        }

        foreach (var literal in Positive) Needs = Needs.With(literal.Predicate);
        foreach (var literal in Negative) Needs = Needs.With(literal.Predicate);
        if (storylet.Intent is { } intent) Needs = Needs.With(intent.Goal.Predicate).With(intent.Belief.Predicate);
        foreach (var outcome in storylet.Outcomes)
        {
            foreach (var add in outcome.Adds) Gives = Gives.With(add.Predicate);
        }
    }

    public Literal[] Positive { get; }

    public Literal[] Negative { get; }

    /// <summary>Orders[0] for casting from nothing; Orders[i + 1] when literal i is matched already.</summary>
    public int[][] Orders { get; }

    /// <summary>By role: the storylet is about somebody dead, captive and so on. Others have to be free to act.</summary>
    public bool[] Dead { get; }

    public bool[] Captive { get; }

    public bool[] Missing { get; }

    public bool[] Retired { get; }

    /// <summary>What its conditions and its actor's reasons look at.</summary>
    public PredicateSet Needs { get; }

    public PredicateSet Gives { get; }

    private int[] Order(int matched)
    {
        var order = new List<int>();
        var bound = new HashSet<int>();
        void Bind(int at)
        {
            bound.Add(Positive[at].First);
            bound.Add(Positive[at].Second);
        }

        bound.Add(Literal.Absent);
        bound.Add(Literal.Party);
        if (matched >= 0) Bind(matched);
        while (order.Count < Positive.Length - (matched >= 0 ? 1 : 0))
        {
            var best = -1;
            var least = int.MaxValue;
            for (var i = 0; i < Positive.Length; i++)
            {
                if (i == matched || order.Contains(i)) continue;
                var open = (bound.Contains(Positive[i].First) ? 0 : 1) + (bound.Contains(Positive[i].Second) ? 0 : 1);
                if (open < least) (best, least) = (i, open);
            }

            order.Add(best);
            Bind(best);
        }

        return [.. order];
    }
}
