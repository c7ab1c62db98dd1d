using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Milepost.Domain;

namespace Milepost.App.Web;

/// <summary>What stands now beside what was typed, field by field, when two people edited the same thing.</summary>
public sealed record EditConflict(string Who, string When, IReadOnlyList<ConflictingField> Fields)
{
    /// <summary>The fields in which two fillings of one form differ, by their labels.</summary>
    public static IReadOnlyList<ConflictingField> Differences<TForm>(TForm theirs, TForm yours) where TForm : notnull =>
        [.. typeof(TForm).GetProperties()
            .Where(p => p.GetCustomAttribute<DisplayAttribute>() is not null)
            .Select(p => new ConflictingField(p.GetCustomAttribute<DisplayAttribute>()!.Name ?? p.Name, Text(p.GetValue(theirs)), Text(p.GetValue(yours))))
            .Where(f => f.Theirs != f.Yours)];

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text.Trim(),
        DateOnly day => day.Words(),
        Enum word => Forms.PlainWords.FromName(word.ToString()),
        bool yes => yes ? "Yes" : "No",
        IEnumerable many => string.Join("; ", many.Cast<object?>().Select(Text).Where(t => t.Length > 0)),
        _ => value.ToString() ?? "",
    };
}

public sealed record ConflictingField(string Label, string Theirs, string Yours);

public static class StaleProblems
{
    public static readonly Problem Changed = new("record.changed-meanwhile", ProblemKind.Stale,
        "Somebody changed this while you were editing. Below you see both. Nothing of yours is lost: change what you want and save again.");
}
