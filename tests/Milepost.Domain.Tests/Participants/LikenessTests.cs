using Milepost.Domain.Participants;

namespace Milepost.Domain.Tests.Participants;

public sealed class LikenessTests
{
    private static readonly DateOnly Born = new(1990, 5, 4);

    private static readonly PersonOnFile Alejandra = new("Alejandra", "María", "Núñez-Sampleton", "Ale", Born, "P-7K3M9Q2A");

    [Theory]
    [InlineData("Alejandra Núñez-Sampleton", "Same name")]
    [InlineData("alejandra nunez sampleton", "Same name")] // accents, hyphen, letter case
    [InlineData("Alejandra Maria Nunez Sampleton", "Same name")]
    [InlineData("Nunez Sampleton, Alejandra", "Same name, first and last swapped")]
    [InlineData("Alejandra Sampleton", "Similar name")] // one of two last names
    [InlineData("Ale Nunez Sampleton", "Similar name")] // what she likes to be called
    [InlineData("Alej Sampleton", "Similar name")] // the beginning of the first name
    [InlineData("Alexandra Sampleton", "Similar name")] // one letter changed
    [InlineData("Alejanda Sampleton", "Similar name")] // one letter left out
    [InlineData("Alejandrra Sampleton", "Similar name")] // one letter too many
    [InlineData("Aeljandra Sampleton", "Similar name")] // two neighbors swapped
    [InlineData("Sampletom Alejandra", "Similar name, first and last swapped")]
    public void Names_are_alike_whatever_the_spelling_and_the_order(string typed, string reason) =>
        Assert.Equal([reason], Likeness.Between(new(typed, null, null), Alejandra)!.Reasons);

    [Theory]
    [InlineData("Andrea Sampleton")]
    [InlineData("Alejandra Testwell")]
    [InlineData("Bo Sampleton")]
    [InlineData("Al Placeholder")]
    public void Two_people_with_one_name_in_common_are_not_the_same(string typed) =>
        Assert.Null(Likeness.Between(new(typed, null, null), Alejandra));

    [Fact]
    public void Another_birth_date_makes_a_similar_name_less_likely_and_the_same_one_more_likely()
    {
        var unknown = Likeness.Between(new("Alexandra Sampleton", null, null), Alejandra)!;
        var same = Likeness.Between(new("Alexandra Sampleton", Born, null), Alejandra)!;
        var other = Likeness.Between(new("Alexandra Sampleton", new(1978, 11, 23), null), Alejandra)!;

        Assert.True(same.Score > unknown.Score && unknown.Score > other.Score);
        Assert.True(same.IsLikely);
        Assert.False(other.IsLikely);
        Assert.Equal("Similar name, same birth date", same.Words);
    }

    [Theory]
    [InlineData("1990-04-05")] // day and month swapped
    [InlineData("1991-05-04")] // one digit
    public void A_slip_in_the_birth_date_is_still_likely_the_same_person(string typed) =>
        Assert.True(Likeness.Between(new("Alejandra Sampleton", DateOnly.Parse(typed), null), Alejandra)!.IsLikely);

    [Fact]
    public void The_same_birth_date_alone_is_worth_a_look_but_not_likely()
    {
        var likeness = Likeness.Between(new("Bruno Testwell", Born, null), Alejandra)!;

        Assert.Equal(["Same birth date"], likeness.Reasons);
        Assert.False(likeness.IsLikely);
    }

    [Theory]
    [InlineData("P-7K3M9Q2A")]
    [InlineData("p 7k3m9q2a")]
    public void The_case_number_settles_it(string typed) => Assert.True(Likeness.Between(new(null, null, typed), Alejandra)!.IsLikely);

    [Theory]
    [InlineData("")]
    [InlineData("🎉🎉")]
    [InlineData("<b></b>")]
    public void Nothing_that_has_letters_of_hers_finds_nobody(string typed) => Assert.Null(Likeness.Between(new(typed, null, null), Alejandra));

    [Fact]
    public void Names_in_other_scripts_are_compared_too() =>
        Assert.Equal(["Same name"], Likeness.Between(new("ليلى نموذج", null, null), new("ليلى", null, "نموذج", null, Born, "P-2"))!.Reasons);
}
