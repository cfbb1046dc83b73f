using CsCheck;
using OrleansCampaigns.Narrative.Themes;

namespace OrleansCampaigns.Narrative.Tests.Themes;

public sealed class CalibrationErrorTests
{
    [Fact]
    public void Who_is_right_as_often_as_said_has_no_error_and_who_never_is_has_all()
    {
        var (honest, boaster) = (new CalibrationError(10), new CalibrationError(10));
        for (var i = 0; i < 100; i++)
        {
            honest.Add(0.75, i % 4 != 0);
            boaster.Add(0.9, isRight: false);
        }

        Assert.Equal(0, honest.Expected, 1e-9);
        Assert.Equal(0.9, boaster.Expected, 1e-9);
    }

    [Fact]
    public void The_error_is_between_0_and_1() => Gen.Select(Gen.Double[0, 1], Gen.Bool).Array[1, 50].Sample(answers =>
    {
        var error = new CalibrationError(15);
        foreach (var (confidence, isRight) in answers) error.Add(confidence, isRight);
        return error.Expected is >= 0 and <= 1;
    });
}
