namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>Why a command or query was turned down, by what the sender can do about it. Over HTTP: 400, 403, 404, 409, 412, 413, 429, 503.</summary>
[GenerateSerializer, Alias("refusal-kind")]
public enum RefusalKind
{
    /// <summary>The request itself is wrong and will always be.</summary>
    Invalid,

    /// <summary>The sender's role does not allow it.</summary>
    Forbidden,

    /// <summary>It names something that does not exist, or that the sender may not know of.</summary>
    NotFound,

    /// <summary>The rules of play do not allow it in the present state.</summary>
    Conflict,

    /// <summary>The entity changed since the version that the sender saw.</summary>
    Stale,

    /// <summary>It is larger than a stated limit.</summary>
    TooLarge,

    /// <summary>The sender is too fast. Try again after <see cref="Refusal.RetryAfter"/>.</summary>
    TooMany,

    /// <summary>The server cannot do it now. Try again after <see cref="Refusal.RetryAfter"/>, with the same command id.</summary>
    Unavailable,
}

/// <summary>A refusal is a value: nothing happened, and this is why.</summary>
/// <param name="Kind">What the sender can do about it.</param>
/// <param name="Code">Stable, for programs: <c>room.what-is-wrong</c>.</param>
/// <param name="RetryAfter">How long to wait before the next try, where trying again can help.</param>
/// <param name="Message">One sentence, for a person. Never holds what the receiver may not see.</param>
[GenerateSerializer, Immutable, Alias("refusal")]
public sealed record Refusal(
    [Id(0)] RefusalKind Kind,
    [Id(1)] string Code,
    [Id(2)] string Message,
    [Id(3)] TimeSpan? RetryAfter = null)
{
    public static Refusal Invalid(string code, string message) => new(RefusalKind.Invalid, code, message);

    public static Refusal Forbidden(string code, string message) => new(RefusalKind.Forbidden, code, message);

    public static Refusal NotFound(string code, string message) => new(RefusalKind.NotFound, code, message);

    public static Refusal Conflict(string code, string message) => new(RefusalKind.Conflict, code, message);

    public static Refusal Stale(string code, string message) => new(RefusalKind.Stale, code, message);

    public static Refusal TooLarge(string code, string message) => new(RefusalKind.TooLarge, code, message);

    public static Refusal TooMany(string code, string message, TimeSpan retryAfter) =>
        new(RefusalKind.TooMany, code, message, retryAfter);

    public static Refusal Unavailable(string code, string message, TimeSpan retryAfter) =>
        new(RefusalKind.Unavailable, code, message, retryAfter);
}
