namespace Milepost.App.Web.Forms;

/// <summary>Lists on a form, row by row, that grow without a script: a page draws a few empty rows, "Add a row" sends the form for more.</summary>
public static class FormRows
{
    /// <summary>No list on a form needs more; a list sent longer is refused by what reads it.</summary>
    public const int Most = 60;

    /// <summary>Makes the list as long as it must be drawn: what it holds, what a draft holds, and empty rows to type into.</summary>
    /// <param name="field">The list's name on the form, "Form.Documents".</param>
    public static void Extend<T>(List<T> rows, HttpContext http, string field, int empty) where T : new()
    {
        var wanted = Math.Max(rows.Count, Drafted(http, field)) + empty;
        while (rows.Count < Math.Min(wanted, Most)) rows.Add(new T());
    }

    /// <summary>Where a button sends the form that only changes it: this same place, by the handler named.</summary>
    /// <param name="field">The name of the field to go on with, "Form.Text".</param>
    public static string Action(HttpRequest request, string handler, string field) =>
        request.PathBase + request.Path
        + QueryString.Create(request.Query.Where(pair => !string.Equals(pair.Key, "handler", StringComparison.OrdinalIgnoreCase)).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value)))
            .Add("handler", handler)
        + "#" + TagHelpers.FieldTagHelper.IdOf(field);

    /// <summary>How many rows a draft of this page has something in.</summary>
    private static int Drafted(HttpContext http, string field)
    {
        if (!HttpMethods.IsGet(http.Request.Method) || http.Items[Drafts.ValuesKey] is not IReadOnlyDictionary<string, string[]> values) return 0;
        var highest = 0;
        foreach (var (name, value) in values)
        {
            if (!name.StartsWith(field + "[", StringComparison.Ordinal) || value.All(string.IsNullOrEmpty)) continue;
            if (int.TryParse(name[(field.Length + 1)..].Split(']')[0], out var row)) highest = Math.Max(highest, row + 1);
        }
        return highest;
    }
}
