using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Access;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Supervision.Covers;

public sealed class CoversPage(CoversQuery covers, SetCoverHandler set, EndCoverHandler end, Actor actor, AgencyTime time) : MilepostPage
{
    [BindProperty] public CoverForm Form { get; set; } = new();

    public CoverChoices Choices { get; private set; } = null!;

    public IReadOnlyList<CoverRow> Rows { get; private set; } = [];

    public DateOnly Today => time.Today;

    /// <summary>A planner covers nobody but the own people.</summary>
    public bool IsOwnOnly => Choices.Away.All(p => p.Id == actor.AccountId);

    public IEnumerable<SelectListItem> AwayItems => Choices.Away.Select(p => new SelectListItem(p.Name, p.Id.ToString()));

    public IEnumerable<SelectListItem> CoveringItems => Choices.Covering.Where(p => !IsOwnOnly || p.Id != actor.AccountId).Select(p => new SelectListItem(p.Name, p.Id.ToString()));

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Form = new() { PlannerId = Choices.Away.FirstOrDefault(p => p.Id == actor.AccountId)?.Id, From = Today };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.IsValid) return Page();
        var result = await set.HandleAsync(new(Form.PlannerId, Form.CoveringId, Form.From!.Value, Form.Until!.Value, Form.Note), ct);
        return Answer(result, _ => "/covers", result.IsDone
            ? $"{Name(Choices.Covering, result.Value.CoveringId)} covers for {Name(Choices.Away, result.Value.PlannerId)} from {result.Value.From.Words()} to {result.Value.Until.Words()}. It ends by itself." : "");
    }

    public async Task<IActionResult> OnPostEndAsync(Guid coverId, CancellationToken ct)
    {
        ModelState.Clear();
        await LoadAsync(ct);
        return Answer(await end.HandleAsync(new(coverId), ct), _ => "/covers", "The cover has ended.");
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Choices = await covers.ChoicesAsync(ct);
        Rows = await covers.HandleAsync(ct);
    }

    private static string Name(IReadOnlyList<CoverPerson> people, Guid id) => people.First(p => p.Id == id).Name;

    public sealed class CoverForm
    {
        [Display(Name = "Who is away"), Required(ErrorMessage = "Choose who is away.")]
        public Guid? PlannerId { get; set; }

        [Display(Name = "Who covers"), Required(ErrorMessage = "Choose who covers.")]
        public Guid? CoveringId { get; set; }

        [Display(Name = "First day"), Required(ErrorMessage = "Enter the first day.")]
        public DateOnly? From { get; set; }

        [Display(Name = "Last day"), Required(ErrorMessage = "Enter the last day.")]
        public DateOnly? Until { get; set; }

        [Display(Name = "Note"), StringLength(500)]
        public string? Note { get; set; }
    }
}
