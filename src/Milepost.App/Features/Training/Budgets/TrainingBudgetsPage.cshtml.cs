using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Training.Budgets;

public sealed class TrainingBudgetsPage(TrainingBudgetsQuery budgets) : MilepostPage
{
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Office { get; set; }
    [BindProperty(SupportsGet = true)] public Program? Program { get; set; }

    public TrainingBudgets List { get; private set; } = null!;

    public string Query => QueryString.Create(new Dictionary<string, string?>
    {
        ["year"] = $"{List.Year}", ["office"] = Office?.ToString(), ["program"] = Program?.ToString(),
    }).ToString();

    public async Task OnGetAsync(CancellationToken ct) => List = await budgets.HandleAsync(new(Year, Office, Program), ct);
}
