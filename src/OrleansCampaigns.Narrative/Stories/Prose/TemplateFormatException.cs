namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>A template that nobody should have shipped. <see cref="Position"/> counts UTF-16 units from 0.</summary>
public sealed class TemplateFormatException(string template, int position, string reason)
    : FormatException($"{template}, position {position}: {reason}")
{
    public string Template { get; } = template;

    public int Position { get; } = position;
}
