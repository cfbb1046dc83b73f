namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>The most of everything that a campaign holds. The command that would go beyond is refused.</summary>
public static class CampaignLimits
{
    public const int MembersMax = 10_000;
    public const int InvitationsMax = 100;
    public const int InvitationUsesMax = 1_000;
    public const int ChaptersMax = 1_000;
    public const int SecretsMax = 2_000;
    public const int SecretsPerChapterMax = 50;
    public const int ConsequencesMax = 2_000;
    public const int ConsequencesPerChapterMax = 50;
    public const int StoryFactsMax = 2_000;
    public const int StoryFactsAtOnceMax = 100;
    public const int StoryFactsOfConsequenceMax = 20;
    public const int FactionsMax = 100;
    public const int AttitudeMax = 3;
    public const int LinesMax = 20;
    public const int LineLengthMax = 200;
    public const int LanguageLengthMax = 35;
    public const int MonthsMax = 40;
    public const int MonthDaysMax = 400;
    public const int WeekdaysMax = 20;
    public const int YearMax = 99_999;
    public const int DaysAtOnceMax = 1_000_000;

    /// <summary>How many members a secret is revealed to by one command: what they are listed in has to fit into one journal row.</summary>
    public const int RevealedAtOnceMax = 200;

    /// <summary>A chapter's text as JSON, so that with its title it fits into one journal row of 64 KB whatever its script.</summary>
    public const int ChapterTextBytesMax = 60_000;

    /// <summary>How far ahead an invitation may expire.</summary>
    public static TimeSpan InvitationLifeMax { get; } = TimeSpan.FromDays(366);
}
