using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Milepost.App.Web.Forms;
using Milepost.App.Web.Languages;
using Milepost.App.Web.Layout;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Web;

/// <summary>A page that shows a handler's answer: the one place where a problem becomes what a person sees.</summary>
public abstract class MilepostPage : PageModel
{
    /// <summary>Set when somebody else changed the record since the form was opened.</summary>
    public EditConflict? Conflict { get; protected set; }

    private readonly List<ClosedGate> _closedGates = [];

    /// <summary>The gates of policy that what was sent ran into.</summary>
    public IReadOnlyList<ClosedGate> ClosedGates => _closedGates;

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
        foreach (var problem in result.Problems) Tell(problem, problem.Field is { } field ? $"{form}.{field}" : "");
        return Page();
    }

    /// <summary>
    /// Shows one problem beside its field, or in the summary where <paramref name="field"/> is empty. That of a gate goes to the field
    /// only if the form has one by its name, and near the form's buttons the page says what it rests on.
    /// </summary>
    protected void Tell(Problem problem, string field)
    {
        if (problem.Gate is { } gate)
        {
            _closedGates.Add(gate);
            field = GatePanel.FieldNamed(Request, field) ?? GatePanel.Id;
        }
        ModelState.AddModelError(field, ProblemWords.Of(problem));
    }

    /// <summary>Several small forms stand on a page: only the one that was sent is judged.</summary>
    /// <param name="form">Name of the bound form property.</param>
    protected void JudgeOnly(string form)
    {
        foreach (var key in ModelState.Keys.Where(key => !key.StartsWith(form + ".", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
    }

    /// <summary>The same, and says whether it is in order. One that was sent without any of its fields is bound to none of them, and then nothing was found missing: it is looked at here.</summary>
    protected bool IsInOrder(object sent, string form)
    {
        JudgeOnly(form);
        return ModelState.IsValid && TryValidateModel(sent, form);
    }

    /// <summary>Draws the form again as typed and judges nothing: after a button that only changes the form, like "Add a row".</summary>
    protected IActionResult ShowAgain()
    {
        foreach (var entry in ModelState.Values)
        {
            entry.Errors.Clear();
            entry.ValidationState = ModelValidationState.Skipped;
        }
        return Page();
    }

    /// <summary>
    /// Shows theirs beside yours after a <see cref="ProblemKind.Stale"/> answer. What was typed stays in the fields; the hidden version
    /// becomes the new one, so that saving again is a decision.
    /// </summary>
    /// <param name="theirs">The form as it would be filled from the record as it stands now.</param>
    /// <param name="versionField">Name of the hidden version field, "Form.Version".</param>
    protected IActionResult ShowConflict<TForm>(TForm theirs, TForm yours, LastChange last, string versionField = "Form.Version") where TForm : notnull
    {
        Conflict = new(last.Who, last.When, EditConflict.Differences(theirs, yours));
        ModelState.Remove(versionField);
        ModelState.AddModelError("", StaleProblems.Changed.Message);
        return Page();
    }
}

/// <summary>Who changed a record last, and when, in words.</summary>
public sealed record LastChange(string Who, string When);
