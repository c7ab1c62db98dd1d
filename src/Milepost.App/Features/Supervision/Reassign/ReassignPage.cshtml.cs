using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.Participants.Caseload;
using Milepost.App.Web;

namespace Milepost.App.Features.Supervision.Reassign;

/// <summary>Two steps that work without script: choose people and planners; read what will happen and confirm it.</summary>
public sealed class ReassignPage(ReassignQuery query, ReassignHandler reassign, Actor actor) : MilepostPage
{
    [BindProperty(SupportsGet = true, Name = "")] public CaseloadAddress At { get; set; } = new();

    [BindProperty] public ReassignForm Form { get; set; } = new();

    public ReassignChoices Choices { get; private set; } = null!;

    /// <summary>Set when what will happen is shown.</summary>
    public ReassignPreview? Preview { get; private set; }

    public string Here => Filter.Link("/reassign", actor);

    private CaseloadAddress Filter => new() { Search = At.Search, Show = "all", Program = At.Program, Plan = At.Plan, Planner = At.Planner, Office = At.Office, Due = At.Due };

    public async Task OnGetAsync(CancellationToken ct) => Choices = await query.HandleAsync(Filter.For(actor), ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Choices = await query.HandleAsync(Filter.For(actor), ct);
        if (!ModelState.IsValid) return Page();
        if (string.IsNullOrEmpty(Form.Chosen)) return await PreviewAsync(ct);

        List<Reassignment> people = [.. Form.Chosen.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Reassignment.Read).OfType<Reassignment>()];
        var result = await reassign.HandleAsync(new(people, Form.Reason), ct);
        // What was confirmed no longer holds: the list stands as it is now.
        Form.Chosen = null;
        ModelState.Remove("Form.Chosen");
        return Answer(result, _ => "/handovers", result.IsDone
            ? $"{result.Value} {(result.Value == 1 ? "person was" : "people were")} handed over. Each record's history says so, and the new planners find a note on My Day." : "");
    }

    private async Task<IActionResult> PreviewAsync(CancellationToken ct)
    {
        var preview = await query.PreviewAsync(Filter.For(actor), Form.Everybody, Form.People, Form.Planners, ct);
        if (!preview.IsDone) return Answer(preview, _ => Here, "");
        Preview = preview.Value;
        Form.Chosen = string.Join(' ', Preview.Moves);
        ModelState.Remove("Form.Chosen");
        return Page();
    }

    public sealed class ReassignForm
    {
        [Display(Name = "Who")] public List<Guid> People { get; set; } = [];

        [Display(Name = "Everybody who matches")] public bool Everybody { get; set; }

        [Display(Name = "To whom")] public List<Guid> Planners { get; set; } = [];

        [Display(Name = "Reason"), Required(ErrorMessage = "Enter the reason."), StringLength(500)]
        public string? Reason { get; set; }

        /// <summary>What was shown and is now confirmed: person, planner and version.</summary>
        public string? Chosen { get; set; }
    }
}
