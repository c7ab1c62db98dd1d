using Milepost.App.Features.Findings;
using Milepost.Domain;

namespace Milepost.App.Tests.Features.Findings;

public sealed class MyDayLinkTests
{
    [Fact]
    public void Every_urgency_has_a_code_of_its_own_that_finds_it_again()
    {
        foreach (var urgency in Enum.GetValues<Urgency>()) Assert.Equal(urgency, MyDayLink.UrgencyOf(MyDayLink.CodeOf(urgency)));
        Assert.Null(MyDayLink.UrgencyOf("soon"));
        Assert.Null(MyDayLink.UrgencyOf(null));
    }

    [Fact]
    public void Only_what_is_asked_for_stands_in_the_address()
    {
        Assert.Equal("/my-day", MyDayLink.To());
        Assert.Equal("/my-day?planner=none&office=x&kind=plan-review&urgency=open&program=Youth", MyDayLink.To(MyDayLink.None, "x", DeadlineKind.PlanReview, Urgency.NotInOrder, Program.Youth));
    }
}
