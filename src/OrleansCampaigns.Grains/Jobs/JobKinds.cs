using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>All kinds of jobs of this build. Jobs of a kind that it does not have wait for a silo that does.</summary>
public sealed partial class JobKinds
{
    private readonly FrozenDictionary<string, IJob> _byName;

    /// <exception cref="InvalidOperationException">Two have one name, a name is malformed, or a policy cannot work: a bug, told at start.</exception>
    public JobKinds(IEnumerable<IJob> jobs)
    {
        var all = jobs.ToList();
        foreach (var job in all)
        {
            if (!NameForm().IsMatch(job.Name)) throw new InvalidOperationException($"'{job.Name}' is no name for a kind of job.");
            if (!job.Policy.IsPossible) throw new InvalidOperationException($"The policy of the job '{job.Name}' cannot work: {job.Policy}.");
        }

        if (all.GroupBy(job => job.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InvalidOperationException($"Two kinds of jobs are named '{twice.Key}'.");
        _byName = all.ToFrozenDictionary(job => job.Name, StringComparer.Ordinal);
        Names = [.. all.Select(job => job.Name).Order(StringComparer.Ordinal)];
    }

    public ImmutableArray<string> Names { get; }

    /// <summary>Null when this build has none of that name.</summary>
    public IJob? Find(string name) => _byName.GetValueOrDefault(name);

    [GeneratedRegex("^[a-z0-9-]{1,40}$")]
    private static partial Regex NameForm();
}
