using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Participants;
using Milepost.App.ReferenceData;
using Milepost.App.Web.Forms;
using Milepost.Domain;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Plans.Objectives;

/// <summary>A likely service as the form offers it.</summary>
/// <param name="NeedsMore">Facts it cannot be planned without and the form does not ask; empty when there are none.</param>
public sealed record ServiceOffer(ServiceCode Service, string Hint, bool AsksProvider, bool AsksCost, string NeedsMore);

public sealed class AddObjectivePage(AddObjectiveHandler add, PlanWalkQuery walks, LastChangeQuery lastChange, ReferenceLists lists) : ObjectiveFormPage(walks, lastChange)
{
    /// <summary>What the form asks or knows by itself.</summary>
    private static readonly string[] Asked = ["name", "kind", "program", "startsOn", "provider", "cost", "goal", "youthElement"];

    [FromQuery(Name = "goal")] public string? GoalWanted { get; set; }

    /// <summary>Number of the predefined objective.</summary>
    [FromQuery(Name = "predefined")] public string? PredefinedNumber { get; set; }

    public PredefinedObjective? Predefined { get; private set; }

    public IReadOnlyList<ServiceOffer> Offers { get; private set; } = [];

    /// <summary>The youth element the objective belongs to.</summary>
    public YouthElement? Element => Walk.Record.Program == Program.Youth && Predefined?.YouthElement is { } number ? lists.ElementOf(number) : null;

    public IEnumerable<SelectListItem> GoalItems => Plan.Goals.Where(g => g.IsOpen).Select(g => new SelectListItem(g.Details.Statement, g.Id.ToString()));

    public IEnumerable<SelectListItem> ServiceItems => Walk.Services.Where(s => s.Details.Kind != ServiceKind.PlanDevelopment)
        .Select(s => new HintedItem(s.Title, s.CaseFileId, $"{s.Details.StartsOn.Words()}, {(s.IsOpen ? "open" : "closed")}"));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await PrepareAsync(ct)) return NotFound();
        Form.GoalId = Plan.Goals.FirstOrDefault(g => g.IsOpen && Guid.TryParse(GoalWanted, out var id) && g.Id == id)?.Id
            ?? (GoalItems.ToList() is [var only] ? Guid.Parse(only.Value) : null);
        Form.Statement = Predefined?.Name;
        Form.StartsOn = Walk.Today;
        // The best one is ticked when nothing more is needed for it; the others are alternatives.
        Form.Planned = [.. Offers.Select((offer, place) => new PlannedRow
        {
            Service = offer.Service.Service, Chosen = place == 0 && offer is { AsksProvider: false, AsksCost: false, NeedsMore: "" },
            Provider = Walk.Settings.ProviderDefault == ProviderDefault.Grantee ? Walk.Grantee : null,
        })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await PrepareAsync(ct)) return NotFound();
        if (Form.GoalId is null) ModelState.AddModelError("Form.GoalId", "Choose the goal it serves.");
        if (!FormHolds()) return Page();

        // The rows that are not ticked keep their place, so that a problem is shown beside the row it belongs to.
        var rows = Form.Planned.Select((row, at) => (Row: row, At: at)).Where(each => each.Row.Chosen).ToList();
        var result = await add.HandleAsync(new(ParticipantId, PlanId, Form.GoalId!.Value, Form.ToDetails(Predefined?.Name), Form.Services,
            [.. rows.Select(each => new PlannedService(each.Row.Service, each.Row.StartsOn ?? Form.StartsOn!.Value, each.Row.Provider, each.Row.Cost, Predefined?.YouthElement))], Form.Reason), ct);
        if (!result.IsDone && result.Problem!.Kind != ProblemKind.NotFound)
        {
            foreach (var problem in result.Problems) Tell(problem, problem.Field is null ? "" : $"Form.{InForm(problem.Field, rows)}");
            return Page();
        }
        return Answer(result, _ => To("/objectives"), result.IsDone ? result.Value.Said(Said(rows.Count)) : "");
    }

    private string Said(int planned) => $"The {Walk.ObjectiveInSentence} is added" + planned switch
    {
        0 => ".",
        1 => ", and 1 service is planned with it.",
        _ => $", and {planned} services are planned with it.",
    };

    private static string InForm(string field, List<(PlannedRow Row, int At)> rows)
    {
        for (var number = 0; number < rows.Count; number++)
        {
            var place = $"Planned[{number}].";
            if (field.StartsWith(place, StringComparison.Ordinal)) return $"Planned[{rows[number].At}].{field[place.Length..]}";
        }
        return field;
    }

    private async Task<bool> PrepareAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return false;
        Predefined = int.TryParse(PredefinedNumber, out var number) ? lists.Objectives.FirstOrDefault(o => o.Number == number) : null;
        if (Predefined is not null)
            Offers = [.. lists.LikelyServices(Predefined, CodeWords.Of(Walk.Record.Program), Walk.Person.PackId).Select(Offer)];
        return true;
    }

    private ServiceOffer Offer(ServiceCode service)
    {
        var required = Walk.Settings.RequiredOnService(service.Kind).ToList();
        var hint = (service.SameDay ? "Done on one day. " : "") + (service.YouthElement is { } element ? $"Youth element {element}. " : "")
            + (service.PassedOnAs is null ? "" : $"Goes to the state as “{service.PassedOnAs}”.");
        return new(service, hint.Trim(), required.Contains("provider"), required.Contains("cost"),
            string.Join(", ", required.Except(Asked).Select(field => PlainWords.InSentence(PlainWords.FromName(field)))));
    }
}
