using System.Globalization;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Server.Handlers;

namespace OrleansCampaigns.Server.Verbs;

/// <summary>What the command line asks of dead letters.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Letter">With which; of a list, the one after which it begins.</param>
/// <param name="Limit">Letters in a list, 1 to <see cref="PageLimits.ItemsMax"/>.</param>
/// <param name="Server">Where a server listens: <c>--server</c>, else the first address of its own configuration (<c>ASPNETCORE_URLS</c>), else port 5000 of this machine.</param>
public sealed record DeadLetterArguments(DeadLetterAction Action, DeadLetterId? Letter, int Limit, Uri Server)
{
    private const string Usage = "dead-letters list [--limit N] [--after ID] | show ID | retry ID | drop ID, each with [--server URL]. An ID is handler/campaign/sequence, as a list shows it.";
    private const string ServerUnlessTold = "http://localhost:5000";

    /// <exception cref="StartupRefusedException">Something on the line is not understood.</exception>
    public static DeadLetterArguments Parse(string[] args)
    {
        var words = new List<string>();
        var switches = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith('-')) words.Add(args[i]);
            else if (args[i] is "--server" or "--limit" or "--after" && i + 1 < args.Length) switches[args[i]] = args[++i];
            else throw new StartupRefusedException($"'{args[i]}' is not understood. {Usage}");
        }

        if (words.Count == 0 || !Enum.TryParse<DeadLetterAction>(words[0], ignoreCase: true, out var action) || !Enum.IsDefined(action)) throw new StartupRefusedException(Usage);
        return new DeadLetterArguments(action, LetterOf(action, words, switches), LimitOf(switches), ServerOf(switches));
    }

    private static DeadLetterId? LetterOf(DeadLetterAction action, List<string> words, Dictionary<string, string> switches)
    {
        var named = action == DeadLetterAction.List ? switches.GetValueOrDefault("--after") : words.ElementAtOrDefault(1);
        if (words.Count > (action == DeadLetterAction.List ? 1 : 2)) throw new StartupRefusedException(Usage);
        if (action == DeadLetterAction.List && named is null) return null;
        return DeadLetterId.TryParse(named, out var id) ? id : throw new StartupRefusedException($"'{named}' names no dead letter. {Usage}");
    }

    private static int LimitOf(Dictionary<string, string> switches)
    {
        if (!switches.TryGetValue("--limit", out var text)) return PageLimits.ItemsDefault;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= PageLimits.ItemsMax
            ? limit
            : throw new StartupRefusedException($"--limit is 1 to {PageLimits.ItemsMax}.");
    }

    private static Uri ServerOf(Dictionary<string, string> switches)
    {
        var named = switches.GetValueOrDefault("--server") ?? WebApplication.CreateBuilder().Configuration["urls"]?.Split(';')[0] ?? ServerUnlessTold;
        return Uri.TryCreate(named, UriKind.Absolute, out var server) && server.Scheme is "http" or "https" ? server : throw new StartupRefusedException($"'{named}' is no server's address. {Usage}");
    }
}
