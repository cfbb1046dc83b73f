namespace OrleansCampaigns.Server;

/// <summary>The server does not start, and the message tells the operator why and what to do. Exit code 2.</summary>
public class StartupRefusedException(string message) : Exception(message);
