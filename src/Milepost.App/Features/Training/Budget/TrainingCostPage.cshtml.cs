using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Training;

namespace Milepost.App.Features.Training.Budget;

public sealed class TrainingCostPage(TrainingBudgetQuery budgets, KeepTrainingBudgetHandler keep, LastChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public TrainingCostForm Form { get; set; } = new();

    public TrainingBudgetView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (await budgets.HandleAsync(participantId, serviceId, ct) is not { } view) return NotFound();
        View = view;
        Form = TrainingCostForm.Of(view);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (await budgets.HandleAsync(participantId, serviceId, ct) is not { } view) return NotFound();
        View = view;
        if (!ModelState.IsValid) return Page();
        var result = await keep.HandleAsync(new SetTrainingCost(participantId, serviceId, Form.Version, Form.ToCost(), Form.ToAid(), Form.Ita, Form.ItaNumber), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            var theirs = TrainingCostForm.Of(view);
            Form.Version = theirs.Version;
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, _ => $"/participants/{participantId}/services/{serviceId}/training", "Cost and aid are saved. Plan what WIOA pays by period.");
    }
}

public sealed class TrainingCostForm
{
    [Display(Name = "Tuition")] public decimal? Tuition { get; set; }
    [Display(Name = "Fees")] public decimal? Fees { get; set; }
    [Display(Name = "Books")] public decimal? Books { get; set; }
    [Display(Name = "Supplies and tools")] public decimal? Supplies { get; set; }
    [Display(Name = "Other cost")] public decimal? OtherCost { get; set; }
    [Display(Name = "Pell Grant")] public decimal? Pell { get; set; }
    [Display(Name = "Other grants")] public decimal? OtherGrants { get; set; }
    [Display(Name = "Employer")] public decimal? EmployerAid { get; set; }
    [Display(Name = "The person")] public decimal? Own { get; set; }
    [Display(Name = "An individual training account (ITA) pays")] public bool Ita { get; set; }
    [Display(Name = "Number of the account"), StringLength(60)] public string? ItaNumber { get; set; }
    public long Version { get; set; }

    public TrainingCost ToCost() => new(Tuition ?? 0, Fees ?? 0, Books ?? 0, Supplies ?? 0, OtherCost ?? 0);

    public FinancialAid ToAid() => new(Pell ?? 0, OtherGrants ?? 0, EmployerAid ?? 0, Own ?? 0);

    public static TrainingCostForm Of(TrainingBudgetView view)
    {
        var (cost, aid) = (view.Training.Cost, view.Training.Aid);
        return new()
        {
            Tuition = cost?.Tuition ?? view.Service.Details.Cost, Fees = cost?.Fees, Books = cost?.Books, Supplies = cost?.Supplies, OtherCost = cost?.Other,
            Pell = aid?.Pell, OtherGrants = aid?.OtherGrants, EmployerAid = aid?.Employer, Own = aid?.Own,
            Ita = view.Training.Ita, ItaNumber = view.Training.ItaNumber, Version = view.Service.Version,
        };
    }
}
