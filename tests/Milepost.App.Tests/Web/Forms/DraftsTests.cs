using Microsoft.AspNetCore.Http;
using Milepost.App.Web.Forms;

namespace Milepost.App.Tests.Web.Forms;

public sealed class DraftsTests
{
    [Theory]
    [InlineData("?b=2&a=1", "/plans/7/goals?a=1&b=2")]
    [InlineData("?a=1&handler=Close&b=2", "/plans/7/goals?a=1&b=2")]
    [InlineData("?handler=Close", "/plans/7/goals")]
    [InlineData("", "/plans/7/goals")]
    public void A_page_shown_again_is_the_same_place(string query, string expected)
    {
        var http = new DefaultHttpContext();
        http.Request.Path = "/plans/7/goals";
        http.Request.QueryString = new QueryString(query);

        Assert.Equal(expected, Drafts.PathOf(http.Request));
    }

    [Theory]
    [InlineData("GET", "typed yesterday")]
    [InlineData("POST", null)]
    public void A_draft_fills_a_page_that_is_opened_but_never_one_that_was_just_sent(string method, string? expected)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = method;
        http.Items[Drafts.ValuesKey] = new Dictionary<string, string[]> { ["Note"] = ["typed yesterday"] };

        Assert.Equal(expected, Drafts.ValueOf(http, "Note")?[0]);
        Assert.Null(Drafts.ValueOf(http, "Other"));
    }
}
