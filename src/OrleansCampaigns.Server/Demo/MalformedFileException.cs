namespace OrleansCampaigns.Server.Demo;

/// <summary>A file to be replayed is not in its form. The message names the line, counted from 1.</summary>
internal sealed class MalformedFileException(string file, int line, string problem) : StartupRefusedException($"{file}, line {line}: {problem}");
