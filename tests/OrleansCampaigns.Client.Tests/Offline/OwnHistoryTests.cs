using OrleansCampaigns.Client.Offline;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.Tests.Offline;

/// <summary>What a device remembers of its own commands, whatever the order in which they are answered and leave.</summary>
public sealed class OwnHistoryTests
{
    private static readonly EntityRef Here = new(EntityKind.Character, new Guid("90000000-0000-4000-8000-000000000001"));
    private static readonly EntityRef There = new(EntityKind.Region, new Guid("90000000-0000-4000-8000-000000000002"));

    private readonly OwnHistory _history = new();

    [Fact]
    public void Those_between_two_positions_are_the_newest_of_their_entity_oldest_first()
    {
        foreach (var position in (ReadOnlySpan<long>)[5, 1, 4, 2, 3]) _history.Put(Own(position, position == 4 ? There : Here));
        Assert.Equal([IdOf(2), IdOf(3)], _history.Between(Here, after: 1, before: 5, max: 10));
        Assert.Equal([IdOf(3), IdOf(5)], _history.Between(Here, after: 0, before: 6, max: 2));
        Assert.Equal([IdOf(4)], _history.Between(There, after: 0, before: 6, max: 10));
        Assert.Empty(_history.Between(Here, after: 3, before: 4, max: 10));
        Assert.Empty(_history.Between(Here, after: 5, before: 5, max: 10));
    }

    [Fact]
    public void A_version_is_that_of_the_newest_command_that_left_it()
    {
        _history.Put(Own(1, Here));
        Assert.Equal(0, _history.At(Here, "v1"));
        _history.Put(Own(1, Here, "v1"));
        _history.Put(Own(3, Here, "v1"));
        _history.Put(Own(2, Here, "v1"));
        Assert.Equal(3, _history.At(Here, "v1"));
        Assert.Equal(0, _history.At(There, "v1"));
    }

    [Fact]
    public void What_did_nothing_is_forgotten_when_it_leaves()
    {
        _history.Put(Own(1, Here));
        _history.Put(Own(2, Here));
        _history.Remove(Own(1, Here));
        Assert.Equal([IdOf(2)], _history.Between(Here, after: 0, before: 10, max: 10));
    }

    [Fact]
    public void Of_those_gone_the_newest_are_remembered_and_none_of_those_in_the_queue_is_forgotten()
    {
        _history.Put(Own(1, Here));
        for (var position = 2L; position < OfflineContent.OwnMax + 12; position++)
        {
            _history.Put(Own(position, Here));
            _history.Gone(Own(position, Here, $"v{position}"));
        }

        var known = _history.Between(Here, after: 0, before: long.MaxValue, max: int.MaxValue);
        Assert.Equal(OfflineContent.OwnMax + 1, known.Length);
        Assert.Equal([IdOf(1), IdOf(12)], known[..2]);
        Assert.Equal(0, _history.At(Here, "v11"));
        Assert.Equal(12, _history.At(Here, "v12"));
    }

    private static OwnCommand Own(long position, EntityRef entity, string? version = null) => new(position, entity, IdOf(position), version);

    private static CommandId IdOf(long position) => new(new Guid((int)position, 1, 0, new byte[8]));
}
