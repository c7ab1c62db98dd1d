namespace Milepost.App.Web.Forms;

/// <summary>What policy has against saving a form, drawn above the form's buttons: what is wrong, by which words, what to do, who can let it pass.</summary>
/// <param name="MaySaveAnyway">Nothing refuses; whoever has read the warnings may save in spite of them.</param>
/// <param name="Accepts">Ids of the requirements that "Save anyway" accepts.</param>
/// <param name="IsKept">What was typed is a draft, so that one can follow a link and come back.</param>
public sealed record GatePanel(IReadOnlyList<GateNotice> Notices, bool MaySaveAnyway, string Accepts, bool IsKept)
{
    /// <summary>Where the error summary leads for what belongs to no field.</summary>
    public const string Id = "gates";

    /// <summary>The button's name. It sends the ids of the requirements whose warning was read, with blanks between them.</summary>
    public const string AcceptField = "AcceptedWarnings";

    /// <summary>The hidden field that tells the second and later forms of a page from the first.</summary>
    public const string FormField = "__form";

    private const string Key = "gate-panel";
    private const string FormsKey = "gate-panel-forms";

    public bool Refuses => Notices.Any(notice => notice.Refuses);

    /// <summary>Puts the panel into the form that was sent, wherever the page draws it.</summary>
    public void ShowOn(HttpContext http) => http.Items[Key] = this;

    /// <summary>Counts a form that is being drawn; the number tells it from the page's other forms.</summary>
    public static int NextForm(HttpContext http)
    {
        var number = http.Items[FormsKey] as int? ?? 0;
        http.Items[FormsKey] = ++number;
        return number;
    }

    /// <summary>The panel that belongs to this form of the page.</summary>
    public static GatePanel? For(HttpContext http, int form) =>
        http.Items[Key] as GatePanel is { } panel && form == SentForm(http.Request) ? panel : null;

    /// <summary>The warnings that the form says were read.</summary>
    public static IReadOnlySet<string> Accepted(HttpRequest request) =>
        request.HasFormContentType
            ? request.Form[AcceptField].OfType<string>().SelectMany(ids => ids.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal)
            : new HashSet<string>();

    /// <summary>
    /// The field of the form that was sent, by the last part of its name: policy says "hourlyWage" wherever a form holds it. Null where
    /// the form has none.
    /// </summary>
    public static string? FieldNamed(HttpRequest request, string field)
    {
        if (field.Length == 0 || !request.HasFormContentType) return null;
        // A list of boxes sends nothing when none is ticked, but says that it is there.
        var names = request.Form.Keys.Concat(request.Form[Drafts.BoxesField].OfType<string>()).ToList();
        var last = LastPart(field);
        return names.FirstOrDefault(name => string.Equals(name, field, StringComparison.OrdinalIgnoreCase))
            ?? names.FirstOrDefault(name => name.Contains('.', StringComparison.Ordinal) && string.Equals(LastPart(name), last, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether the form that was sent is one that is kept as it is typed.</summary>
    public static bool HoldsDraft(HttpRequest request) => request.HasFormContentType && request.Form[Drafts.PathField] is [{ Length: > 0 }, ..];

    private static string LastPart(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static int SentForm(HttpRequest request) =>
        request.HasFormContentType && int.TryParse(request.Form[FormField], out var number) ? number : 1;
}

/// <summary>One requirement that a form runs into.</summary>
/// <param name="Wrong">What is missing or wrong about whom or what; empty where the title says it all.</param>
/// <param name="WhatElse">Who can let it pass, in a sentence.</param>
public sealed record GateNotice(
    bool Refuses, string Title, IReadOnlyList<string> Wrong, string? Quote, string Source, string? SourceLink, string WhatToDo, IReadOnlyList<GateLink> Settle,
    string? WhatElse, IReadOnlyList<GateLink> Waive);

public sealed record GateLink(string Words, string Address);
