using Spectre.Console;

namespace OrleansCampaigns.Server.Demo;

/// <summary>
/// The terminal: one pane for each person with their newest lines, and a status line. Where there is no terminal, plain lines in the order of their arrival.
/// </summary>
internal sealed class Stage(IAnsiConsole console, IReadOnlyList<string> people)
{
    /// <summary>Lines that a pane remembers; it shows as many of the newest as fit.</summary>
    private const int LinesMax = 5;
    private const int LineLengthMax = 260;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<string>> _panes = people.ToDictionary(name => name, _ => new Queue<string>());
    private LiveDisplayContext? _live;
    private string _status = "";

    private bool IsTerminal => console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal;

    public async Task RunAsync(Func<Task> play)
    {
        if (!IsTerminal)
        {
            await play();
            return;
        }

        await console.Live(Picture()).Overflow(VerticalOverflow.Crop).StartAsync(async context =>
        {
            _live = context;
            await play();
            _live = null;
        });
    }

    /// <param name="person">Who sees it.</param>
    /// <param name="text">What.</param>
    /// <param name="after">How long after the server recorded it; null: it is older.</param>
    public void Show(string person, string text, TimeSpan? after)
    {
        var shortened = text.Length <= LineLengthMax ? text : $"{text.AsSpan(0, LineLengthMax)}…";
        var stamp = after is { } lag ? $"{DateTime.Now:HH:mm:ss.fff} +{Math.Max(0, lag.TotalMilliseconds):0} ms" : $"{DateTime.Now:HH:mm:ss.fff}";
        lock (_gate)
        {
            if (!IsTerminal)
            {
                console.WriteLine($"{stamp,-22} {person,-6} {shortened}");
                return;
            }

            var pane = _panes[person];
            pane.Enqueue($"[grey]{stamp}[/] {Markup.Escape(shortened)}");
            if (pane.Count > LinesMax) pane.Dequeue();
            _live?.UpdateTarget(Picture());
        }
    }

    public void ShowStatus(string status)
    {
        lock (_gate)
        {
            if (_status == status) return;
            _status = status;
            if (IsTerminal) _live?.UpdateTarget(Picture());
            else console.WriteLine(status);
        }
    }

    private Rows Picture()
    {
        var grid = new Grid().AddColumn().AddColumn().Expand();
        foreach (var pair in people.Skip(1).Chunk(2)) grid.AddRow([.. pair.Select(PaneOf)]);
        return new Rows(PaneOf(people[0]), grid, new Markup($"[bold]{Markup.Escape(_status)}[/]"));
    }

    private Panel PaneOf(string person) =>
        new Panel(new Markup(string.Join('\n', _panes[person]))).Header($" {Markup.Escape(person)} ").RoundedBorder().Expand();
}
