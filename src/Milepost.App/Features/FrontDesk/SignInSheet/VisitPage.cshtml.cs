using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.FrontDesk.Visitors;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.FrontDesk;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.FrontDesk.SignInSheet;

/// <summary>One visit to put right: its day, what for, whose it was, or that it never was.</summary>
public sealed class VisitPage(VisitsOfDayQuery visits, FrontDeskQuery desk, LikelyVisitorsQuery likely, DeskHistoryQuery histories, CorrectVisitHandler correct) : MilepostPage
{
    [BindProperty] public CorrectForm Form { get; set; } = new();
    [BindProperty] public WhoseForm Whose { get; set; } = new();
    [BindProperty] public RemoveForm Mistake { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "name"), Display(Name = "Name"), StringLength(200)] public string? Name { get; set; }
    [BindProperty(SupportsGet = true, Name = "born"), Display(Name = "Birth date")] public DateOnly? Born { get; set; }

    public VisitRow Row { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> ServiceItems { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Likely { get; private set; } = [];
    public IReadOnlyList<DeskHistoryLine> History { get; private set; } = [];
    public bool HasSearched => SearchWords.Of(Name ?? "").Length > 0 || Born is not null;

    public async Task<IActionResult> OnGetAsync(Guid visitId, CancellationToken ct)
    {
        if (!await LoadAsync(visitId, ct)) return NotFound();
        FillIn();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid visitId, CancellationToken ct)
    {
        if (!await LoadAsync(visitId, ct)) return NotFound();
        if (!IsInOrder(Form, nameof(Form))) return Page();
        var result = await correct.HandleAsync(new CorrectVisit(visitId, Form.On!.Value, Form.Services, Form.Reason, Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            ModelState.Clear();
            FillIn();
            Tell(result.Problem, "");
            return Page();
        }
        return Answer(result, _ => Day(Form.On!.Value), "The visit is corrected.");
    }

    public async Task<IActionResult> OnPostWhoseAsync(Guid visitId, CancellationToken ct)
    {
        if (!await LoadAsync(visitId, ct)) return NotFound();
        JudgeOnly(nameof(Whose));
        FillIn();
        if (WhoIsIt.Read(Whose.Who) is not { } who) ModelState.AddModelError("Whose.Who", "Choose who it was.");
        else if (ModelState.IsValid)
        {
            var result = await correct.HandleAsync(new AssignVisit(visitId, who, Whose.Reason, Whose.GiveCard), ct);
            return Answer(result, _ => Day(Row.Visit.On), "The visit has its person now.", nameof(Whose));
        }
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid visitId, CancellationToken ct)
    {
        if (!await LoadAsync(visitId, ct)) return NotFound();
        JudgeOnly(nameof(Mistake));
        FillIn();
        if (!ModelState.IsValid) return Page();
        return Answer(await correct.HandleAsync(new RemoveVisit(visitId, Mistake.Reason), ct), _ => Day(Row.Visit.On), "The visit is taken out. It counts nowhere.", nameof(Mistake));
    }

    private string Day(DateOnly on) => $"/front-desk?office={Row.Visit.OfficeId}&on={on:yyyy-MM-dd}";

    private void FillIn() => Form = new() { On = Row.Visit.On, Services = [.. Row.Visit.Services.Select(s => s.LocalServiceId).OfType<Guid>()], Version = Row.Visit.Version };

    private async Task<bool> LoadAsync(Guid visitId, CancellationToken ct)
    {
        if (await visits.FindAsync(visitId, ct) is not { } row) return false;
        Row = row;
        var offered = (await desk.ServicesAsync(row.Visit.OfficeId, row.Visit.On, ct)).Select(s => new SelectListItem(s.Name, s.Id.ToString())).ToList();
        var chosen = row.Visit.Services.Where(s => s.LocalServiceId is not null).Select(s => new SelectListItem(s.Name, s.LocalServiceId.ToString()));
        ServiceItems = [.. offered.Concat(chosen).DistinctBy(item => item.Value)];
        if (HasSearched)
            Likely = [.. (await likely.HandleAsync(new PersonSought(Name, Born, null), ct)).Where(l => l.Who.VisitorId != row.Visit.VisitorId || l.Who.VisitorId is null).Select(l => new SelectListItem(l.Words, l.Who.ToString()))];
        History = await histories.HandleAsync(row.Visit.VisitorId ?? row.Visit.Id, ct);
        return true;
    }

    public sealed class CorrectForm
    {
        [Display(Name = "Day of the visit"), Required(ErrorMessage = "Enter the day of the visit.")] public DateOnly? On { get; set; }
        [Display(Name = "What for")] public List<Guid> Services { get; set; } = [];
        [Display(Name = "Why it is corrected"), StringLength(500)] public string? Reason { get; set; }
        public long Version { get; set; }
    }

    public sealed class WhoseForm
    {
        [Display(Name = "Who was it?")] public string? Who { get; set; }
        [Display(Name = "The card is this person's from now on")] public bool GiveCard { get; set; }
        [Display(Name = "Why it changes"), StringLength(500)] public string? Reason { get; set; }
    }

    public sealed class RemoveForm
    {
        [Display(Name = "Why it was a mistake"), StringLength(500)] public string? Reason { get; set; }
    }
}
