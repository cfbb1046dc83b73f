using System.Globalization;
using Spectre.Console;

namespace OrleansCampaigns.Server.Demo;

/// <summary>The initiative tracker in the terminal; where there is none, a line for each state.</summary>
internal sealed class CombatTracker(IAnsiConsole console)
{
    private LiveDisplayContext? _live;

    public async Task RunAsync(Func<Task> play)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            await play();
            return;
        }

        await console.Live(new Markup("")).StartAsync(async context =>
        {
            _live = context;
            await play();
            _live = null;
        });
    }

    public void Show(RecordedCombat combat, string caption)
    {
        if (_live is null)
        {
            var hurt = combat.Order.Where(one => one.HitPoints is not null).Select(one => $"{one.Name} {one.HitPoints}/{one.HitPointsMax}");
            console.WriteLine($"{caption}: round {combat.Round}, {combat.Order.Length} combatants, turn {NameOf(combat)}, {string.Join(", ", hurt)}");
            return;
        }

        var table = new Table().RoundedBorder().Title($"Round {combat.Round}").Caption(caption);
        foreach (var column in (ReadOnlySpan<string>)["", "initiative", "name", "hit points", "conditions"]) table.AddColumn(column);
        foreach (var one in combat.Order)
        {
            table.AddRow(
                one.Id == combat.Turn ? "▶" : "",
                one.Initiative?.ToString(CultureInfo.InvariantCulture) ?? "",
                Markup.Escape(one.Name),
                one.HitPoints is { } points ? $"{points} / {one.HitPointsMax}" : "",
                Markup.Escape(string.Join(", ", one.Conditions)));
        }

        _live.UpdateTarget(table);
    }

    private static string NameOf(RecordedCombat combat) => combat.Order.FirstOrDefault(one => one.Id == combat.Turn)?.Name ?? "nobody's";
}
