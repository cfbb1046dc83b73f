namespace OrleansCampaigns.Grains.Consistency;

/// <summary>Where a walk is. Lost, the next one begins at the first campaign.</summary>
[GenerateSerializer, Alias("scrub-walk")]
public sealed class ScrubWalk
{
    /// <summary>The last campaign that is done.</summary>
    [Id(0)]
    public Guid After { get; set; }

    /// <summary>Null: none began yet.</summary>
    [Id(1)]
    public DateTimeOffset? Began { get; set; }

    [Id(2)]
    public bool IsOver { get; set; }

    [Id(3)]
    public long Campaigns { get; set; }

    /// <summary>At least one campaign could not be verified in this walk.</summary>
    [Id(5)]
    public bool LeftOut { get; set; }

    /// <summary>When the last walk that came to its end, and left out none, had begun: every campaign was verified since. Null: none came to its end.</summary>
    [Id(4)]
    public DateTimeOffset? WholeSince { get; set; }
}
