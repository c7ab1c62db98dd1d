using Milepost.App.Features.CaseNotes.Search;

namespace Milepost.App.Tests.Features.CaseNotes;

public sealed class NoteSearchTests
{
    [Fact]
    public void An_excerpt_marks_every_word_that_was_looked_for() =>
        Assert.Equal(["A ", "bus", " pass for the ", "Bus", " ride"], NoteSearchQuery.Excerpt("A bus pass for the Bus ride", ["bus"]));

    [Fact]
    public void An_excerpt_begins_near_the_first_word_found()
    {
        var text = new string('x', 500) + " needle " + new string('y', 500);

        var pieces = NoteSearchQuery.Excerpt(text, ["needle"]);

        Assert.Equal("needle", pieces[1]);
        Assert.StartsWith("…", pieces[0], StringComparison.Ordinal);
        Assert.EndsWith("…", pieces[2], StringComparison.Ordinal);
        Assert.True(pieces.Sum(p => p.Length) < 260);
    }

    [Theory]
    [InlineData(79)]
    [InlineData(80)]
    [InlineData(81)]
    [InlineData(160)]
    [InlineData(161)]
    public void An_excerpt_does_not_cut_a_character_in_two(int before)
    {
        var text = string.Concat(Enumerable.Repeat("🎓", 200)).Insert(before * 2, "needle") + string.Concat(Enumerable.Repeat("🎓", 200));

        var shown = string.Concat(NoteSearchQuery.Excerpt(text, ["needle"]));

        Assert.Equal(shown, new string([.. shown.EnumerateRunes().SelectMany(r => r.ToString())]));
        Assert.DoesNotContain('\uFFFD', shown);
    }

    [Fact]
    public async Task A_day_that_cannot_be_meant_in_a_search_is_told_without_a_word_of_saving()
    {
        await using var app = await TestApp.StartAsync();

        var page = await app.As(Person.CareerPlanner).Visit("/notes/search?q=rent&from=someday");

        page.ShouldSay("Nothing was looked up: one thing needs your attention").ShouldNotSay("saved");
    }
}
