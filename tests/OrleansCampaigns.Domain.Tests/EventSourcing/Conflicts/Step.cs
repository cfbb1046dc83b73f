namespace OrleansCampaigns.Domain.Tests.EventSourcing.Conflicts;

/// <param name="Client">Which of the four.</param>
/// <param name="Act">What.</param>
/// <param name="Number">Says where and how much.</param>
internal readonly record struct Step(int Client, Act Act, int Number);

internal enum Act
{
    /// <summary>Changes words of a chapter.</summary>
    Type,
    SetField,
    Commute,

    /// <summary>The oldest command that waits goes to the server, and its receipt comes back.</summary>
    Deliver,

    /// <summary>The same, but the first receipt is lost and the command is sent again.</summary>
    DeliverTwice,

    /// <summary>Looks at what is there; what it does from then on rests on it.</summary>
    Read,

    /// <summary>What was decided and is on its way to the journal is in it.</summary>
    Land,

    /// <summary>The server forgets all and folds its journal.</summary>
    Restart,
}
