using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;
using Milepost.App.Web.TagHelpers;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Findings.OfParticipant;

/// <summary>Whether a person's record is in order: what is late or due, what is not in order, and what each rests on.</summary>
public sealed class FindingsPage(FindingsOfParticipantQuery findings, Actor actor) : MilepostPage
{
    [BindProperty(SupportsGet = true), Display(Name = "As-of day")] public DateOnly? AsOf { get; set; }

    public ParticipantFindings View { get; private set; } = null!;

    /// <summary>What was true on another day cannot be settled on that day.</summary>
    public bool MaySettle => View.IsToday && !actor.OnlyReads;

    public string? WaiversLink => WaiverPages.ListFor(View.Person.Id, actor);

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await findings.HandleAsync(participantId, AsOf, ct) is not { } view) return NotFound();
        View = view;
        return Page();
    }

    public string WhyLink(Finding finding) =>
        FindingLinks.Explain(View.Person.Id, finding.Requirement.Id, finding.Subject) + (View.IsToday ? "" : $"&asOf={View.AsOf:yyyy-MM-dd}");

    public string JsonLink => $"/participants/{View.Person.Id}/findings.json?asOf={View.AsOf:yyyy-MM-dd}";

    public string JsonName => $"{View.Person.CaseNumber}-findings-{View.AsOf:yyyy-MM-dd}.json";

    public static StatusKind KindOf(FindingLine line) => line.Urgency switch
    {
        Urgency.Late => StatusKind.Late,
        Urgency.Today or Urgency.ThisWeek => StatusKind.Attention,
        Urgency.Later => StatusKind.Info,
        Urgency.Waived => StatusKind.Neutral,
        _ => line.Finding.Outcome == Outcome.CannotTell ? StatusKind.Waiting : StatusKind.Attention,
    };
}
