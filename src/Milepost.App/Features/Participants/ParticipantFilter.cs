using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Caching.Memory;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.App.Web.Layout;

namespace Milepost.App.Features.Participants;

/// <summary>For every page under a participant: refuses what is out of reach as if it did not exist, prepares the banner, notes who looked.</summary>
public sealed class ParticipantFilter(ParticipantBannerQuery banners, MilepostDb db, Actor actor, AgencyTime time, IMemoryCache seen) : IAsyncPageFilter
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
            context.Result = new NotFoundResult();
            return;
        }
        ((Microsoft.AspNetCore.Mvc.RazorPages.PageModel)context.HandlerInstance).ViewData[ParticipantBanner.Key] = banner;
        await NoteViewAsync(participantId, context.HttpContext.RequestAborted);
        var done = await next();
        // A change in this request may have changed what the banner says.
        if (HttpMethods.IsPost(context.HttpContext.Request.Method) && done.Result is Microsoft.AspNetCore.Mvc.RazorPages.PageResult)
            ((Microsoft.AspNetCore.Mvc.RazorPages.PageModel)context.HandlerInstance).ViewData[ParticipantBanner.Key] = await banners.HandleAsync(participantId, CancellationToken.None) ?? banner;
    }

    /// <summary>Product A6: who looked, too. One row for each person, record and hour keeps the list readable.</summary>
    private async Task NoteViewAsync(Guid participantId, CancellationToken ct)
    {
        var key = (actor.AccountId, participantId, time.Now.UtcTicks / TimeSpan.TicksPerHour);
        if (seen.TryGetValue(key, out _)) return;
        db.RecordViews.Add(new RecordView { ParticipantId = participantId, ActorId = actor.AccountId, ActorName = actor.Name, At = time.Now });
        await db.SaveChangesAsync(ct);
        seen.Set(key, true, TimeSpan.FromHours(1));
    }
}
