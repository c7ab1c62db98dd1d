using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Milepost.App.Web.Forms;

/// <summary>Tells the next page which form was saved, so that the browser forgets the words it kept for it.</summary>
/// <remarks>
/// Saved means: the page answered with a redirect and found no error. Anything else (an error, a sign-in page, a lost
/// connection) leaves the words where they are.
/// </remarks>
public sealed class SavedFormFilter(ITempDataDictionaryFactory tempData) : IAsyncPageFilter
{
    /// <summary>The TempData entry, and the name of the meta element that the layout writes.</summary>
    public const string Key = "saved-form";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType) return;
        if (!IsRedirect(done.Result) || !context.ModelState.IsValid) return;
        if (request.Form[Drafts.PathField] is not [{ Length: > 0 } path, ..]) return;

        tempData.GetTempData(context.HttpContext)[Key] = path;
    }

    private static bool IsRedirect(IActionResult? result) =>
        result is RedirectToPageResult or RedirectResult or LocalRedirectResult or RedirectToRouteResult or RedirectToActionResult;
}
