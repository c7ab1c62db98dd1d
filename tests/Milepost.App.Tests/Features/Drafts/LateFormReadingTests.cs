using System.Text;
using Microsoft.AspNetCore.Http;
using Milepost.App.Features.Drafts;

namespace Milepost.App.Tests.Features.Drafts;

public sealed class LateFormReadingTests
{
    [Fact]
    public async Task A_list_of_boxes_without_a_tick_is_kept_as_one_without_a_tick()
    {
        var late = await Read("Form.Name=Ada&__boxes=Form.Barriers&__boxes=Form.Needs&Form.Needs=transport");

        Assert.Empty(late!.Fields["Form.Barriers"]);
        Assert.Equal(["transport"], late.Fields["Form.Needs"]);
        Assert.False(late.Fields.ContainsKey("__boxes"));
    }

    [Theory]
    [InlineData("/people/new", "/people/new")]
    [InlineData("//elsewhere.example.org", "/here?a=1")]
    [InlineData("/\\elsewhere.example.org", "/here?a=1")]
    [InlineData("https://elsewhere.example.org", "/here?a=1")]
    [InlineData("", "/here?a=1")]
    public async Task A_form_belongs_to_the_page_it_names_if_that_is_one_of_ours_else_to_where_it_was_sent(string named, string page) =>
        Assert.Equal(page, (await Read($"__draft={Uri.EscapeDataString(named)}&Form.Name=Ada"))!.Page);

    [Fact]
    public async Task Secrets_and_housekeeping_are_left_out()
    {
        var late = await Read("__RequestVerificationToken=t&__submission=s&Form.NewPassword=p&Form.OneTimeCode=1&Form.RecoveryCode=2&Form.SecretKey=3&returnUrl=/&Form.Name=Ada");

        Assert.Equal(["Form.Name"], late!.Fields.Keys);
        Assert.Null(await Read("__RequestVerificationToken=t&Form.NewPassword=p"));
    }

    private static Task<LateForm?> Read(string body)
    {
        var http = new DefaultHttpContext();
        (http.Request.Method, http.Request.Path, http.Request.QueryString, http.Request.ContentType) = ("POST", "/here", new QueryString("?handler=Save&a=1"), "application/x-www-form-urlencoded");
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return LateForms.ReadAsync(http.Request);
    }
}
