using System.Text.Json;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Web.Forms;
using FormDrafts = Milepost.App.Web.Forms.Drafts;

namespace Milepost.App.Features.Drafts;

/// <summary>
/// A form that arrives when it can no longer be taken (signed out meanwhile, a new password is due, its protection against forgery no
/// longer fits) is never thrown away: it becomes its author's draft, or travels with the sign-in page until its author is known.
/// </summary>
public static class LateForms
{
    /// <summary>Holds a <see cref="LateAnswer"/> that <see cref="LateFormsMiddleware"/> gives instead of the request's own.</summary>
    public const string AnswerKey = "late-form-answer";

    /// <summary>Holds the form that the sign-in page carries along, as text.</summary>
    public const string CarriedKey = "late-form-carried";

    /// <summary>Set when the sign-in ended because nothing happened for too long.</summary>
    public const string IdleKey = "late-form-idle";

    private static readonly HashSet<string> NeverKept = new(StringComparer.OrdinalIgnoreCase)
    {
        "__RequestVerificationToken", "handler", "returnUrl", "carried", FormDrafts.SubmissionField, FormDrafts.PathField, FormDrafts.BoxesField,
        GatePanel.FormField, GatePanel.AcceptField,
    };

    /// <summary>Parts of the names of fields that are never written down: a field for a secret is named by one of these.</summary>
    private static readonly string[] Secrets = ["Password", "OneTimeCode", "RecoveryCode", "SecretKey"];

    /// <summary>What the browser's script sends by itself: nobody waits for an answer, and the words are on their page still.</summary>
    private static readonly PathString[] SentByScript = ["/drafts", AccountsPaths.KeepAlive, AccountsPaths.SignOut];

    /// <summary>Keeps the form as the draft of an account that is known from its cookie.</summary>
    public static async Task KeepAsync(HttpContext http, Guid accountId)
    {
        if (await ReadAsync(http.Request) is { } late) await KeepAsync(http, accountId, late);
    }

    /// <summary>Keeps a form that came along with the sign-in page, now that its author is known.</summary>
    public static async Task KeepCarriedAsync(HttpContext http, Guid accountId, string? carried)
    {
        if (string.IsNullOrEmpty(carried)) return;
        LateForm? late;
        try
        {
            late = JsonSerializer.Deserialize<LateForm>(carried);
        }
        catch (JsonException)
        {
            return;
        }
        if (late is { Page: not null, Fields: not null } && late.Fields.Values.All(v => v is not null)) await KeepAsync(http, accountId, late);
    }

    /// <summary>Answers a request of somebody who is not signed in: to the sign-in page, with whatever was typed.</summary>
    public static async Task SendToSignInAsync(HttpContext http, string route)
    {
        var wasIdle = http.Items.ContainsKey(IdleKey);
        var query = $"?returnUrl={Uri.EscapeDataString(await ReturnUrlAsync(http.Request, route))}{(wasIdle ? "&idle=true" : "")}";
        // After the idle limit the cookie still said whose form it is, and it is a draft already.
        if (wasIdle || await ReadAsync(http.Request) is not { } late)
        {
            http.Response.Redirect(AccountsPaths.SignIn + query);
            return;
        }
        http.Items[CarriedKey] = JsonSerializer.Serialize(late);
        http.Items[AnswerKey] = new LateAnswer(AccountsPaths.SignIn, new QueryString(query), null, null);
    }

    /// <summary>Where the form was filled in; after signing in one comes back there.</summary>
    public static async Task<string> ReturnUrlAsync(HttpRequest request, string route)
    {
        if (HttpMethods.IsGet(request.Method)) return request.PathBase + request.Path + request.QueryString;
        if (IsSentByScript(request)) return "/";
        if (request.HasFormContentType && await FormOfAsync(request) is { } form && PageField(form) is { } page) return page;
        return AccessTable.Instance.Find(route, HttpMethods.Get) is null ? "/" : FormDrafts.PathOf(request);
    }

    /// <summary>All fields of a form, to be sent again as they are. Null where there is none, or where it holds what must not be written into a page: a secret, or a file, which no page can hold.</summary>
    public static async Task<IReadOnlyList<KeyValuePair<string, string>>?> WholeAsync(HttpRequest request)
    {
        if (!request.HasFormContentType || await FormOfAsync(request) is not { } form) return null;
        if (form.Files.Count > 0 || form.Keys.Any(IsSecret)) return null;
        return [.. form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))];
    }

    internal static async Task<LateForm?> ReadAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || IsSentByScript(request)) return null;
        if (await FormOfAsync(request) is not { } form) return null;
        var fields = form.Where(f => !NeverKept.Contains(f.Key) && !IsSecret(f.Key))
            .ToDictionary(f => f.Key, f => f.Value.Where(v => v is not null).Select(v => v!).ToArray());
        foreach (var name in form[FormDrafts.BoxesField].OfType<string>()) fields.TryAdd(name, []);
        return fields.Count == 0 ? null : new(PageField(form) ?? FormDrafts.PathOf(request), fields);
    }

    /// <summary>Null for a body that is no form: broken off, too many fields, signs that no form holds. Nobody typed that, so nothing is lost.</summary>
    private static async Task<IFormCollection?> FormOfAsync(HttpRequest request)
    {
        try
        {
            return await request.ReadFormAsync();
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }
    }

    private static async Task KeepAsync(HttpContext http, Guid accountId, LateForm late) =>
        await http.RequestServices.GetRequiredService<SaveDraftHandler>().HandleAsync(new(accountId, late.Page, late.Fields), http.RequestAborted);

    private static bool IsSentByScript(HttpRequest request) => SentByScript.Any(path => request.Path.StartsWithSegments(path));

    private static bool IsSecret(string field) => Secrets.Any(secret => field.Contains(secret, StringComparison.OrdinalIgnoreCase));

    private static string? PageField(IFormCollection form) =>
        form[FormDrafts.PathField] is [{ Length: > 1 } page, ..] && page[0] == '/' && page[1] is not ('/' or '\\') ? page : null;
}

/// <summary>What somebody typed, and the page it belongs to.</summary>
public sealed record LateForm(string Page, Dictionary<string, string[]> Fields);

/// <summary>A page to show instead of the answer to a form that came too late.</summary>
/// <param name="Values">What to show in its fields.</param>
/// <param name="Words">What to say at its top.</param>
public sealed record LateAnswer(PathString Path, QueryString Query, IReadOnlyDictionary<string, string[]>? Values, string? Words);
