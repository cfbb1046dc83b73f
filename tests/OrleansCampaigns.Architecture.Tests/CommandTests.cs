using Orleans;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Architecture.Tests;

/// <summary>Every command says who may send it and what it is called on the wire.</summary>
public sealed class CommandTests
{
    public static IEnumerable<Type> Commands => typeof(Command).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Command)) && !type.IsAbstract);

    [Fact]
    public void Every_command_requires_a_permission() => Assert.Empty(Without(typeof(RequiresAttribute)));

    [Fact]
    public void Every_command_has_a_wire_name() => Assert.Empty(Without(typeof(AliasAttribute)));

    [Fact]
    public void Every_command_is_a_sealed_record_of_a_room() =>
        Assert.Empty(Commands.Where(type => !type.IsSealed || type.BaseType == typeof(Command)).Select(type => type.FullName));

    private static IEnumerable<string> Without(Type attribute)
    {
        Assert.NotEmpty(Commands);
        return Commands.Where(type => !type.IsDefined(attribute, inherit: false)).Select(type => $"{type.FullName} has no [{attribute.Name}]");
    }
}
