using Milepost.App.Features.Findings;
using Milepost.App.Features.Findings.MyDay;
using Milepost.App.Policy;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Tests.Features.Findings.MyDay;

public sealed class MyDayViewTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly Requirement Contact =
        PolicyBook.Load(PackFiles.DefaultFolder, PackFiles.Load(PackFiles.DefaultFolder), withCases: false).Files.Select(file => file.Requirement).First(r => r.Id == "il.contact-every-30-days");

    private static readonly List<DueItem> Items = [.. Enumerable.Range(0, 130).Select(number => new DueItem(
        new(Guid.NewGuid(), $"Person {number:000}", $"P-{number}", Contact, "participant", null, Outcome.Overdue, Today.AddDays(-1), [], null, Urgency.Late), []))];

    [Fact]
    public void The_first_fifty_rows_are_drawn_and_all_are_counted()
    {
        var view = View("", at: null);

        Assert.Equal(Items.Take(50), Rows(view));
        Assert.Equal((50, 130, 130), (view.Drawn, view.Shown.Count, view.List.Count(Urgency.Late)));
        Assert.Equal("/my-day?rows=100", view.MoreLink);
    }

    [Fact]
    public void More_rows_are_drawn_when_they_are_asked_for()
    {
        Assert.Equal(Items.Take(100), Rows(View("?rows=100", at: null)));
        Assert.Equal(Items, Rows(View("?rows=999999", at: null)));
        Assert.Equal(50, View("?rows=-3", at: null).Drawn);
    }

    [Fact]
    public void The_row_that_is_open_is_drawn_with_the_one_that_follows()
    {
        var view = View("", Items[70].Key);

        Assert.Equal(Items.Take(72), Rows(view));
        Assert.Equal(Items, Rows(View("", Items[129].Key)));
    }

    [Fact]
    public void Groups_beyond_the_last_row_have_no_heading()
    {
        var groups = View("?group=person", at: null).Groups.ToList();

        Assert.Equal(50, groups.Count);
        Assert.All(groups, group => Assert.Single(group.Items));
    }

    private static IEnumerable<DueItem> Rows(MyDayView view) => view.Groups.SelectMany(group => group.Items);

    private static MyDayView View(string query, string? at) => new(DueFilter.Read("/my-day" + query)!, new DueList(Items, Items.Count, false, []), at, Today, OnlyReads: false);
}
