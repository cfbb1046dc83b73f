using System.Text.Json;

namespace OrleansCampaigns.Narrative.Tests.Stories;

/// <summary>
/// A second, plain interpreter that believes nothing of the planner: it knows the content files and the printed record only, keeps its own facts as strings and executes each outcome again.
/// It shares no type and no code with the engine. What does not agree is a contradiction, with a line that says which.
/// </summary>
internal sealed class ReplayChecker
{
    private const int ShownMax = 40;

    private readonly Dictionary<string, ReplayScene> _content = new(StringComparer.Ordinal);
    private readonly ReplayFacts _facts;
    private readonly HashSet<string> _everGone = new(StringComparer.Ordinal);
    private readonly List<string> _contradictions = [];
    private int _chapter;

    /// <param name="vocabulary">Text of the vocabulary.</param>
    /// <param name="conduct">Text of what excludes what.</param>
    /// <param name="contents">Texts of storylet and move files.</param>
    public ReplayChecker(string vocabulary, string conduct, IEnumerable<string> contents)
    {
        _facts = new ReplayFacts(vocabulary, conduct);
        foreach (var text in contents)
        {
            using var document = JsonDocument.Parse(text);
            foreach (var entry in document.RootElement.EnumerateArray())
            {
                if (ReplayScene.TryRead(entry) is { } scene) _content.TryAdd(scene.Id, scene);
            }
        }
    }

    /// <summary>How many there were; the first are in <see cref="Contradictions"/>.</summary>
    public int Count { get; private set; }

    public IReadOnlyList<string> Contradictions => _contradictions;

    /// <summary>Effects, preconditions and roles that were looked at: what the zero is out of.</summary>
    public long Checked { get; private set; }

    /// <summary>Preconditions that named their source, out of <see cref="Preconditions"/>.</summary>
    public long Sourced { get; private set; }

    public long Preconditions { get; private set; }

    /// <summary>Takes the printed first world.</summary>
    public void Begin(string world)
    {
        foreach (var line in world.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ');
            if (words[0] == "entity") _facts.Meet(words[1], words[2]);
            else if (words[0] == "fact") _facts.Begin(words[1], words[2]);
        }

        foreach (var kept in _facts.TakeBroken()) Contradict($"at first: {kept}");
    }

    /// <summary>Executes one printed chapter or aftermath.</summary>
    public void Replay(string record)
    {
        ReplayBlock? block = null;
        foreach (var line in record.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ');
            switch (words[0])
            {
                case "chapter":
                    if (int.Parse(words[1]) != _chapter + 1) Contradict($"chapter {words[1]} after {_chapter}");
                    _chapter = int.Parse(words[1]);
                    break;
                case "scene":
                    Finish(block);
                    block = new ReplayBlock(words[2], words[3], $"chapter/{_chapter}/scene/{words[1]}");
                    break;
                case "after":
                    Finish(block);
                    block = new ReplayBlock(words[2], "Success", words[3]) { Kind = words[1] };
                    break;
                case "role":
                    block!.Roles[words[1]] = words[2];
                    if (words.Length > 3) block.New.Add(words[2]);
                    break;
                case "cause":
                    block!.Causes.Add((words[1], words[2]));
                    break;
                case "reason":
                    block!.Belief = words[3];
                    block.Goal = words[2];
                    break;
                case "begins":
                    block!.Begins.Add(words[1]);
                    break;
                case "ends":
                    block!.Ends.Add(words[1]);
                    break;
            }
        }

        Finish(block);
    }

    private void Finish(ReplayBlock? block)
    {
        if (block is null) return;
        if (block.Kind is "scene" or "move" or "event") Execute(block);
        else Between(block);
        foreach (var kept in _facts.TakeBroken()) Contradict($"{block.Source}: {kept}");
    }

    private void Execute(ReplayBlock block)
    {
        if (!_content.TryGetValue(block.What, out var scene))
        {
            Contradict($"{block.Source}: there is no {block.What}");
            return;
        }

        foreach (var key in block.New)
        {
            if (_facts.Knows(key) || _everGone.Contains(key)) Contradict($"{block.Source}: {key} is not new");
            _facts.Meet(key, ReplayScene.KindOf(scene.Roles[block.Roles.First(role => role.Value == key).Key]));
        }

        CheckRoles(block, scene);
        CheckConditions(block, scene);
        if (!scene.Outcomes.TryGetValue(block.Outcome, out var outcome))
        {
            Contradict($"{block.Source}: {block.What} has no outcome {block.Outcome}");
            return;
        }

        var before = _facts.Snapshot();
        _facts.Gather(block, scene);
        foreach (var ended in outcome.Ends) _facts.EndIfTrue(ReplayScene.Ground(ended, block.Roles));
        foreach (var added in outcome.Adds) _facts.BeginWithRules(ReplayScene.Ground(added, block.Roles), block.Source);
        var (begun, gone) = _facts.Difference(before);
        foreach (var fact in begun.Except(block.Begins)) Contradict($"{block.Source}: {fact} should begin and is not on record");
        foreach (var fact in block.Begins.Except(begun)) Contradict($"{block.Source}: {fact} begins without a cause");
        foreach (var fact in gone.Except(block.Ends)) Contradict($"{block.Source}: {fact} should end and is not on record");
        foreach (var fact in block.Ends.Except(gone)) Contradict($"{block.Source}: {fact} ends without a cause, or twice");
        Checked += begun.Count + gone.Count;
    }

    private void CheckRoles(ReplayBlock block, ReplayScene scene)
    {
        if (block.Roles.Count != scene.Roles.Count || scene.Roles.Keys.Any(role => !block.Roles.ContainsKey(role))) Contradict($"{block.Source}: roles are not those of {scene.Id}");
        if (block.Roles.Values.Distinct(StringComparer.Ordinal).Count() != block.Roles.Count) Contradict($"{block.Source}: somebody plays two roles");
        foreach (var (role, key) in block.Roles)
        {
            Checked++;
            if (!_facts.Knows(key)) Contradict($"{block.Source}: {key} is unknown");
            else if (!scene.Roles.TryGetValue(role, out var kind) || _facts.KindOf(key) != ReplayScene.KindOf(kind)) Contradict($"{block.Source}: {key} cannot be a {role}");
            if (block.New.Contains(key) || !key.StartsWith("npc/", StringComparison.Ordinal) && !key.StartsWith("pc/", StringComparison.Ordinal)) continue;
            var about = scene.Conditions.Where(condition => condition.Contains($"({role}", StringComparison.Ordinal)).ToArray();
            if (!_facts.IsTrue($"alive({key})"))
            {
                // Who is spoken of as dead does nothing, whether or not the body was found.
                if (!about.Any(condition => condition.StartsWith("!alive(", StringComparison.Ordinal))) Contradict($"{block.Source}: {key} is dead and acts");
                continue;
            }

            if (_facts.Any("captive", key) && !about.Any(condition => condition.StartsWith("captive(", StringComparison.Ordinal) || condition.StartsWith("hostage_of(", StringComparison.Ordinal))) Contradict($"{block.Source}: {key} is a captive and acts");
            if (_facts.IsTrue($"missing({key})") && !about.Any(condition => condition.StartsWith("missing(", StringComparison.Ordinal))) Contradict($"{block.Source}: {key} is missing and acts");
        }
    }

    private void CheckConditions(ReplayBlock block, ReplayScene scene)
    {
        foreach (var condition in scene.Conditions)
        {
            Checked++;
            var fact = ReplayScene.Ground(condition.TrimStart('!'), block.Roles);
            if (condition.StartsWith('!'))
            {
                if (_facts.IsTrue(fact)) Contradict($"{block.Source}: {fact} holds and must not");
                continue;
            }

            Preconditions++;
            var (_, source) = block.Causes.FirstOrDefault(cause => cause.Fact == fact);
            if (!_facts.IsTrue(fact)) Contradict($"{block.Source}: {fact} does not hold");
            else if (block.Kind != "scene" || source == _facts.SourceOf(fact)) Sourced++;
            else Contradict($"{block.Source}: {fact} comes from {_facts.SourceOf(fact)}, not from {source}");
        }

        if (scene.HasIntent && block.Belief is null) Contradict($"{block.Source}: nobody says why {scene.Id} is done");
        if (block.Belief is { } belief && _facts.IsTrue(belief.TrimStart('!')) == belief.StartsWith('!')) Contradict($"{block.Source}: the belief {belief} does not hold");
        if (block.Goal is { } goal && !goal.Contains('?', StringComparison.Ordinal) && !goal.StartsWith('!') && _facts.IsTrue(goal)) Contradict($"{block.Source}: the goal {goal} holds already");
    }

    private void Between(ReplayBlock block)
    {
        foreach (var fact in block.Ends)
        {
            Checked++;
            if (!_facts.End(fact)) Contradict($"{block.Source}: {fact} ends twice");
        }

        foreach (var fact in block.Begins)
        {
            Checked++;
            if (block.Kind is not ("lapse" or "clock")) Contradict($"{block.Source}: {fact} begins because something was forgotten");
            _facts.Begin(fact, block.Source);
        }

        if (block.Kind != "forget") return;
        foreach (var left in _facts.About(block.What)) Contradict($"{block.Source}: {left} outlives {block.What}");
        _facts.Leave(block.What);
        _everGone.Add(block.What);
    }

    private void Contradict(string what)
    {
        Count++;
        if (_contradictions.Count < ShownMax) _contradictions.Add(what);
    }
}
