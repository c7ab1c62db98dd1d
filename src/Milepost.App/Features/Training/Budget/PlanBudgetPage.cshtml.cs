using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Training;

namespace Milepost.App.Features.Training.Budget;

public sealed class PlanBudgetPage(TrainingBudgetQuery budgets, KeepTrainingBudgetHandler keep, LastChangeQuery lastChange) : MilepostPage
{
    private const int MostLines = 40;

    [BindProperty] public PlanBudgetForm Form { get; set; } = new();

    public TrainingBudgetView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, serviceId, ct)) return NotFound();
        Form = PlanBudgetForm.Of(View);
        return Page();
    }

    public async Task<IActionResult> OnPostMoreAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, serviceId, ct)) return NotFound();
        if (Form.Lines.Count < MostLines) Form.Lines.Add(new());
        return ShowAgain();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, serviceId, ct)) return NotFound();
        if (Form.Lines.Count > MostLines) return BadRequest();
        if (!ModelState.IsValid) return Page();
        // Rows left empty are no periods; problems are told beside the rows as they stand on the page.
        var rows = Form.Lines.Select((line, row) => (line, row)).Where(each => !each.line.IsEmpty).ToList();
        var lines = rows.ConvertAll(each => new BudgetLine(each.line.Number, each.line.Period!, each.line.From!.Value, each.line.To!.Value, each.line.Planned!.Value));
        var result = await keep.HandleAsync(new PlanTrainingBudget(participantId, serviceId, Form.Version, lines), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            var theirs = PlanBudgetForm.Of(View);
            Form.Version = theirs.Version;
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(participantId, ct));
        }
        if (!result.IsDone && result.Problem!.Kind != ProblemKind.NotFound)
        {
            foreach (var problem in result.Problems) Tell(problem, problem.Field is { Length: > 0 } field ? $"Form.{OnPage(field, rows)}" : "");
            return Page();
        }
        return Answer(result, _ => $"/participants/{participantId}/services/{serviceId}/training", "The plan is saved. Enter vouchers, invoices and payments as they come.");
    }

    private static string OnPage(string field, List<(BudgetLineForm Line, int Row)> rows) =>
        field.StartsWith("Lines[", StringComparison.Ordinal) && int.TryParse(field["Lines[".Length..field.IndexOf(']')], out var sent)
            ? $"Lines[{rows[sent].Row}]{field[(field.IndexOf(']') + 1)..]}" : field;

    private async Task<bool> LoadAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (await budgets.HandleAsync(participantId, serviceId, ct) is not { } view) return false;
        View = view;
        return true;
    }
}

public sealed class PlanBudgetForm
{
    public List<BudgetLineForm> Lines { get; set; } = [];
    public long Version { get; set; }

    /// <summary>The periods there are; where there are none, one from the first day to the planned end with all that WIOA pays.</summary>
    public static PlanBudgetForm Of(TrainingBudgetView view)
    {
        var lines = view.Training.Budget.Select(line => new BudgetLineForm { Number = line.Number, Period = line.Period, From = line.From, To = line.To, Planned = line.Planned }).ToList();
        if (lines.Count == 0)
        {
            lines.Add(new()
            {
                Period = "Whole training", From = view.Service.Details.StartsOn, To = view.Service.Details.PlannedEndOn ?? view.Service.EndsOn,
                Planned = view.Budget.WioaPays > 0 ? view.Budget.WioaPays : null,
            });
        }
        return new() { Lines = lines, Version = view.Service.Version };
    }
}

public sealed class BudgetLineForm : IValidatableObject
{
    public int Number { get; set; }
    [Display(Name = "Period"), StringLength(100)] public string? Period { get; set; }
    [Display(Name = "From")] public DateOnly? From { get; set; }
    [Display(Name = "To")] public DateOnly? To { get; set; }
    [Display(Name = "Planned")] public decimal? Planned { get; set; }

    public bool IsEmpty => Period is null && From is null && To is null && Planned is null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsEmpty) yield break;
        if (Period is null) yield return new("Enter the period, like Fall term.", [nameof(Period)]);
        if (From is null) yield return new("Enter the first day.", [nameof(From)]);
        if (To is null) yield return new("Enter the last day.", [nameof(To)]);
        if (Planned is null) yield return new("Enter what is planned; 0 when nothing is.", [nameof(Planned)]);
    }
}
