using Milepost.Domain;

namespace Milepost.App.Web.Forms;

/// <summary>Puts a problem with the n-th thing of a list beside the row of the form it was typed in: rows left empty are not part of the list.</summary>
public static class RowProblems
{
    /// <param name="field">The list's name in the command, "Documents".</param>
    /// <param name="rows">For each thing of the list, its row on the form.</param>
    public static Result<T> AtRows<T>(this Result<T> result, string field, IReadOnlyList<int> rows) => result.IsDone
        ? result
        : result.Problems.Select(p => p.Field is { } at && at.StartsWith(field + "[", StringComparison.Ordinal)
            && int.TryParse(at[(field.Length + 1)..].Split(']')[0], out var item) && item < rows.Count
                ? p.At($"{field}[{rows[item]}]{at[(at.IndexOf(']', StringComparison.Ordinal) + 1)..]}") : p).ToList();
}
