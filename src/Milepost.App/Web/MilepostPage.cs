using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Milepost.App.Web.Layout;
using Milepost.Domain;

namespace Milepost.App.Web;

/// <summary>A page that shows a handler's answer: the one place where a problem becomes what a person sees.</summary>
public abstract class MilepostPage : PageModel
{
    /// <summary>Set when somebody else changed the record since the form was opened.</summary>
    public EditConflict? Conflict { get; protected set; }

    /// <summary>Redirects after success, with a sentence that says what happened and what comes next; else shows the form again, as typed.</summary>
    /// <param name="form">Name of the bound form property, "Form", that the problems' fields belong to.</param>
    protected IActionResult Answer<T>(Result<T> result, Func<T, string> next, string said, string form = "Form")
    {
        if (result.IsDone)
        {
            TempData.SaySuccess(said);
            return LocalRedirect(next(result.Value));
        }
        if (result.Problem!.Kind == ProblemKind.NotFound) return NotFound();
        foreach (var problem in result.Problems)
            ModelState.AddModelError(problem.Field is { } field ? $"{form}.{field}" : "", problem.Message);
        return Page();
    }
}

/// <summary>What stands now beside what was typed, field by field, when two people edited the same thing.</summary>
public sealed record EditConflict(string Who, string When, IReadOnlyList<ConflictingField> Fields);

public sealed record ConflictingField(string Label, string Theirs, string Yours);
