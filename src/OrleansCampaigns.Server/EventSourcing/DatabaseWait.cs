using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>
/// At start the database may come later than the server: what it does not answer is asked again after 250 ms doubling to 5 s, with a line each time, until
/// <paramref name="longest"/> has passed.
/// </summary>
/// <param name="longest">Zero: it is asked once.</param>
/// <param name="clock">The clock.</param>
/// <param name="lines">Where the operator reads; logging is not set up yet.</param>
public sealed class DatabaseWait(TimeSpan longest, TimeProvider clock, TextWriter lines)
{
    public static readonly TimeSpan PauseFirst = TimeSpan.FromMilliseconds(250);
    public static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(5);

    private readonly long _began = clock.GetTimestamp();

    /// <exception cref="JournalUnavailableException">It did not answer in time.</exception>
    public async Task<T> AnswerOfAsync<T>(Func<Task<T>> question, CancellationToken cancellationToken)
    {
        for (var pause = PauseFirst; ; pause = pause * 2 < PauseMax ? pause * 2 : PauseMax)
        {
            try
            {
                return await question();
            }
            catch (JournalUnavailableException cause)
            {
                var waited = clock.GetElapsedTime(_began);
                if (waited + pause > longest)
                    throw new JournalUnavailableException($"The database did not answer within {longest.TotalSeconds:0} s (Campaigns:DatabaseWaitSeconds); the server does not start. {cause.Message}", cause);
                await lines.WriteLineAsync($"The database does not answer yet; the next try is in {pause.TotalSeconds:0.##} s, the last after {longest.TotalSeconds:0} s. {cause.Message}");
            }

            await Task.Delay(pause, clock, cancellationToken);
        }
    }
}
