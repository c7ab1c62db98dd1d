using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;
using Milepost.Domain.Training;

namespace Milepost.App.Features.Training.Budget;

public sealed class TrainingMoneyPage(TrainingBudgetQuery budgets, KeepTrainingBudgetHandler keep, AgencyTime time) : MilepostPage
{
    [BindProperty] public TrainingMoneyForm Form { get; set; } = new();

    public TrainingBudgetView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (await budgets.HandleAsync(participantId, serviceId, ct) is not { } view) return NotFound();
        View = view;
        Form = new() { On = time.Today, Line = view.Training.Budget is [var only] ? only.Number : null };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (await budgets.HandleAsync(participantId, serviceId, ct) is not { } view) return NotFound();
        View = view;
        if (!ModelState.IsValid) return Page();
        var result = await keep.HandleAsync(new EnterTrainingMoney(participantId, serviceId, Form.Line!.Value, Form.Kind!.Value, Form.Amount!.Value, Form.On!.Value, Form.Reference), ct);
        return Answer(result, _ => $"/participants/{participantId}/services/{serviceId}/training", $"{TrainingWords.Of(Form.Kind.Value)}: {Dollars.Words(Form.Amount.Value)}. The sums below count it.");
    }
}

public sealed class TrainingMoneyForm
{
    [Required(ErrorMessage = "Choose what it is."), Display(Name = "What it is")] public BudgetEntryKind? Kind { get; set; }
    [Required(ErrorMessage = "Choose the period."), Display(Name = "Period")] public int? Line { get; set; }
    [Required(ErrorMessage = "Enter the amount."), Display(Name = "Amount")] public decimal? Amount { get; set; }
    [Required(ErrorMessage = "Enter the day."), Display(Name = "Day")] public DateOnly? On { get; set; }
    [Display(Name = "Number"), StringLength(60)] public string? Reference { get; set; }
}
