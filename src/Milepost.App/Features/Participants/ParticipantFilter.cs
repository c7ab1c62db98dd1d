using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Milepost.App.Features.Participants.Merge;
using Milepost.App.Web.Layout;

namespace Milepost.App.Features.Participants;

/// <summary>For every page under a participant: refuses what is out of reach as if it did not exist, prepares the banner, notes who looked.</summary>
public sealed class ParticipantFilter(ParticipantBannerQuery banners, MergedIntoQuery merged, NoteViewHandler views) : IAsyncPageFilter
{
    public const string Parameter = "participantId";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.RouteData.Values[Parameter] is not string text || !Guid.TryParse(text, out var participantId))
        {
            await next();
            return;
        }

        if (await banners.HandleAsync(participantId, context.HttpContext.RequestAborted) is not { } banner)
        {
            // A merged record leads on to the one that took it in, for those who may see that.
            var request = context.HttpContext.Request;
            context.Result = HttpMethods.IsGet(request.Method) && await merged.HandleAsync(participantId, context.HttpContext.RequestAborted) is { } survivor
                ? new LocalRedirectResult(request.Path.Value!.Replace(text, survivor.ToString(), StringComparison.OrdinalIgnoreCase) + request.QueryString)
                : new NotFoundResult();
            return;
        }
        ((Microsoft.AspNetCore.Mvc.RazorPages.PageModel)context.HandlerInstance).ViewData[ParticipantBanner.Key] = banner;
        await views.HandleAsync(new(participantId), context.HttpContext.RequestAborted);
        var done = await next();
        // A change in this request may have changed what the banner says.
        if (HttpMethods.IsPost(context.HttpContext.Request.Method) && done.Result is Microsoft.AspNetCore.Mvc.RazorPages.PageResult)
            ((Microsoft.AspNetCore.Mvc.RazorPages.PageModel)context.HandlerInstance).ViewData[ParticipantBanner.Key] = await banners.HandleAsync(participantId, CancellationToken.None) ?? banner;
    }
}
