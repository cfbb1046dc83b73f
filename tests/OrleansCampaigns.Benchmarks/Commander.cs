using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Benchmarks;

/// <summary>A connection that sends one command after another in one frame, of which only the ids change.</summary>
internal sealed class Commander : IAsyncDisposable
{
    private const string IdMark = "00000000-1111-2222-3333-444444444444";

    private readonly byte[] _frame;
    private readonly List<int> _ids = [];

    /// <param name="connection">Owned from now on.</param>
    /// <param name="method">Of the hub.</param>
    /// <param name="argument">JSON; wherever it holds <see cref="Mark"/> each call gets the same fresh id.</param>
    public Commander(LoadConnection connection, string method, string argument)
    {
        Connection = connection;
        _frame = Encoding.UTF8.GetBytes($"{{\"type\":1,\"invocationId\":\"1\",\"target\":\"{method}\",\"arguments\":[{argument}]}}{(char)LoadConnection.Separator}");
        var mark = Encoding.UTF8.GetBytes(IdMark);
        for (var at = _frame.AsSpan().IndexOf(mark); at >= 0;)
        {
            _ids.Add(at);
            var next = _frame.AsSpan(at + mark.Length).IndexOf(mark);
            at = next < 0 ? -1 : at + mark.Length + next;
        }
    }

    /// <summary>Stands for the id that each call makes anew.</summary>
    public static Guid Mark { get; } = Guid.Parse(IdMark);

    public LoadConnection Connection { get; }

    public static string Envelope(CampaignId campaign, Command command) =>
        JsonSerializer.Serialize(new CommandEnvelope(new CommandId(Mark), campaign, command), WireJson.Options);

    public async ValueTask SendAsync()
    {
        var id = Guid.NewGuid();
        foreach (var at in _ids) Utf8Formatter.TryFormat(id, _frame.AsSpan(at), out _);
        var answer = await Connection.CallAsync(_frame);
        if (answer.Span.IndexOf("\"refusal\""u8) >= 0 || answer.Span.IndexOf("\"error\""u8) >= 0) throw new InvalidOperationException(Encoding.UTF8.GetString(answer.Span));
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
