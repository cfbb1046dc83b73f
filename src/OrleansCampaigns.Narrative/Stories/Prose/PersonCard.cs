using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>What a game master plays somebody by. It hangs on the person's key alone: the same in every chapter of every seed.</summary>
/// <param name="Want">A noun phrase or "to …".</param>
/// <param name="Fear">The same.</param>
/// <param name="Leverage">What moves them, as an order to the game master.</param>
/// <param name="Voice">What is heard.</param>
/// <param name="Look">What is seen.</param>
public sealed record PersonCard(RealisedText Want, RealisedText Fear, RealisedText Leverage, RealisedText Voice, RealisedText Look)
{
    public static PersonCard Of(Noun person, ProseLexicon lexicon)
    {
        var realiser = new Realiser(lexicon);
        RealisedText Draw(string what)
        {
            var random = new SeededRandom(ProseHash.Seed(0, 0, what + person.Key));
            var said = realiser.RealiseOne(lexicon.OfPerson(person.Archetype, what), Scenery.Of(), ref random);
            return said with { Text = char.ToLowerInvariant(said.Text[0]) + said.Text[1..] };
        }

        return new PersonCard(Draw("wants"), Draw("fears"), Draw("leverage"), Draw("voices"), Draw("looks"));
    }
}
