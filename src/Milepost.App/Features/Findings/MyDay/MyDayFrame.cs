using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Milepost.App.Access;
using Milepost.App.Features.Participants;
using Milepost.App.Web.Layout;

namespace Milepost.App.Features.Findings.MyDay;

/// <summary>
/// Opens the page of an action within the due list: the same page, form and handler, drawn between the rows. When it is saved the planner is
/// back in the list, at the row that follows.
/// </summary>
public sealed class MyDayFrame(DueListQuery due, Actor actor, AgencyTime time) : IAsyncPageFilter
{
    /// <summary>Carries the list's address with its filter; nothing but that page's address is taken.</summary>
    public const string Parameter = "from";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        // Elsewhere people may reach further than on pages of people: an administrator reads accounts of offices whose people are not the administrator's to see.
        if (!context.RouteData.Values.ContainsKey(ParticipantFilter.Parameter)
            || http.Request.Query[Parameter].ToString() is not { Length: > 0 } from || DueFilter.Read(from) is not { } filter || !actor.MayTake(DueFilter.Address, HttpMethods.Get))
        {
            await next();
            return;
        }

        var at = KeyIn(from);
        var list = await due.HandleAsync(filter, http.RequestAborted);
        var view = new MyDayView(filter, list, at, time.Today, actor.OnlyReads);
        ((PageModel)context.HandlerInstance).ViewData[SurroundingPage.Key] =
            new SurroundingPage("/Features/Findings/MyDay/_Above.cshtml", "/Features/Findings/MyDay/_Below.cshtml", view);

        var done = await next();
        if (HttpMethods.IsPost(http.Request.Method) && done.Result is LocalRedirectResult) done.Result = new LocalRedirectResult(filter.Link(RowAfter(view, at)));
    }

    private static string? KeyIn(string from)
    {
        var address = from.Split('#')[0];
        return QueryHelpers.ParseQuery(address[(address.IndexOf('?', StringComparison.Ordinal) + 1)..]).TryGetValue("at", out var at) ? at.ToString() : null;
    }

    private static string? RowAfter(MyDayView view, string? at)
    {
        var rows = view.Groups.SelectMany(group => group.Items).Select(item => item.Key).ToList();
        var place = at is null ? -1 : rows.IndexOf(at);
        return place >= 0 && place + 1 < rows.Count ? rows[place + 1] : null;
    }
}
