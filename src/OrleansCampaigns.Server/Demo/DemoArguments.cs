using System.Globalization;

namespace OrleansCampaigns.Server.Demo;

/// <summary>What the verb <c>demo</c> was asked for.</summary>
/// <param name="Fast">No pauses between the steps, and the end of the evening ends the process.</param>
/// <param name="Transcript">Play this file of turns instead of the scripted evening.</param>
/// <param name="Combat">Play this file of combat states instead of the scripted evening.</param>
/// <param name="Spectators">Spectators who follow a transcript, 0 to <see cref="SpectatorsMax"/>.</param>
/// <param name="Server">Everything else: settings of the server.</param>
internal sealed record DemoArguments(bool Fast, string? Transcript, string? Combat, int Spectators, string[] Server)
{
    public const string FastSwitch = "--fast";
    public const string TranscriptSwitch = "--replay";
    public const string CombatSwitch = "--replay-combat";
    public const string SpectatorsSwitch = "--spectators";

    public const int SpectatorsMax = 1_000;
    private const int SpectatorsUnlessTold = 50;

    /// <exception cref="StartupRefusedException">A switch lacks its value, or two exclude each other.</exception>
    public static DemoArguments Parse(IReadOnlyList<string> args)
    {
        var parsed = new DemoArguments(Fast: false, null, null, SpectatorsUnlessTold, []);
        var rest = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case FastSwitch: parsed = parsed with { Fast = true }; break;
                case TranscriptSwitch: parsed = parsed with { Transcript = ValueOf(args, i++) }; break;
                case CombatSwitch: parsed = parsed with { Combat = ValueOf(args, i++) }; break;
                case SpectatorsSwitch: parsed = parsed with { Spectators = CountOf(args, i++) }; break;
                default: rest.Add(args[i]); break;
            }
        }

        if (parsed is { Transcript: not null, Combat: not null }) throw new StartupRefusedException($"{TranscriptSwitch} and {CombatSwitch} exclude each other.");
        return parsed with { Server = [.. rest] };
    }

    private static string ValueOf(IReadOnlyList<string> args, int at) =>
        at + 1 < args.Count && !args[at + 1].StartsWith('-') ? args[at + 1] : throw new StartupRefusedException($"{args[at]} needs a file.");

    private static int CountOf(IReadOnlyList<string> args, int at) =>
        at + 1 < args.Count && int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= SpectatorsMax
            ? count
            : throw new StartupRefusedException($"{SpectatorsSwitch} needs a number from 0 to {SpectatorsMax}.");
}
