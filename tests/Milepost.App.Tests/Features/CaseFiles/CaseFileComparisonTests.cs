namespace Milepost.App.Tests.Features.CaseFiles;

public sealed class CaseFileComparisonTests
{
    [Theory]
    [InlineData("""{"a": [1, 2], "b": "x"}""", """{"b": "x", "a": [2, 1.0]}""")]
    [InlineData("""{"a": []}""", "{}")]
    [InlineData("""{"a": "  "}""", "{}")]
    [InlineData("""[{"a": [1, 2]}, {"a": [3]}]""", """[{"a": [3]}, {"a": [2, 1]}]""")]
    public void Files_that_say_the_same_are_equal(string one, string other) => Assert.True(one.SaysTheSameAs(other));

    [Theory]
    [InlineData("""{"a": [1, 2]}""", """{"a": [1]}""")]
    [InlineData("""{"a": [1, 1]}""", """{"a": [1]}""")]
    [InlineData("""{"a": "15"}""", """{"a": "15.00"}""")]
    [InlineData("""{"a": {}}""", "{}")]
    [InlineData("""{"a": false}""", "{}")]
    [InlineData("""{"a": "x"}""", """{"a": "X"}""")]
    [InlineData("""[{"a": 1, "b": 2}, {"a": 3, "b": 4}]""", """[{"a": 1, "b": 4}, {"a": 3, "b": 2}]""")]
    public void Files_that_say_different_things_are_not(string one, string other) => Assert.False(one.SaysTheSameAs(other));
}
