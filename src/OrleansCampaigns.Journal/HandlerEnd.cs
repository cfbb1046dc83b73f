namespace OrleansCampaigns.Journal;

/// <summary>A command that a handler sent because of an event, and that ended without a row in the journal: refused for good, or with nothing to change.</summary>
/// <param name="Handler">Name of the handler.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Sequence">Of the event in the campaign's journal.</param>
/// <param name="CommandId">The command's id.</param>
/// <param name="RefusalKind">What kind of refusal it was; 0 when it was none.</param>
/// <param name="RefusalCode">Null when there was nothing to change.</param>
/// <param name="RefusalMessage">Null with the code.</param>
public sealed record HandlerEnd(string Handler, Guid CampaignId, long Sequence, Guid CommandId, short RefusalKind, string? RefusalCode, string? RefusalMessage);
