using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>A character as its decider sees it. How large each part may get: <see cref="CharacterLimits"/>.</summary>
/// <param name="Owners">Sorted. Empty while <paramref name="Hidden"/>: what game masters alone know nobody plays.</param>
/// <param name="Tags">In ordinal order.</param>
/// <param name="Conditions">Open to the table, in ordinal order of their names.</param>
/// <param name="HiddenConditions">For game masters alone, likewise.</param>
/// <param name="LastTransfer">Number of the newest transfer given; 0: none yet.</param>
/// <param name="InTransit">Given and not yet known to have arrived.</param>
/// <param name="FinishedTransfers">The newest <see cref="CharacterLimits.FinishedTransfersMax"/>, oldest first, so that giving once more under the same id changes nothing.</param>
/// <param name="ReceivedFrom">By giver; at most one for each of a campaign's characters.</param>
public sealed record CharacterState(
    CharacterId Id,
    bool Exists,
    string Name,
    ImmutableArray<UserId> Owners,
    bool Hidden,
    bool Retired,
    SheetSchema Schema,
    ImmutableArray<AttributeValue> Attributes,
    ImmutableArray<Resource> Resources,
    ImmutableArray<string> Tags,
    HitPoints HitPoints,
    ImmutableArray<CharacterCondition> Conditions,
    ImmutableArray<CharacterCondition> HiddenConditions,
    ImmutableSortedDictionary<ItemId, InventoryItem> Inventory,
    long LastTransfer,
    ImmutableSortedDictionary<TransferId, ItemInTransit> InTransit,
    ImmutableArray<TransferId> FinishedTransfers,
    ImmutableSortedDictionary<CharacterId, ReceivedWindow> ReceivedFrom,
    ImmutableSortedDictionary<BondId, CharacterBond> Bonds,
    ImmutableSortedDictionary<BondId, CharacterBond> SecretBonds,
    ImmutableSortedDictionary<GoalId, CharacterGoal> Goals,
    CharacterArc Arc,
    string Notes,
    string GameMasterNotes,
    string? Portrait = null) : IEntityState<CharacterState, CharacterCommand, CharacterEvent>
{
    public static CharacterState Initial { get; } = new(
        new CharacterId(new Guid("ffffffff-ffff-ffff-ffff-ffffffffffff")),
        Exists: false,
        Name: "",
        Owners: [],
        Hidden: false,
        Retired: false,
        SheetSchema.Empty,
        Attributes: [],
        Resources: [],
        Tags: [],
        HitPoints.Full(1),
        Conditions: [],
        HiddenConditions: [],
        ImmutableSortedDictionary<ItemId, InventoryItem>.Empty,
        LastTransfer: 0,
        ImmutableSortedDictionary<TransferId, ItemInTransit>.Empty,
        FinishedTransfers: [],
        ImmutableSortedDictionary<CharacterId, ReceivedWindow>.Empty,
        ImmutableSortedDictionary<BondId, CharacterBond>.Empty,
        ImmutableSortedDictionary<BondId, CharacterBond>.Empty,
        ImmutableSortedDictionary<GoalId, CharacterGoal>.Empty,
        CharacterArc.Empty,
        Notes: "",
        GameMasterNotes: "");

    /// <inheritdoc/>
    public ConflictBook Book { get; init; } = ConflictBook.Empty;

    public static CharacterEvent Kept(KeptConflict conflict) => new CharacterConflictKept(conflict);

    public static CharacterEvent Resolved(ConflictEnd end) => new CharacterConflictResolved(end);

    public CharacterState With(ConflictBook book) => this with { Book = book };

    public static Decision<CharacterEvent> Decide(CharacterCommand command, CharacterState state, CommandContext context) =>
        CharacterDecider.Decide(command, state, context);

    public static Invariant? BrokenBy(CharacterState before, CharacterState after, CharacterEvent happened) => CharacterInvariants.BrokenBy(before, after, happened);

    public CharacterState Evolve(CharacterEvent happened) => happened switch
    {
        CharacterConflictEvent => this,
        CharacterSheetEvent e => CharacterSheets.Evolve(this, e),
        CharacterVitalsEvent e => CharacterVitals.Evolve(this, e),
        CharacterInventoryEvent e => CharacterInventory.Evolve(this, e),
        CharacterStoryEvent e => CharacterStory.Evolve(this, e),
        _ => CharacterIdentity.Evolve(this, happened),
    };
}
