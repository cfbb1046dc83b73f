using System.Net;
using System.Text.RegularExpressions;

namespace OrleansCampaigns.Server;

/// <summary>The operator's settings: section <c>Campaigns</c> of any configuration source, read once at start.</summary>
public sealed partial class ServerOptions
{
    public const string Section = "Campaigns";

    /// <summary>
    /// Where everything durable is: <c>sqlite:&lt;directory&gt;</c> (one server, nothing else to install) or <c>postgres:&lt;Npgsql connection string&gt;</c>
    /// (one server or many).
    /// </summary>
    public string Database { get; set; } = "sqlite:./data";

    /// <summary>Port on which servers talk to each other.</summary>
    public int SiloPort { get; set; } = 11_111;

    /// <summary>Port for Orleans clients inside the cluster's boundary; 0 for none.</summary>
    public int GatewayPort { get; set; } = 30_000;

    /// <summary>Address under which other servers reach this one. Loopback serves a cluster on one machine.</summary>
    public string SiloAddress { get; set; } = "127.0.0.1";

    /// <summary>Servers with the same name and database form one cluster. A new name for each deployment generation.</summary>
    public string ClusterId { get; set; } = "campaigns";

    /// <summary>Names the stored grain state; never changes during the life of a database.</summary>
    public string ServiceId { get; set; } = "campaigns";

    /// <summary>Of this server, in logs and in the dashboard.</summary>
    public string ServerName { get; set; } = Environment.MachineName;

    /// <summary>Accept local development tokens. Refused at start when any HTTP address is not loopback.</summary>
    public bool DevelopmentTokens { get; set; }

    /// <summary>Serve the Orleans dashboard at <c>/dashboard</c>. It shows grain state, so only the loopback address gets it.</summary>
    public bool DashboardEnabled { get; set; } = true;

    /// <summary>Bring the database's schema up to date at start. Unset: yes with SQLite, no with PostgreSQL (run the verb <c>migrate</c>).</summary>
    public bool? MigrateOnStart { get; set; }

    /// <summary>How long the start waits for a database that does not answer; 0: not at all. Then it ends with exit code 1.</summary>
    public int DatabaseWaitSeconds { get; set; } = 60;

    /// <summary>Where traces and metrics are sent (OTLP over gRPC), for example <c>http://localhost:4317</c>. Unset: nowhere, and grain calls carry no trace.</summary>
    public string? OtlpEndpoint { get; set; }

    /// <summary>Log lines go here instead of to standard output.</summary>
    public string? LogFile { get; set; }

    /// <summary>Commands of one sender, in the long run. Beyond it: <c>limits.too-many-commands</c>.</summary>
    public int CommandsPerSecond { get; set; } = 50;

    /// <summary>Commands of one sender at once.</summary>
    public int CommandBurst { get; set; } = 200;

    /// <summary>
    /// Journal rows that this server reads at most each second to verify campaigns, a tenth of it under load; 0: campaigns are verified only when an operator asks.
    /// </summary>
    public int ScrubRowsPerSecond { get; set; } = Grains.Consistency.ScrubberSilo.DefaultRowsPerSecond;

    /// <summary>Hours from the beginning of one verification of all campaigns to that of the next. Each campaign is verified within twice that, as long as the rows allow it.</summary>
    public int ScrubEveryHours { get; set; } = 12;

    /// <summary>
    /// Base64 of 32 random bytes: the secret of version tokens and cursors. Unset: made once and kept, with SQLite in the data directory, with PostgreSQL in
    /// the table <c>server_keys</c>, where all servers of the cluster find the same.
    /// </summary>
    public string? TokenKey { get; set; }

    /// <summary>Where outside systems may be told of what happens.</summary>
    public Webhooks.WebhookSettings Webhooks { get; set; } = new();

    /// <summary>
    /// Folder for the files that jobs make, such as exports; they hold campaigns with all their secrets. All servers of a cluster need the same one. Unset: with SQLite
    /// <c>jobs</c> in the data directory, with PostgreSQL <c>./data/jobs</c>.
    /// </summary>
    public string? JobFolder { get; set; }

    /// <summary>Megabytes of one file that a job makes or is given; a larger one is refused, and a job that would make a larger one fails with <c>job.file-too-large</c>.</summary>
    public int JobFileMegabytesMax { get; set; } = 1_024;

    /// <summary>A sentence for each setting that cannot work; empty when all can.</summary>
    public IEnumerable<string> Problems()
    {
        if (!DatabaseForm().IsMatch(Database)) yield return "Campaigns:Database is 'sqlite:<directory>' or 'postgres:<connection string>'.";
        foreach (var (name, port) in ((string, int)[])[(nameof(SiloPort), SiloPort), (nameof(GatewayPort), GatewayPort)])
            if (port is < 0 or > IPEndPoint.MaxPort) yield return $"Campaigns:{name} is a port, 0 to {IPEndPoint.MaxPort}.";
        if (SiloPort == 0) yield return "Campaigns:SiloPort is not 0: other servers have to know it.";
        if (SiloPort == GatewayPort) yield return "Campaigns:SiloPort and Campaigns:GatewayPort are two ports.";
        if (!IPAddress.TryParse(SiloAddress, out _)) yield return "Campaigns:SiloAddress is an IP address.";
        foreach (var (name, value) in ((string, string)[])[(nameof(ClusterId), ClusterId), (nameof(ServiceId), ServiceId), (nameof(ServerName), ServerName)])
            if (value.Length is 0 or > 100) yield return $"Campaigns:{name} has 1 to 100 characters.";
        if (CommandsPerSecond is < 1 or > 100_000) yield return "Campaigns:CommandsPerSecond is 1 to 100,000.";
        if (DatabaseWaitSeconds is < 0 or > 3_600) yield return "Campaigns:DatabaseWaitSeconds is 0 to 3,600.";
        if (CommandBurst is < 1 or > 1_000_000) yield return "Campaigns:CommandBurst is 1 to 1,000,000.";
        if (ScrubRowsPerSecond is < 0 or > 1_000_000) yield return "Campaigns:ScrubRowsPerSecond is 0 to 1,000,000.";
        if (ScrubEveryHours is < 1 or > 8_784) yield return "Campaigns:ScrubEveryHours is 1 to 8,784.";
        if (JobFileMegabytesMax is < 1 or > 1_000_000) yield return "Campaigns:JobFileMegabytesMax is 1 to 1,000,000.";
        if (OtlpEndpoint is not null && !Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out _)) yield return "Campaigns:OtlpEndpoint is an absolute URL.";
        foreach (var problem in Webhooks.Problems()) yield return problem;
        if (TokenKey is not null && !IsKey(TokenKey)) yield return $"Campaigns:TokenKey is the base64 of {Access.TokenKey.SecretBytes} bytes.";
    }

    private static bool IsKey(string text)
    {
        Span<byte> bytes = stackalloc byte[Access.TokenKey.SecretBytes + 1];
        return Convert.TryFromBase64String(text, bytes, out var length) && length == Access.TokenKey.SecretBytes;
    }

    [GeneratedRegex("^(sqlite|postgres):.+$", RegexOptions.Singleline)]
    private static partial Regex DatabaseForm();
}
