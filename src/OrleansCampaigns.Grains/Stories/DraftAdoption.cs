using System.Collections.Immutable;
using System.Text;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Narrative.Stories;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>
/// A draft as the commands that make it a chapter of the campaign, in order. All ids follow from the draft and the chapter's id, so sending them once more changes nothing, whoever does.
/// </summary>
/// <param name="order">Which draft, and the chapter's id.</param>
/// <param name="draft">The draft.</param>
/// <param name="sequence">The position that it was planned at.</param>
internal sealed class DraftAdoption(AdoptOrder order, ChapterDraft draft, long sequence)
{
    /// <summary>Characters of a secret: what is longer becomes several.</summary>
    private const int SecretLengthMax = 3_800;

    private const int TextLengthMax = 39_000;

    private const int SecretsMax = 40;

    private readonly StoryKeys _keys = new($"{order.Draft} {order.Variant} {order.Chapter}");

    /// <summary>People who are new with the chapter, each with the command that creates them.</summary>
    public ImmutableArray<Command> Newcomers =>
    [
        .. from role in New()
           where role.Key.StartsWith("npc/", StringComparison.Ordinal)
           from command in _keys.Created(role.Key, role.Name, role.Calling)
           select command,
    ];

    /// <summary>What may be read to players, and nothing else.</summary>
    public DraftChapter Chapter => new(order.Chapter, Cut(draft.Title, 120), PlayersText(), Origin());

    /// <summary>What only game masters read, scene by scene.</summary>
    public ImmutableArray<AddSecret> Secrets => [.. Pages().Take(SecretsMax).Select((page, i) => new AddSecret(order.Chapter, new SecretId(_keys.IdOf($"secret/{i}")), page))];

    /// <summary>Each ending that changes something, as it is proposed.</summary>
    public ImmutableArray<(AdoptedEnding Ending, ImmutableArray<ProposeConsequence> Commands)> Endings =>
    [
        .. from scene in draft.Scenes
           from outcome in scene.Outcomes
           let commands = Proposals(scene, outcome)
           where !commands.IsEmpty
           select (new AdoptedEnding(scene.Number, outcome.Name, outcome.IsExpected, [.. commands.Select(command => command.Id)]), commands),
    ];

    public CommandId CommandOf(int index) => new(_keys.IdOf($"command/{index}"));

    private IEnumerable<DraftRole> New() => draft.Scenes.SelectMany(scene => scene.Roles).Where(role => role.IsNew).DistinctBy(role => role.Key);

    private ChapterOrigin Origin() => new(
        sequence, draft.Seed, StoryRequest.CurrentEngineVersion, [.. draft.Scenes.Select(scene => scene.Storylet).Take(ChapterOrigin.ScenesMax)],
        [
            .. draft.Scenes.Where(scene => scene.Hero is not null).GroupBy(scene => scene.Hero!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => StoryPart.TryParse(group.Key, out var part) ? new ChapterBeats(new CharacterId(part.Id), group.Count()) : null).OfType<ChapterBeats>().Take(ChapterOrigin.ScenesMax),
        ]);

    private string PlayersText()
    {
        var text = new StringBuilder();
        foreach (var section in draft.Sections)
        {
            foreach (var line in section.Lines.Where(line => line.ForPlayers))
                if (text.Length + line.Text.Length < TextLengthMax) text.Append(line.Text.Trim()).Append("\n\n");
        }

        return text.ToString().TrimEnd();
    }

    private IEnumerable<string> Pages()
    {
        var page = new StringBuilder();
        foreach (var section in draft.Sections)
        {
            if (page.Length > 0 && (section.Kind is "scene" or "clues" or "consequences" || page.Length > SecretLengthMax / 2))
            {
                yield return page.ToString().TrimEnd();
                page.Clear();
            }

            foreach (var line in section.Lines.Where(line => !line.ForPlayers).Select(line => line.Text).Prepend(section.Title.Length > 0 ? $"## {section.Title}" : ""))
            {
                if (line.Length == 0) continue;
                if (page.Length > 0 && page.Length + line.Length + 1 > SecretLengthMax)
                {
                    yield return page.ToString().TrimEnd();
                    page.Clear();
                }

                page.Append(Cut(line, SecretLengthMax)).Append('\n');
            }
        }

        if (page.Length > 0) yield return page.ToString().TrimEnd();
    }

    private ImmutableArray<ProposeConsequence> Proposals(DraftScene scene, DraftOutcome outcome) =>
        [.. _keys.Consequences(outcome.Begins, outcome.Ends).Select((consequence, part) => new ProposeConsequence(order.Chapter, new ConsequenceId(_keys.IdOf($"ending/{scene.Number}/{outcome.Name}/{part}")), consequence))];

    private static string Cut(string text, int max) => text.Length <= max ? text : text[..max];
}
