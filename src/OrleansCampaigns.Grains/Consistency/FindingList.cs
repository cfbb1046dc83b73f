using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>What one verification of a campaign found: at most <see cref="FindingsMax"/>; the rest is counted only.</summary>
internal sealed class FindingList(CampaignId campaign)
{
    public const int FindingsMax = 100;

    private readonly List<(Finding Finding, Func<CancellationToken, Task<bool>>? Repair)> _all = [];

    /// <summary>Beyond the bound.</summary>
    public int Untold { get; private set; }

    public ImmutableArray<Finding> All => [.. _all.Select(one => one.Finding)];

    public int Count => _all.Count;

    public bool Has(string code, EntityRef entity) => _all.Exists(one => one.Finding.Code == code && one.Finding.Entity == entity);

    /// <summary>Something of the entity is told already.</summary>
    public bool IsTold(EntityRef entity) => _all.Exists(one => one.Finding.Entity == entity);

    /// <param name="code">What it is.</param>
    /// <param name="sequence">Where, or 0.</param>
    /// <param name="entity">In which entity, or null.</param>
    /// <param name="expected">What should be there.</param>
    /// <param name="found">What is there.</param>
    public void Add(string code, long sequence, EntityRef? entity, string expected, string found) => Add(new Finding(code, campaign, sequence, entity, expected, found), repair: null);

    /// <param name="finding">What was found.</param>
    /// <param name="repair">Brings it back to what the journal proves; false: it could not. Null: nothing may be done about it.</param>
    public void Add(Finding finding, Func<CancellationToken, Task<bool>>? repair)
    {
        if (_all.Count < FindingsMax) _all.Add((finding, repair));
        else Untold++;
    }

    /// <summary>Repairs what can be.</summary>
    public async Task RepairAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < _all.Count; i++)
        {
            var (finding, repair) = _all[i];
            if (repair is not null && await repair(cancellationToken)) _all[i] = (finding with { Repaired = true }, null);
        }
    }
}
