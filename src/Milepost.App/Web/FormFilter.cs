using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.App.Store.Postgres;
using Milepost.App.Web.Forms;

namespace Milepost.App.Web;

/// <summary>
/// What every form gets without asking: words kept as a draft come back into their fields, Save pressed twice saves once,
/// what was read and is saved anyway passes its gate, and a saved form's draft goes away.
/// </summary>
public sealed class FormFilter(MilepostDb db, Actor actor, IMemoryCache saved) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (actor.AccountId is not { } accountId)
        {
            await next();
            return;
        }

        var page = Forms.Drafts.PathOf(http.Request);
        if (HttpMethods.IsGet(http.Request.Method))
        {
            if (!http.Items.ContainsKey(Forms.Drafts.ValuesKey)
                && context.ActionDescriptor.HandlerMethods.Any(m => m.HttpMethod == "Post")
                && await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.AccountId == accountId && d.Page == page, http.RequestAborted) is { } draft)
            {
                http.Items[Forms.Drafts.ValuesKey] = draft.Fields;
                http.Items[Forms.Drafts.SavedAtKey] = draft.SavedAt;
            }
            await next();
            return;
        }

        actor.Submission = http.Request.HasFormContentType && Guid.TryParse(http.Request.Form[Forms.Drafts.SubmissionField], out var token) ? token : null;
        actor.AcceptedWarnings = GatePanel.Accepted(http.Request);
        var done = await next();
        if (done.Exception is DuplicateSubmissionException || done.Exception?.InnerException is DuplicateSubmissionException)
        {
            done.ExceptionHandled = true;
            done.Result = new LocalRedirectResult(await WhereTheFirstWentAsync(actor.Submission!.Value) ?? http.Request.Path);
            return;
        }
        if (done.Result is LocalRedirectResult redirect)
        {
            if (actor.Submission is { } once) await RememberAsync(once, redirect.Url);
            try
            {
                await ForgetAsync(accountId, page, http.Request);
            }
            catch (Exception e) when (LostConnection.Is(e))
            {
                // What was saved is saved. The draft is offered once more, and its author sees that it is old.
            }
        }
    }

    /// <summary>Another small form on the same page leaves the draft alone: it holds none of the draft's fields.</summary>
    private async Task ForgetAsync(Guid accountId, string page, HttpRequest request)
    {
        if (await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.AccountId == accountId && d.Page == page, CancellationToken.None) is not { } draft) return;
        if (!request.HasFormContentType || request.Form.ContainsKey(Forms.Drafts.PathField) || draft.Fields.Keys.Any(request.Form.ContainsKey))
            await db.Drafts.Where(d => d.Id == draft.Id).ExecuteDeleteAsync(CancellationToken.None);
    }

    /// <summary>The first press may still be on its way back when the second arrives.</summary>
    private async Task<string?> WhereTheFirstWentAsync(Guid token)
    {
        for (var wait = 0; wait < 20; wait++)
        {
            if (saved.TryGetValue(token, out string? url)) return url;
            // The first press may have reached another node, which shares the database with this one.
            if (!db.Database.IsSqlite() && await db.Submissions.Where(s => s.Token == token).Select(s => s.LedTo).SingleOrDefaultAsync() is { } led) return led;
            await Task.Delay(50);
        }
        return null;
    }

    /// <summary>Where several nodes serve, the database remembers it for all of them. That is a courtesy: nobody waits for the disk, and it may be lost.</summary>
    private async Task RememberAsync(Guid once, string url)
    {
        saved.Set(once, url, TimeSpan.FromMinutes(10));
        if (db.Database.IsSqlite() || url.Length > Submission.LongestAddress) return;
        try
        {
            await db.Database.ExecuteSqlAsync($"""
                WITH quick AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true) AS said)
                UPDATE "Submissions" SET "LedTo" = {url} FROM quick WHERE "Token" = {once} AND quick.said IS NOT NULL
                """);
        }
        catch (Exception e) when (LostConnection.Is(e))
        {
            // What was saved is saved; a second press will show the form's own page.
        }
    }
}
