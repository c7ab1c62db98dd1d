using Milepost.App.Web.Forms;

namespace Milepost.App.Tests.Web.Forms;

public sealed class PlainWordsTests
{
    [Theory]
    [InlineData("Date signed", "date signed")]
    [InlineData("SSN", "SSN")]
    [InlineData("O*NET code", "O*NET code")]
    [InlineData("A reason", "a reason")]
    [InlineData("", "")]
    public void A_label_fits_inside_a_sentence(string label, string expected) => Assert.Equal(expected, PlainWords.InSentence(label));

    [Theory]
    [InlineData("SignedOn", "Signed on")]
    [InlineData("careerPlanner", "Career planner")]
    [InlineData("NotStarted", "Not started")]
    public void A_name_becomes_words(string name, string expected) => Assert.Equal(expected, PlainWords.FromName(name));
}
