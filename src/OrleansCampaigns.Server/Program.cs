using OrleansCampaigns.Journal;
using OrleansCampaigns.Server;
using OrleansCampaigns.Server.Demo;
using OrleansCampaigns.Server.Verbs;

try
{
    return args switch
    {
        ["migrate", .. var rest] => await MigrateVerb.RunAsync(rest),
        ["verify", .. var rest] => await VerifyVerb.RunAsync(rest),
        ["dead-letters", .. var rest] => await DeadLettersVerb.RunAsync(rest),
        ["demo", .. var rest] => await DemoVerb.RunAsync(rest),
        [var verb, ..] when !verb.StartsWith('-') && !verb.Contains('=', StringComparison.Ordinal) =>
            throw new StartupRefusedException($"There is no verb '{verb}'. Without a verb the server runs; the verb demo plays a sample evening; the verb migrate brings the database's schema up to date; the verb dead-letters shows what handlers gave up; the verb verify holds campaigns against their journals."),
        _ => await RunVerb.RunAsync(args),
    };
}
catch (StartupRefusedException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return ExitCodes.Refused;
}
catch (JournalUnavailableException outage)
{
    await Console.Error.WriteLineAsync(outage.Message);
    return ExitCodes.Outage;
}
