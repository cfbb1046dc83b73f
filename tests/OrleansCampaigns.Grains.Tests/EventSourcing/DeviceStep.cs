namespace OrleansCampaigns.Grains.Tests.EventSourcing;

/// <param name="Device">Which of the four.</param>
/// <param name="Act">What.</param>
/// <param name="Number">Says where and how much.</param>
internal readonly record struct DeviceStep(int Device, DeviceAct Act, int Number);

internal enum DeviceAct
{
    /// <summary>Changes words of a chapter and queues the whole text: what the author looked at is all that says what is theirs in it.</summary>
    TypeWhole,

    /// <summary>Changes words of a chapter and queues the words, with the name of the text that they count in.</summary>
    TypeWords,
    SetField,
    Commute,

    /// <summary>Queues what only a present author may do.</summary>
    Decide,

    /// <summary>The next of the queue goes to the server, and its outcome is kept.</summary>
    Send,

    /// <summary>The same, but the first answer is lost on the way.</summary>
    SendTwice,

    /// <summary>The same, but the device dies before the answer, and opens its store again.</summary>
    SendAndDie,

    /// <summary>The replica follows to the end of the feed.</summary>
    Read,

    /// <summary>The replica follows, and the connection is lost on the way.</summary>
    ReadSome,

    /// <summary>The application has dealt with what became of its commands.</summary>
    Acknowledge,

    /// <summary>What was decided and is on its way to the journal is in it.</summary>
    Land,

    /// <summary>The entities forget all and fold their journal.</summary>
    RestartServer,
}
