using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>Assignment of a part of a view or state: null takes it away.</summary>
public static class SortedDictionaryPut
{
    public static ImmutableSortedDictionary<TKey, TValue> Put<TKey, TValue>(
        this ImmutableSortedDictionary<TKey, TValue> parts, TKey key, TValue? value)
        where TKey : notnull
        where TValue : class =>
        value is null ? parts.Remove(key) : parts.SetItem(key, value);
}
