namespace OrleansCampaigns.Contracts.Access;

/// <summary>The permission that the sender of this command needs. Every command has one; a test proves it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(Permission permission) : Attribute
{
    public Permission Permission { get; } = permission;
}
