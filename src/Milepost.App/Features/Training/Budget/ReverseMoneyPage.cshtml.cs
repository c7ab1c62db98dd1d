using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;
using Milepost.Domain.Training;

namespace Milepost.App.Features.Training.Budget;

public sealed class ReverseMoneyPage(TrainingBudgetQuery budgets, KeepTrainingBudgetHandler keep, AgencyTime time) : MilepostPage
{
    [BindProperty] public ReverseMoneyForm Form { get; set; } = new();

    public TrainingBudgetView View { get; private set; } = null!;
    public BudgetEntry Entry { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid serviceId, int number, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, serviceId, number, ct)) return NotFound();
        Form.On = time.Today;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid serviceId, int number, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, serviceId, number, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var result = await keep.HandleAsync(new ReverseTrainingMoney(participantId, serviceId, number, Form.On!.Value, Form.Why), ct);
        return Answer(result, _ => $"/participants/{participantId}/services/{serviceId}/training", $"Entry {number} is taken back. Enter the right amount if there is one.");
    }

    private async Task<bool> LoadAsync(Guid participantId, Guid serviceId, int number, CancellationToken ct)
    {
        if (await budgets.HandleAsync(participantId, serviceId, ct) is not { } view || view.Training.Entries.FirstOrDefault(e => e.Number == number) is not { } entry) return false;
        (View, Entry) = (view, entry);
        return true;
    }
}

public sealed class ReverseMoneyForm
{
    [Required(ErrorMessage = "Enter the day."), Display(Name = "Day")] public DateOnly? On { get; set; }
    [Display(Name = "Reason"), StringLength(1000)] public string? Why { get; set; }
}
