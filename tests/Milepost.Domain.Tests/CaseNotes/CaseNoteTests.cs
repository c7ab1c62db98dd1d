using Milepost.Domain.CaseNotes;
using Milepost.Domain.Participants;

namespace Milepost.Domain.Tests.CaseNotes;

public sealed class CaseNoteTests
{
    private static readonly DateOnly Today = Somebody.Today;
    private static readonly Guid Author = Guid.NewGuid();
    private readonly Participant _person = Somebody.New();

    private static CaseNoteDetails Details => new() { Subject = "Regular contact", OccurredOn = Today, Text = "Talked about José's résumé." };

    private Result<CaseNote> Write(CaseNoteDetails details) => CaseNote.Write(_person, details, "Casey Planner-Test", Author, Today);

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public void A_note_is_late_after_ten_days(int daysAgo, bool late) =>
        Assert.Equal(late, Write(Details with { OccurredOn = Today.AddDays(-daysAgo) }).Value.IsLate);

    [Fact]
    public void A_note_tells_what_happened_until_today()
    {
        Assert.Equal("OccurredOn", Write(Details with { OccurredOn = Today.AddDays(1) }).Problem?.Field);
        Assert.Equal("note.before-birth", Write(Details with { OccurredOn = Somebody.BirthDate.AddDays(-1) }).Problem?.Code);
    }

    [Fact]
    public void A_note_needs_subject_and_text_and_a_two_way_contact_its_method()
    {
        var empty = Write(new() { OccurredOn = Today, Subject = " ", Text = "\n", TwoWay = true });

        Assert.Equal(["Method", "Subject", "Text"], empty.Problems.Select(p => p.Field).Order(StringComparer.Ordinal));
        Assert.Equal("note.method-unknown", Write(Details with { Method = "pigeon" }).Problem?.Code);
        Assert.True(Write(Details with { TwoWay = true, Method = "phone" }).IsDone);
    }

    [Theory]
    [InlineData(100_000, true)]
    [InlineData(100_001, false)]
    public void A_note_holds_a_hundred_thousand_characters(int length, bool allowed) => Assert.Equal(allowed, Write(Details with { Text = new string('a', length) }).IsDone);

    [Fact]
    public void A_signed_off_note_takes_addenda_only()
    {
        var note = Write(Details).Value;
        Assert.Equal("note.not-locked", note.Add("More", "Casey", Today).Problem?.Code);

        Assert.True(note.SignOff(Today).IsDone);

        Assert.Equal("note.locked", note.Change(Details with { Text = "Other words" }, Today).Problem?.Code);
        Assert.Equal("note.locked", note.SignOff(Today).Problem?.Code);
        Assert.Equal("Addendum", note.Add(" ", "Casey", Today).Problem?.Field);
        Assert.True(note.Add(" More ", "Cole", Today).IsDone);
        Assert.Equal(new Addendum(Today, "More", "Cole"), Assert.Single(note.Addenda));
        Assert.Equal("Talked about José's résumé.", note.Details.Text);
    }

    [Fact]
    public void Until_it_is_signed_off_a_note_is_its_authors_or_a_supervisors()
    {
        var note = Write(Details).Value;

        Assert.True(note.MayBeChangedBy(Author, "Casey Planner-Test", supervises: false));
        Assert.False(note.MayBeChangedBy(Guid.NewGuid(), "Casey Planner-Test", supervises: false));
        Assert.True(note.MayBeChangedBy(Guid.NewGuid(), "Sam", supervises: true));
    }

    [Fact]
    public void A_note_from_elsewhere_knows_its_author_by_name()
    {
        var note = CaseNote.Restore(_person.Id, "N-1", Details, Today, "Casey Planner-Test", null, []);

        Assert.True(note.MayBeChangedBy(Author, "Casey Planner-Test", supervises: false));
        Assert.False(note.MayBeChangedBy(Author, "Cole Colleague-Test", supervises: false));
    }

    [Fact]
    public void A_note_is_found_by_its_words_without_accents_and_by_its_addenda()
    {
        var note = Write(Details).Value;
        Assert.Contains("jose s resume", note.SearchText, StringComparison.Ordinal);

        note.Change(Details with { Text = "Nothing new" }, Today);
        Assert.DoesNotContain("resume", note.SearchText, StringComparison.Ordinal);

        note.SignOff(Today);
        note.Add("Child care found", "Casey", Today);
        Assert.Contains("child care", note.SearchText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_way_to_be_in_contact_that_came_from_elsewhere_may_stay()
    {
        var note = CaseNote.Restore(_person.Id, "N-1", Details with { Method = "letter" }, Today, "Casey", null, []);

        Assert.True(note.Change(Details with { Method = "letter", Text = "Corrected" }, Today).IsDone);
        Assert.Equal("note.method-unknown", note.Change(Details with { Method = "pigeon" }, Today).Problem?.Code);
    }

    [Fact]
    public void A_change_that_changes_nothing_leaves_no_trace()
    {
        var note = Write(Details).Value;
        note.ForgetHappenings();

        note.Change(Details with { Text = Details.Text + "\n", Method = "" }, Today);

        Assert.Empty(note.Happenings);
    }
}
