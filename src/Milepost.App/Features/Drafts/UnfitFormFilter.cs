using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Milepost.App.Access;
using Milepost.App.Web.Layout;
using FormDrafts = Milepost.App.Web.Forms.Drafts;

namespace Milepost.App.Features.Drafts;

/// <summary>
/// A form whose protection against forgery does not fit (signed in again in another tab, cookies cleared, keys renewed) writes nothing,
/// and comes back with its words.
/// </summary>
public sealed class UnfitFormFilter(Actor actor, ITempDataDictionaryFactory tempData) : IAsyncAlwaysRunResultFilter
{
    private const string Words = "Nothing was saved: this page had been open while you signed in again. What you typed is still here. Check it and save once more.";

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult)
        {
            await next();
            return;
        }

        var http = context.HttpContext;
        // A form on a page of somebody else's making is refused as it is; browsers say where a form comes from.
        if (http.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" || await LateForms.ReadAsync(http.Request) is not { } late)
        {
            await next();
            return;
        }
        if (actor.AccountId is { } accountId)
        {
            await LateForms.KeepAsync(http, accountId);
            // The refusal came before the part of a request that keeps messages for the next page.
            var messages = tempData.GetTempData(http);
            messages.SayInfo(Words);
            messages.Save();
            context.Result = new LocalRedirectResult(late.Page);
            await next();
            return;
        }
        context.Cancel = true;
        var page = FormDrafts.PathOf(http.Request);
        var query = page.IndexOf('?', StringComparison.Ordinal);
        http.Items[LateForms.AnswerKey] = new LateAnswer(http.Request.Path, new QueryString(query < 0 ? "" : page[query..]), late.Fields,
            "This page had been open for too long. Check what you typed and send it once more.");
    }
}
