using System.Globalization;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>Why a file is not imported. Line 1 is the manifest.</summary>
internal static class ImportRefusals
{
    public static Refusal NoFile { get; } = Refusal.NotFound("import.no-file", "The file that was sent is gone. Send it again, under a new id.");

    public static Refusal Denied { get; } = Refusal.Forbidden("access.denied", "Importing is for operators.");

    public static Refusal Malformed(long line) => Refusal.Invalid("import.malformed", Say($"Line {line} is not what belongs there."));

    public static Refusal Version(int version) =>
        Refusal.Invalid("import.version", Say($"The file is of version {version} of the format; this server reads version {ExportManifest.VersionNow}."));

    public static Refusal ChainBroken(long sequence) => Refusal.Invalid("import.chain-broken", Say($"The chain of hashes is broken at event {sequence}."));

    public static Refusal RulesBroken(string code, long sequence) => Refusal.Invalid("import.rules-broken", Say($"Event {sequence} cannot have happened: {code}."));

    public static Refusal UnknownEvent(long sequence) =>
        Refusal.Invalid("import.unknown-event", Say($"Event {sequence} is of a type or schema that this server does not know. A newer one may."));

    public static Refusal Exists(CampaignId campaign) => Refusal.Conflict("import.exists", Say($"The campaign {campaign} is here already."));

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
