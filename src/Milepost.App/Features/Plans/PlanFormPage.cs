using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Occupations;
using Milepost.App.Features.Participants;
using Milepost.App.ReferenceData;
using Milepost.App.Web.Forms;
using Milepost.Domain;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans;

/// <summary>The first step of the walk, for a plan that is being opened and for one that is changed.</summary>
public abstract class PlanFormPage(PlanWalkQuery walks, LastChangeQuery lastChange, ReferenceLists lists) : WalkPage(walks, lastChange)
{
    [BindProperty] public PlanStepForm Form { get; set; } = new();

    private string ProgramWord => CodeWords.Of(Walk.Record.Program);

    public string MoreAction => $"{Request.Path}?handler=rows";

    public IReadOnlyList<string> KnownSupport => [.. lists.SupportTypesFor(Walk.Person.PackId, ProgramWord).Select(s => s.Name)];

    public IEnumerable<SelectListItem> SupportItems => KnownSupport.Select(name => new SelectListItem(name, name));

    /// <summary>Those of the program, and what the plan names already.</summary>
    public IEnumerable<SelectListItem> IndicatorItems =>
        lists.IndicatorsFor(ProgramWord).Select(i => i.Name).Concat(Walk.Plan?.Details.Indicators ?? []).Distinct().Select(name => new SelectListItem(name, name));

    public IEnumerable<string> BarrierNames => lists.BarriersFor(ProgramWord).Select(b => b.Name);

    public static IEnumerable<SelectListItem> BasisItems => Enum.GetValues<JustificationBasis>().Select(b => new SelectListItem(Words.Of(b), b.ToString()));

    /// <summary>What an unclear occupation text could mean.</summary>
    public IReadOnlyList<SelectListItem> OccupationChoices { get; private set; } = [];

    public bool IsRequired(string field) => Walk.Rules.RequiredFields.Contains("plan." + field);

    public string FoundIn(string? barrier) =>
        Walk.FoundIn(barrier ?? "") is { } found ? $"Found in the {found}." : "";

    /// <summary>Adds rows to a list without losing a word; nothing is saved.</summary>
    public async Task<IActionResult> OnPostRowsAsync(string? more, CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        Form.AddRows(more);
        Show();
        return ShowAgain();
    }

    protected IActionResult Show()
    {
        Form.MakeRoom(HttpContext, Offered);
        if (ModelState.TryGetValue("Form.TargetOccupation", out var entry) && entry.Errors.Count > 0)
        {
            OccupationChoices = [.. lists.SearchOccupations(Form.TargetOccupation ?? "", OccupationEntry.MostChoices).Select(o => new SelectListItem(o.Label, o.Label))];
        }
        return Page();
    }

    /// <summary>Assessed barriers that the plan does not speak of and no service answers.</summary>
    private IReadOnlyList<string> Offered
    {
        get
        {
            var inPlan = (Walk.Plan?.Details.Barriers ?? []).Select(b => SearchWords.Normalize(b.Name)).ToHashSet(StringComparer.Ordinal);
            return [.. Walk.Unanswered.Where(name => !inPlan.Contains(SearchWords.Normalize(name)))];
        }
    }

    public TextRows Rows(string name, IReadOnlyList<TextRow> rows, string legend, string hint, string rowLabel, string more, string? requiredAs = null) =>
        new($"Form.{name}", rows, legend, hint, rowLabel, more, MoreAction, requiredAs is not null && IsRequired(requiredAs));

    protected static bool IsUnclearOccupation<T>(Result<T> result) => result.Problems.Any(p => p.Code.StartsWith("occupation.", StringComparison.Ordinal));
}
