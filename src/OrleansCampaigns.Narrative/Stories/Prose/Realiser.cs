using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>Templates to sentences. The same template, scenery and random state give the same text.</summary>
public sealed class Realiser(ProseLexicon lexicon)
{
    /// <exception cref="InvalidOperationException">A role of the template is not bound: a bug of the content or the caller.</exception>
    public RealisedText Realise(Template template, Scenery scenery, ref SeededRandom random)
    {
        var pen = new Pen(template.Id, scenery);
        Write(template.Parts, pen, ref random);
        return new RealisedText(Articles.Repair(pen.Finish()), template.Id, pen.Bound);
    }

    /// <summary>One template of many.</summary>
    public RealisedText RealiseOne(ImmutableArray<Template> templates, Scenery scenery, ref SeededRandom random) =>
        Realise(templates[random.NextInt32(templates.Length)], scenery, ref random);

    private void Write(ImmutableArray<TemplatePart> parts, Pen pen, ref SeededRandom random)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case TemplatePart.Plain plain:
                    pen.Words(plain.Text);
                    break;
                case TemplatePart.Choice choice:
                    Write(choice.Ways[random.NextInt32(choice.Ways.Length)], pen, ref random);
                    break;
                case TemplatePart.Slot { Form: SlotForm.Sense } sense:
                    Lend(lexicon.Sense(sense.Name, pen.Scenery), pen, ref random);
                    break;
                case TemplatePart.Slot slot:
                    pen.Noun(slot);
                    break;
            }
        }
    }

    private void Lend(ImmutableArray<Template> phrases, Pen pen, ref SeededRandom random)
    {
        var phrase = phrases[random.NextInt32(phrases.Length)];
        pen.Lent(phrase.Id);
        Write(phrase.Parts, pen, ref random);
    }
}
