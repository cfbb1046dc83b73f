using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OrleansCampaigns.Server.Handlers;

/// <summary>Names a dead letter to operators: <c>handler/campaign/sequence</c>, as in its address.</summary>
public sealed record DeadLetterId(string Handler, Guid Campaign, long Sequence)
{
    /// <summary>Before all of them.</summary>
    public static DeadLetterId None { get; } = new("", Guid.Empty, 0);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Handler}/{Campaign:D}/{Sequence}");

    public static bool TryParse(string? text, [NotNullWhen(true)] out DeadLetterId? id)
    {
        id = text?.Split('/') is [{ Length: > 0 } handler, var campaign, var sequence]
            && Guid.TryParse(campaign, CultureInfo.InvariantCulture, out var guid)
            && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new DeadLetterId(handler, guid, number)
                : null;
        return id is not null;
    }
}
