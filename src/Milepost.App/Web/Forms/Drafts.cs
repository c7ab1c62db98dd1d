namespace Milepost.App.Web.Forms;

/// <summary>Where a page finds the words somebody typed earlier and has not saved.</summary>
/// <remarks>
/// Whoever keeps drafts puts them into <see cref="HttpContext.Items"/> before the page is drawn, found by <see cref="PathOf"/>;
/// the fields take them from there, so that no page has to think of it.
/// </remarks>
public static class Drafts
{
    /// <summary>Holds an <c>IReadOnlyDictionary&lt;string, string[]&gt;</c> by form field name.</summary>
    public const string ValuesKey = "draft-values";

    /// <summary>Holds a <see cref="DateTimeOffset"/>: when those words reached the server.</summary>
    public const string SavedAtKey = "draft-saved-at";

    /// <summary>The hidden field that carries the draft's path along with the form.</summary>
    public const string PathField = "__draft";

    /// <summary>The hidden field that is the same when one form is sent twice.</summary>
    public const string SubmissionField = "__submission";

    /// <summary>The hidden fields that name a form's lists of boxes.</summary>
    public const string BoxesField = "__boxes";

    /// <summary>Names the form's place: its path with its query, but not the handler, so that a page shown again is the same place.</summary>
    public static string PathOf(HttpRequest request)
    {
        var query = request.Query
            .Where(pair => !string.Equals(pair.Key, "handler", StringComparison.OrdinalIgnoreCase))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value));

        return request.PathBase + request.Path + QueryString.Create(query).ToUriComponent();
    }

    /// <summary>The drafted value of one field, or null when there is none or the page is not just being opened.</summary>
    public static IReadOnlyList<string>? ValueOf(HttpContext context, string fieldName) =>
        Values(context) is { } values && values.TryGetValue(fieldName, out var value) ? value : null;

    /// <summary>Whether this page opens with words from a draft.</summary>
    public static bool IsShownOn(HttpContext context) => Values(context) is { Count: > 0 };

    /// <summary>When the draft reached the server, if there is one.</summary>
    public static DateTimeOffset? SavedAt(HttpContext context) => context.Items[SavedAtKey] as DateTimeOffset?;

    // After a POST the form itself carries what was typed, and it is newer than any draft.
    private static IReadOnlyDictionary<string, string[]>? Values(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) ? context.Items[ValuesKey] as IReadOnlyDictionary<string, string[]> : null;
}
