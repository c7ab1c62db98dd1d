using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Web;
using Milepost.App.Web.Forms;
using Milepost.Domain;
using Milepost.Domain.FrontDesk;
using Milepost.Domain.Organization;

namespace Milepost.App.Features.FrontDesk.SignInSheet;

/// <summary>A paper sheet typed in, line by line. What is wrong stands beside its line, and nothing that was typed is lost.</summary>
public sealed class SheetPage(FrontDeskQuery desk, EnterSheetHandler enter, LikelyVisitorsQuery likely, AgencyTime time) : MilepostPage
{
    private const string Rows = "Form.Lines";
    private const int RowsAtFirst = 5;

    [BindProperty(SupportsGet = true, Name = "office"), Display(Name = "Office")] public Guid? OfficeId { get; set; }
    [BindProperty(SupportsGet = true, Name = "on"), Display(Name = "Day of the sheet")] public DateOnly? On { get; set; }
    [BindProperty] public SheetForm Form { get; set; } = new();

    public IReadOnlyList<OrgUnit> Offices { get; private set; } = [];
    public IReadOnlyList<LocalService> Services { get; private set; } = [];

    /// <summary>By row: whom a line may be, where that has to be decided.</summary>
    public Dictionary<int, IReadOnlyList<SelectListItem>> Likely { get; } = [];

    public IEnumerable<SelectListItem> OfficeItems => Offices.Select(o => new SelectListItem(o.Name, o.Id.ToString()));
    public IEnumerable<SelectListItem> ServiceItems => Services.Select(s => new SelectListItem(s.Name, s.Id.ToString()));
    public OrgUnit? Office => Offices.FirstOrDefault(o => o.Id == OfficeId);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        FormRows.Extend(Form.Lines, HttpContext, Rows, empty: RowsAtFirst);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        // A sheet of no office has nowhere to go: the choice above comes first.
        if (Office is null) Tell(VisitProblems.OfficeNotFound, "office");
        var filled = Form.Lines.Select((row, at) => (row, at)).Where(r => !r.row.IsEmpty).ToList();
        if (!ModelState.IsValid)
        {
            await FindLikelyAsync(filled.Where(r => r.row.Who is not null), ct);
            return Page();
        }

        var result = await enter.HandleAsync(new(Office!.Id, On!.Value, [.. filled.Select(r => r.row.ToLine())]), ct);
        if (result.Problem is { Field: "On" } dated)
        {
            Tell(dated, "on");
            return Page();
        }
        if (!result.IsDone)
        {
            var undecided = result.Problems.Where(p => p.Code == SheetProblems.Decide.Code).Select(p => p.Field).ToHashSet();
            await FindLikelyAsync(filled.Where((r, at) => r.row.Who is not null || undecided.Contains($"Lines[{at}].Who")), ct);
        }
        return Answer(result.AtRows("Lines", [.. filled.Select(r => r.at)]), _ => $"/front-desk?office={OfficeId}&on={On:yyyy-MM-dd}",
            result.IsDone ? $"{result.Value} {(result.Value == 1 ? "line is" : "lines are")} entered. Below are the visits of that day." : "");
    }

    public async Task<IActionResult> OnPostAddRowsAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        FormRows.Extend(Form.Lines, HttpContext, Rows, empty: RowsAtFirst);
        await FindLikelyAsync(Form.Lines.Select((row, at) => (row, at)).Where(r => r.row.Who is not null), ct);
        return ShowAgain();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Offices = await desk.OfficesAsync(ct);
        On ??= time.Today;
        OfficeId ??= Offices is [var only, ..] ? only.Id : null;
        if (Office is not null) Services = await desk.ServicesAsync(Office.Id, On.Value, ct);
    }

    private async Task FindLikelyAsync(IEnumerable<(LineRow Row, int At)> rows, CancellationToken ct)
    {
        foreach (var (row, at) in rows)
        {
            var found = await likely.HandleAsync(new($"{row.FirstName} {row.LastName}", row.BirthDate, null), ct);
            Likely[at] = [.. found.Select(l => new SelectListItem(l.Words, l.Who.ToString())), new("None of these: somebody new", WhoIsIt.New)];
        }
    }

    public sealed class SheetForm
    {
        [Display(Name = "Lines"), MaxLength(FormRows.Most)]
        public List<LineRow> Lines { get; set; } = [];
    }

    public sealed class LineRow
    {
        [Display(Name = "First name"), StringLength(100)] public string? FirstName { get; set; }
        [Display(Name = "Last name"), StringLength(100)] public string? LastName { get; set; }
        [Display(Name = "Birth date")] public DateOnly? BirthDate { get; set; }
        [Display(Name = "Card"), StringLength(CardNumbers.Longest)] public string? Card { get; set; }
        [Display(Name = "No name")] public bool IsAnonymous { get; set; }
        [Display(Name = "What for")] public List<Guid> Services { get; set; } = [];
        [Display(Name = "Who was it?")] public string? Who { get; set; }

        public bool IsEmpty => string.IsNullOrWhiteSpace(FirstName) && string.IsNullOrWhiteSpace(LastName) && BirthDate is null && string.IsNullOrWhiteSpace(Card) && !IsAnonymous && Services.Count == 0;

        public SheetLine ToLine() => new(Text(FirstName), Text(LastName), BirthDate, Text(Card), IsAnonymous, Services, Who);

        private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
    }
}
