namespace Milepost.App.Features.Drafts;

/// <summary>Keeps a form that was sent after the idle limit as its author's draft, so that signing in again brings the words back.</summary>
public static class LateForms
{
    private static readonly HashSet<string> NeverKept = new(StringComparer.OrdinalIgnoreCase) { "__RequestVerificationToken", Web.Forms.Drafts.SubmissionField, Web.Forms.Drafts.PathField };

    public static async Task KeepAsync(HttpContext http, Guid accountId)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType) return;
        if (http.Request.Path.StartsWithSegments("/drafts") || http.Request.Path.StartsWithSegments("/sign-out")) return;

        var form = await http.Request.ReadFormAsync();
        var fields = form.Where(f => !NeverKept.Contains(f.Key) && !f.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(f => f.Key, f => f.Value.Where(v => v is not null).Select(v => v!).ToArray());
        var save = http.RequestServices.GetRequiredService<SaveDraftHandler>();
        await save.HandleAsync(new(accountId, Web.Forms.Drafts.PathOf(http.Request), fields), http.RequestAborted);
    }
}
