using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Plans.Objectives;
using Milepost.App.ReferenceData;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Plans.PlanServices;

/// <summary>Which services carry which objective; and, for youth, which element each belongs to.</summary>
public sealed class PlanServicesPage(TieServicesHandler tie, PlanWalkQuery walks, LastChangeQuery lastChange, ReferenceLists lists) : WalkPage(walks, lastChange)
{
    [BindProperty] public Guid ObjectiveId { get; set; }

    [BindProperty] public int Revision { get; set; }

    [BindProperty] public List<string> Services { get; set; } = [];

    /// <summary>The services one can tie; those that record the plan itself carry no objective.</summary>
    public IReadOnlyList<Service> Choices => [.. Walk.Services.Where(s => s.Details.Kind != ServiceKind.PlanDevelopment)];

    public IReadOnlyList<Service> Loose
    {
        get
        {
            var tied = Plan.Goals.SelectMany(g => g.Services).ToHashSet(StringComparer.Ordinal);
            return [.. Choices.Where(s => !tied.Contains(s.CaseFileId))];
        }
    }

    public IReadOnlyList<(YouthElement Element, IReadOnlyList<Service> Services)> Elements => Walk.Kind != PlanKind.Iss ? []
        : [.. lists.YouthElements.Select(element => (element, (IReadOnlyList<Service>)[.. Walk.Services.Where(s => s.Details.YouthElement == element.Number)]))];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var result = await tie.HandleAsync(new(ParticipantId, PlanId, ObjectiveId, Revision, Services), ct);
        if (!IsStale(result)) return Answer(result, done => To($"/services#objective-{done.Value.Id}"), result.IsDone ? result.Value.Said("The services are saved.") : "");

        if (!await LoadAsync(ct)) return NotFound();
        var objective = Plan.FindObjective(ObjectiveId).Objective;
        return objective is null ? NotFound() : ShowConflict(new Tied { Services = Titles(objective.Services) }, new Tied { Services = Titles(Services) }, await LastChangeAsync(ct), nameof(Revision));
    }

    private IReadOnlyList<string> Titles(IEnumerable<string> ids) => [.. ids.Select(id => Walk.Service(id)?.Title ?? id)];

    private sealed class Tied
    {
        [System.ComponentModel.DataAnnotations.Display(Name = "Services")]
        public IReadOnlyList<string> Services { get; init; } = [];
    }
}
