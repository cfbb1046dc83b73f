using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.Tests.Feed;

/// <summary>How a fake server misbehaves on one command.</summary>
/// <param name="BeforeEffect">It does so before the command takes effect; otherwise after.</param>
/// <param name="Drop">It cuts the connection instead of answering.</param>
/// <param name="Throw">The hub method fails.</param>
/// <param name="HoldUntil">It answers only then.</param>
/// <param name="Refusal">It refuses.</param>
public sealed record FakeFault(bool BeforeEffect = false, bool Drop = false, bool Throw = false, Task? HoldUntil = null, Refusal? Refusal = null);
