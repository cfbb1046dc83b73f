using System.Text;

namespace OrleansCampaigns.Server.Tests.Inbox;

/// <summary>An iCalendar object read by the letter of RFC 5545; what it does not allow fails the test.</summary>
internal static class ParsedCalendar
{
    /// <summary>The properties of each event.</summary>
    public static List<Dictionary<string, string>> EventsOf(string text)
    {
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var physical = text[..^2].Split("\r\n");
        Assert.All(physical, line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75 && !line.Any(char.IsControl), line));
        var logical = string.Join("\r\n", physical).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR"), (logical[0], logical[^1]));
        Assert.Contains("VERSION:2.0", logical);
        Assert.Contains(logical, line => line.StartsWith("PRODID:", StringComparison.Ordinal));
        var events = new List<Dictionary<string, string>>();
        Dictionary<string, string>? open = null;
        foreach (var line in logical)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            Assert.True(colon > 0, line);
            if (line == "BEGIN:VEVENT") open = [];
            else if (line == "END:VEVENT") events.Add(open!);
            else open?.Add(line[..colon], Unescaped(line[(colon + 1)..]));
        }

        Assert.All(events, one => Assert.True(one.ContainsKey("UID") && one.ContainsKey("DTSTAMP") && one.ContainsKey("DTSTART")));
        return events;
    }

    private static string Unescaped(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] is ',' or ';') Assert.Fail($"{value} has a bare {value[i]}.");
            text.Append(value[i] == '\\' ? value[++i] is 'n' or 'N' ? '\n' : value[i] : value[i]);
        }

        return text.ToString();
    }
}
