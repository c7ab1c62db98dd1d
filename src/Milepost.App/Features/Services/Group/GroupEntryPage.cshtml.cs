using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.CaseNotes;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services.Group;

/// <summary>Two steps that work without script: choose the service, then tick the people and say what happened.</summary>
public sealed class GroupEntryPage(GroupEntryQuery entries, EnterGroupServiceHandler enter, Actor actor, AgencyTime time) : MilepostPage
{
    [BindProperty(SupportsGet = true), Display(Name = "Jurisdiction")] public string? Pack { get; set; }
    [BindProperty(SupportsGet = true), Display(Name = "Program")] public Program? Program { get; set; }
    [BindProperty(SupportsGet = true), Display(Name = "Service")] public string? Service { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public string? Show { get; set; }
    [BindProperty] public GroupEntryForm Form { get; set; } = new();

    /// <summary>Nothing when nobody is within reach.</summary>
    public GroupEntry? Entry { get; private set; }

    public bool Mine => Show == "mine" || (Show is null && string.IsNullOrWhiteSpace(Search) && actor.Grants.Any(g => g.Role == StaffRole.CareerPlanner));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Entry = await FindAsync(time.Today, ct);
        if (Service is { Length: > 0 } && Entry is { Choice: null }) ModelState.AddModelError(nameof(Service), ServiceProblems.NotOffered.Message);
        if (Entry?.Choice is not { } choice) return Page();

        Form = new() { StartsOn = time.Today, SameDay = choice.SameDay, Completion = choice.SameDay ? Completion.Successful : null, YouthElement = choice.YouthElement };
        foreach (var person in Entry.People.Where(p => p.Parts.Count == 1)) Form.Parts[person.Id] = person.Parts[0].Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Entry = await FindAsync(Form.StartsOn, ct);
        if (Entry?.Choice is not { Key: { } key } choice) return RedirectToPage();
        if (!ModelState.IsValid) return Page();

        var details = new ServiceDetails
        {
            StartsOn = Form.StartsOn!.Value, YouthElement = Form.YouthElement, Provider = Form.Provider, WeeklyHours = Form.WeeklyHours, Cost = Form.Cost,
            SupportType = Form.SupportType, SameDay = Form.SameDay ? true : null,
        };
        var result = await enter.HandleAsync(new(
            key, Entry.Program, details, [.. Form.People.Select(id => new GroupMember(id, Form.Parts.GetValueOrDefault(id)))],
            Form.SameDay ? Form.EndsOn ?? Form.StartsOn : Form.EndsOn, Form.Completion, Form.Note.ToInput()), ct);
        return Answer(result, _ => Attendance(key), result.IsDone ? $"{choice.Label} is entered for {result.Value} {(result.Value == 1 ? "person" : "people")}. Below is everybody who has it on that day." : "");
    }

    public string Attendance(string service) => "/services/group/attendance" + QueryString.Create(new Dictionary<string, string?>
    {
        ["pack"] = Entry!.Pack.Id, ["program"] = Entry.Program.ToString(), ["service"] = service, ["on"] = Form.StartsOn!.Value.ToString("yyyy-MM-dd"),
    });

    private Task<GroupEntry?> FindAsync(DateOnly? on, CancellationToken ct) => entries.HandleAsync(new(Pack, Program, Service, Search, Mine, on), ct);
}

public sealed class GroupEntryForm
{
    [Display(Name = "Who was there")] public List<Guid> People { get; set; } = [];
    public Dictionary<Guid, string?> Parts { get; set; } = [];
    [Required, Display(Name = "Day")] public DateOnly? StartsOn { get; set; }
    [Display(Name = "Hours a week")] public decimal? WeeklyHours { get; set; }
    [Display(Name = "Youth program element")] public int? YouthElement { get; set; }
    [Display(Name = "Provider"), StringLength(200)] public string? Provider { get; set; }
    [Display(Name = "Type of support"), StringLength(200)] public string? SupportType { get; set; }
    [Display(Name = "Cost for each person in dollars"), DataType(DataType.Currency)] public decimal? Cost { get; set; }
    [Display(Name = "Given and completed on one day")] public bool SameDay { get; set; }
    [Display(Name = "Ended on")] public DateOnly? EndsOn { get; set; }
    [Display(Name = "Outcome")] public Completion? Completion { get; set; }
    public NoteForm Note { get; set; } = new();
}
