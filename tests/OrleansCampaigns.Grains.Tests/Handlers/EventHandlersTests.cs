using OrleansCampaigns.Grains.Handlers;

namespace OrleansCampaigns.Grains.Tests.Handlers;

/// <summary>What cannot work is told at start.</summary>
public sealed class EventHandlersTests
{
    [Fact]
    public void Two_handlers_of_one_name_are_refused() =>
        Assert.Contains("Two event handlers are named 'same'", Refusal(new ScriptedHandler("same", HandlerTable.Weather), new ScriptedHandler("same", HandlerTable.Forecast)), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("Inbox")]
    [InlineData("a_b")]
    [InlineData("a-name-that-is-too-long-for-a-handlers-na")]
    public void A_malformed_name_is_refused(string name) => Assert.Contains("is no name", Refusal(new ScriptedHandler(name, HandlerTable.Weather)), StringComparison.Ordinal);

    [Fact]
    public void An_event_that_does_not_exist_is_refused() => Assert.Contains("there is no such event", Refusal(new ScriptedHandler("x", "region-weather-sat")), StringComparison.Ordinal);

    public static TheoryData<HandlingPolicy> Impossible =>
    [
        ScriptedHandler.Quick with { TriesMax = 0 },
        ScriptedHandler.Quick with { PauseFirst = TimeSpan.Zero },
        ScriptedHandler.Quick with { PauseFirst = TimeSpan.FromSeconds(2), PauseMax = TimeSpan.FromSeconds(1) },
        ScriptedHandler.Quick with { TryMax = TimeSpan.FromDays(1) },
        ScriptedHandler.Quick with { Breaker = new BreakerPolicy(0, 2, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.Zero) },
        ScriptedHandler.Quick with { Breaker = new BreakerPolicy(1, 1, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.Zero) },
    ];

    [Theory]
    [MemberData(nameof(Impossible))]
    public void A_policy_that_cannot_work_is_refused(HandlingPolicy policy) =>
        Assert.Contains("cannot work", Refusal(new ScriptedHandler("x", HandlerTable.Weather) { Policy = policy }), StringComparison.Ordinal);

    [Fact]
    public void A_handler_is_found_by_its_name()
    {
        var (first, second) = (new ScriptedHandler("first", HandlerTable.Weather), new ScriptedHandler("second", HandlerTable.Weather));
        var handlers = new EventHandlers([second, first]);
        Assert.Equal([first, second], handlers.All);
        Assert.Same(second, handlers.Find("second"));
        Assert.Null(handlers.Find("third"));
    }

    private static string Refusal(params IEventHandler[] handlers) => Assert.Throws<InvalidOperationException>(() => new EventHandlers(handlers)).Message;
}
