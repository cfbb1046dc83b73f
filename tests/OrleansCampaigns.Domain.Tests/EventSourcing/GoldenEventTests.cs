using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Tests.EventSourcing;

/// <summary>
/// Every event type and schema version ever stored must be readable for ever: <c>Golden/{type}.v{version}.json</c>, one file each, with every member set.
/// A file is written once, by hand or from <see cref="EventCodec.Encode"/>, and never edited.
/// </summary>
public sealed class GoldenEventTests
{
    public static TheoryData<string, int> StoredForms()
    {
        var data = new TheoryData<string, int>();
        foreach (var type in EventCodec.Types)
        {
            var name = (EventTypeAttribute)type.GetCustomAttributes(typeof(EventTypeAttribute), inherit: false)[0];
            for (var version = 1; version <= name.Version; version++) data.Add(name.Name, version);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(StoredForms))]
    public void Every_stored_form_of_an_event_is_still_readable(string type, int version)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Golden", $"{type}.v{version}.json");
        Assert.True(File.Exists(file), $"{type} v{version} has no golden file Golden/{type}.v{version}.json.");
        var stored = File.ReadAllBytes(file).AsSpan().TrimEnd("\n"u8);
        var happened = EventCodec.Decode(type, version, stored);
        var again = EventCodec.Encode(happened);
        if (again.Schema == version) Assert.Equal(System.Text.Encoding.UTF8.GetString(stored), System.Text.Encoding.UTF8.GetString(again.Payload));
    }
}
