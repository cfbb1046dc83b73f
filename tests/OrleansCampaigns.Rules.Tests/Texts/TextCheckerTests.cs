using OrleansCampaigns.Rules.Checks;
using OrleansCampaigns.Rules.Texts;
using OrleansCampaigns.Rules.Worlds;
using static OrleansCampaigns.Rules.Tests.Texts.WrittenWorld;

namespace OrleansCampaigns.Rules.Tests.Texts;

/// <summary>Rusk is dead, Merrit a captive, Tam missing; Aud has the page, the bell is hidden in Lowmarsh; Joss paid the party; only Aud knows the secret.</summary>
public sealed class TextCheckerTests
{
    [Theory]
    [InlineData("Rusk draws his knife and steps into the light.")]
    [InlineData("By the fire, Rusk pours the wine.")]
    [InlineData("\"You are late,\" says Rusk.")]
    [InlineData("Rusk: \"You are late.\"")]
    [InlineData("Rusk and Aud ride out at once.")]
    [InlineData("Aud and Rusk quietly leave the hall.")]
    [InlineData("Rusk is waiting in the doorway.")]
    [InlineData("Rusk, grinning like a wolf, blocks the way.")]
    [InlineData("The miller's table is set; Rusk is at the head of it.")]
    [InlineData("Aud dies. Aud laughs and walks away.")]
    [InlineData("Aud murders Rusk in his sleep.")]
    public void The_dead_do_nothing(string text) => Assert.Contains(Blocking(text), finding => finding.Rule == WorldRules.DeadActs);

    [Theory]
    [InlineData("Merrit walks into the tavern and orders ale.", WorldRules.CaptiveActs)]
    [InlineData("Merrit leads the villagers across the ford.", WorldRules.CaptiveActs)]
    [InlineData("Tam sells them two mules.", WorldRules.MissingActs)]
    [InlineData("\"Nobody asked you,\" Tam growls.", WorldRules.MissingActs)]
    [InlineData("Joss draws the bronze bell from his coat.", WorldRules.ItemInTwoPlaces)]
    [InlineData("Joss holds up the torn page.", WorldRules.ItemInTwoPlaces)]
    [InlineData("The torn page is in Joss's pocket.", WorldRules.ItemInTwoPlaces)]
    [InlineData("The bronze bell hangs in Harrow.", WorldRules.ItemInTwoPlaces)]
    [InlineData("Joss hands the torn page to Ilse.", WorldRules.ItemInTwoPlaces)]
    [InlineData("Aud argues with the reeve in Harrow. Meanwhile, Aud signs the lease in Lowmarsh.", WorldRules.PersonInTwoPlaces)]
    [InlineData("While Joss sleeps in Harrow, Joss robs the chapel in Lowmarsh.", WorldRules.PersonInTwoPlaces)]
    [InlineData("At midnight Joss waits in Harrow. At midnight, Joss rings for supper in Lowmarsh.", WorldRules.PersonInTwoPlaces)]
    [InlineData("Joss recovers from his wound.", WorldRules.EffectWithoutCause)]
    [InlineData("The curse on Aud is lifted at last.", WorldRules.EffectWithoutCause)]
    [InlineData("Joss is rescued from the dungeon.", WorldRules.EffectWithoutCause)]
    [InlineData("Joss repays the party.", WorldRules.PaidTwice)]
    [InlineData("Joss settles his debt to the party with a sack of silver.", WorldRules.PaidTwice)]
    [InlineData("On the 3rd of Thaw, the bells ring.", WorldRules.BackwardsInTime)]
    [InlineData("Day 100: rain.", WorldRules.BackwardsInTime)]
    [InlineData("20 Hearthmoon. Rain.\n12 Hearthmoon. Sun.", WorldRules.BackwardsInTime)]
    [InlineData("Joss knows the price of the harvest.", WorldRules.KnowsTooEarly)]
    [InlineData("\"The price of the harvest is a child,\" Joss says.", WorldRules.KnowsTooEarly)]
    [InlineData("Joss tells Ilse about the price of the harvest.", WorldRules.KnowsTooEarly)]
    public void What_a_text_says_against_the_world_is_found(string text, string rule) => Assert.Contains(Blocking(text), finding => finding.Rule == rule);

    [Theory]
    [InlineData("Rusk's ghost stands at the well.")]
    [InlineData("Aud remembers how Rusk laughed.")]
    [InlineData("Aud visits the grave where Rusk lies.")]
    [InlineData("Years ago Rusk built this mill.")]
    [InlineData("Rusk is dead, and nobody says so.")]
    [InlineData("Rusk was killed at the ford.")]
    [InlineData("If Rusk lives, the ledger lied.")]
    [InlineData("Joss speaks of Rusk and spits.")]
    [InlineData("\"Rusk pays his debts,\" says Joss.")]
    [InlineData("Merrit sits in a cell below the counting house.")]
    [InlineData("Merrit escapes from the dungeon. Merrit runs to Harrow.")]
    [InlineData("The party frees Merrit. Merrit weeps and thanks them.")]
    [InlineData("They find Tam in the mill. Tam shivers.")]
    [InlineData("The villagers are still searching for Tam.")]
    [InlineData("Aud hands the torn page to Joss. Joss unfolds the torn page.")]
    [InlineData("Joss steals the torn page. Joss hides the torn page.")]
    [InlineData("The bronze bell lies in Lowmarsh under a stone.")]
    [InlineData("Aud walks to Lowmarsh. Later Aud signs the lease in Lowmarsh.")]
    [InlineData("Aud argues in Harrow. Aud signs the lease in Lowmarsh.")]
    [InlineData("Aud argues in Harrow. Meanwhile, Joss signs the lease in Lowmarsh.")]
    [InlineData("Joss does not know the price of the harvest.")]
    [InlineData("Aud tells Joss about the price of the harvest. Joss knows the price of the harvest.")]
    [InlineData("\"What is the price of the harvest?\" Joss asks.")]
    [InlineData("Aud repays the Ash Ledger.")]
    [InlineData("Joss would repay the party if he had silver.")]
    [InlineData("Joss has not recovered from his wound.")]
    [InlineData("On the 12th of Hearthmoon, the bells ring.")]
    [InlineData("12 Hearthmoon. Rain.\n20 Hearthmoon. Sun.")]
    [InlineData("The wedding of Joss is on the 3rd of Thaw.")]
    [InlineData("Ilse and Joss share bread in Harrow while the rain falls.")]
    public void What_the_world_bears_stops_nobody(string text) => Assert.Empty(Blocking(text));

    [Theory]
    [InlineData("Bartholomew draws his sword.", "Bartholomew")]
    [InlineData("\"Wait,\" says Kerrin.", "Kerrin")]
    [InlineData("The road to Oldbarrow is closed.", "Oldbarrow")]
    [InlineData("They meet Old Wenna at the door. Then Wenna laughs.", "Wenna")]
    public void A_name_that_the_world_does_not_know_is_asked_about_and_stops_nobody(string text, string name)
    {
        var finding = Assert.Single(Check(text));
        Assert.Equal((WorldRules.UnknownId, FindingSeverity.Warning, name), (finding.Rule, finding.Severity, finding.Found));
    }

    [Fact]
    public void A_finding_says_which_sentence_it_is_about()
    {
        const string Text = "Aud waits.\n\n  Rusk draws his knife.";
        var finding = Assert.Single(Blocking(Text));
        var (start, length) = SpanOf(finding.Path);
        Assert.Equal("Rusk draws his knife.", Text.Substring(start, length).Trim());
        Assert.Equal(FindingSeverity.Overridable, finding.Severity);
    }

    [Fact]
    public void A_text_at_the_limit_is_read_and_what_is_beyond_it_is_said_to_be_left_out()
    {
        var whole = string.Concat(Enumerable.Repeat("Rain falls. ", 300));
        Assert.Empty(Check(whole));
        var more = new string('a', ChapterReader.TextLengthMax) + ". Rusk draws his knife.";
        Assert.Equal(WorldRules.TooMuch, Assert.Single(Check(more)).Rule);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    [InlineData("\"\"\"“")]
    [InlineData("'s 's 's")]
    [InlineData("Rusk")]
    [InlineData("Rusk's")]
    [InlineData("says")]
    [InlineData("of the of the of the")]
    [InlineData("99999999999th of Thaw")]
    [InlineData("31 Thaw")]
    [InlineData("# \n**\n** **")]
    [InlineData("the the the bronze")]
    public void A_strange_text_is_no_reason_to_fail(string text) => Assert.Empty(Blocking(text));

    private static (int Start, int Length) SpanOf(string path)
    {
        var parts = path["text/".Length..].Split('+');
        return (int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}
