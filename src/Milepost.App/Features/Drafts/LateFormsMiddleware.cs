using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Milepost.App.Web.Layout;

namespace Milepost.App.Features.Drafts;

/// <summary>Shows the page that <see cref="LateForms"/> asked for instead of a refusal. Stands before routing, which then runs again.</summary>
public sealed class LateFormsMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (http.Items[LateForms.AnswerKey] is not LateAnswer answer || http.Response.HasStarted) return;

        http.Items.Remove(LateForms.AnswerKey);
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        (http.Request.Method, http.Request.Path, http.Request.QueryString) = (HttpMethods.Get, answer.Path, answer.Query);
        if (answer.Values is not null) http.Items[Web.Forms.Drafts.ValuesKey] = answer.Values;
        if (answer.Words is not null) http.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(http).SayInfo(answer.Words);
        await next(http);
    }
}
