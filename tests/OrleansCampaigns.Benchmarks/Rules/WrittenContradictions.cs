namespace OrleansCampaigns.Benchmarks.Rules;

/// <summary>
/// How a game master might write each kind of contradiction: A and B people, P and Q places, I a thing, S a secret, D a day, X a name that nobody has. Written before the reader of texts was run on any of them, and not
/// changed after; what it missed at first sight stands in the results.
/// </summary>
internal static class WrittenContradictions
{
    /// <summary>Written after the reader had been mended by what it missed of the others.</summary>
    public static string[] Later(string kind) => kind switch
    {
        "dead acts" => ["A kicks the brazier over.", "Nobody stops A, who takes the last loaf.", "A shrugs. \"Ask the miller.\"", "Later that evening A joins them on the wall.", "A's sister waits outside while A talks to the judge."],
        "captive acts" => ["A meets them at the bridge with two saddled horses.", "The crowd parts and A steps onto the stage.", "A has opened a shop on the square.", "A mutters, \"Not here,\" and turns down the alley.", "A and the party cross the pass by noon."],
        "missing acts" => ["A greets them from the balcony.", "A nods and pushes the ledger across the desk.", "Behind the bar A polishes the same glass.", "A will guide them as far as the ford.", "Only A laughs at the joke."],
        "person in two places" => ["A teaches a class in P. In the meantime A swims at Q.", "In P, A bakes bread; meanwhile A is in Q.", "A stays in P while A burns the granary in Q.", "At noon A weds in P. In Q, at noon, A hangs the wash.", "That same evening A is seen at P. A drinks alone in Q at the same hour."],
        "item in two places" => ["A clutches I to his chest.", "A lets I fall into the well.", "Around A's neck hangs I.", "A trades I for passage downriver.", "A raises I and the room goes quiet."],
        "unknown id" => ["Old X closes the shutters.", "They ride to X before dark.", "X bows low.", "\"No,\" X answers.", "A hands the reins to X, who spits."],
        "effect without cause" => ["A's fever breaks.", "A has been cured of the sickness.", "A's curse lifts with the dawn.", "They free A from the cage.", "A's exile is over."],
        "paid twice" => ["A repays B at last.", "A honours his debt to B.", "A pays back B in full.", "With this A's debt to B is settled.", "A counts out what he owes and pays B back."],
        "backwards in time" => ["It was day D.", "At noon on day D the gate falls.", "Night of day D: frost.", "Day D, late.", "In the evening of day D, wolves."],
        "knows too early" => ["A mentions S in passing.", "\"S,\" says A, \"is why.\"", "A describes S to the clerk.", "A understands S better than anyone.", "A talks about S with B."],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind."),
    };

    public static string[] Of(string kind) => kind switch
    {
        "dead acts" =>
        [
            "A opens the door before they can knock.", "At the far table, A deals another hand of cards.", "\"Sit down and eat,\" says A.", "A and two drovers unload the wagon.", "A is leaning on the rail when the boat comes in.", "A, who owns the inn, waves them over.",
            "Outside, A whistles for the dogs.", "They are met at the gate by a tired clerk; A counts the coins twice.", "A offers each of them a lantern and forty feet of rope.", "\"I never liked that bridge.\" A spits into the river.",
        ],
        "captive acts" =>
        [
            "A strolls through the market and buys plums.", "A climbs the tower to light the beacon.", "In the taproom A teaches the children a rude song.", "A rides ahead to warn the ferryman.", "A throws the first punch.", "A sets the table for six.",
            "On the hill A flies a kite of red paper.", "A bargains hard over the price of a mule.", "A leads them up the goat track before sunrise.", "A repairs the mill wheel with his own hands.",
        ],
        "missing acts" =>
        [
            "A pours everyone a cup of cider.", "A sweeps the steps of the chapel.", "\"Three silver, not a penny less,\" A answers.", "A hangs a wreath on the well.", "At the forge A hammers a new hinge.", "A hires two of the porters.", "A waits at the crossroads with fresh horses.",
            "A plays the fiddle until the candles are out.", "A signs the register and takes the room above the stable.", "A and B argue about the price of salt.",
        ],
        "person in two places" =>
        [
            "In P, A lights the lamps. Meanwhile, in Q, A bars the gate.", "A sings in P. At the same hour A counts sacks in Q.", "While A dines in P, A rows across the lake at Q.", "At midnight A stands in P. At midnight, A also knocks on a door in Q.",
            "A keeps watch at P; at the same moment A pays off the porters at Q.", "A trades wool in P. Simultaneously, A swears an oath in Q.", "At dusk A mends nets in P. At dusk A preaches in Q.", "A shears sheep in P.\nMeanwhile A hides in Q.", "As A haggles in P, A sleeps in Q.",
            "A buries a chest in P. That very night A dances in Q.",
        ],
        "item in two places" =>
        [
            "A wears I on a cord around his neck.", "A holds I up to the lamp.", "A unfolds I on the table.", "A draws I and lays it on the counter.", "I hangs from A's belt.", "A hands I to B.", "A sells I to B for a song.", "I is in A's pocket.", "A keeps I under the bed.", "A carries I openly through the street.",
        ],
        "unknown id" =>
        [
            "X opens the gate for them.", "\"Come in,\" says X.", "The road leads to X.", "They find X by the river, and X laughs.", "X and A fold the sails.", "In X the bells are silent.", "A whispers to the guard, and X nods.", "From X comes a rider.", "X, the old ferryman, spits.", "X is waiting at the ford.",
        ],
        "effect without cause" =>
        [
            "A's wound closes at last.", "A recovers from the fever.", "The curse on A is broken.", "A is freed from the dungeon.", "A is rescued from the cells below.", "A returns from exile.", "The charges against A are dropped.", "A escapes from captivity.", "The siege of P is lifted.", "The bounty on A is lifted.",
        ],
        "paid twice" =>
        [
            "A repays B.", "A pays B what he owes.", "A settles his debt to B.", "A pays back the debt to B in silver.", "A's debt to B is paid.", "A settles up with B.", "A clears his account with B.", "A pays B everything he owes.", "A repays B to the last penny.", "A pays off the debt to B.",
        ],
        "backwards in time" =>
        [
            "Day D: rain.", "On day D, the bells ring.", "Day D. The road is dry.", "It is day D.", "On the morning of day D, a horse comes in without a rider.", "Day D, at dusk: smoke over the hill.", "On the evening of day D they set out.", "By day D the bread is gone.", "At dawn on day D, a horn.", "Day D begins with fog.",
        ],
        "knows too early" =>
        [
            "A knows S.", "A tells B about S.", "\"It is S that they fear,\" says A.", "A explains S to anyone who asks.", "A confesses everything about S.", "A boasts of S.", "A warns B about S.", "A speaks openly of S.", "\"Have you not heard of S? I saw it,\" A whispers.", "A reveals S over supper.",
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind."),
    };
}
