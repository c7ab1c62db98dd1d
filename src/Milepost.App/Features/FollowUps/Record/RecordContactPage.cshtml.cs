using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Outcomes.Evidence;
using Milepost.App.Features.Outcomes.Jobs;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.FollowUps.Record;

public sealed class RecordContactPage(FollowUpQuery followUps, RecordContactHandler record, EvidenceQuery evidence, AgencyTime time) : MilepostPage
{
    [BindProperty] public ContactForm Form { get; set; } = new();

    public FollowUpView View { get; private set; } = null!;

    public static IEnumerable<SelectListItem> Results => Enum.GetValues<ContactResult>().Select(each => new SelectListItem(Words.Of(each), each.ToString()));

    public static IEnumerable<SelectListItem> MethodItems => ContactMethods.All.Select(each => new SelectListItem(each, each));

    public IEnumerable<SelectListItem> Quarters => View.ExitedOn is not { } exited ? [] : Enumerable.Range(1, 4).Select(number =>
    {
        var (from, through) = FollowUp.ReportingQuarter(exited, number);
        return new SelectListItem($"{number}: {from.Words()} to {through.Words()}", $"{number}");
    });

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        Form.On = time.Today;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var details = new ContactDetails
        {
            On = Form.On!.Value, Method = Form.Method, Result = Form.Result!.Value, Job = Form.Job.ToFacts(null), InSchool = Form.InSchool, School = Form.School, Needs = Form.Needs,
            ServicesGiven = Form.ServicesGiven, NextOn = Form.NextOn, ReportsQuarter = Form.ReportsQuarter,
        };
        var result = await record.HandleAsync(
            new(participantId, details, Form.Job.Evidence.ToInput(), string.IsNullOrWhiteSpace(Form.FollowUpService) ? null : Form.FollowUpService, Form.End, Form.EndReason, Form.Note), ct);
        return Answer(result, _ => $"/participants/{participantId}/follow-up", Form.FollowUpService is null ? "The contact is recorded, with its case note." : "The contact is recorded, with its follow-up service and its case note.");
    }

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        if (await followUps.HandleAsync(participantId, ct) is not { } view) return false;
        View = view;
        ViewData[EvidenceChoices.Key("Job")] = await evidence.HandleAsync(participantId, "employment", ct);
        return true;
    }
}

public sealed class ContactForm
{
    [Display(Name = "Day of the contact"), Required(ErrorMessage = "Enter the day of the contact.")] public DateOnly? On { get; set; }
    [Display(Name = "What came of it"), Required(ErrorMessage = "Choose what came of it.")] public ContactResult? Result { get; set; }
    [Display(Name = "How you were in contact"), StringLength(40)] public string? Method { get; set; }
    public JobForm Job { get; set; } = new();
    [Display(Name = "The work is told of quarter")] public int? ReportsQuarter { get; set; }
    [Display(Name = "In school or training")] public bool? InSchool { get; set; }
    [Display(Name = "School or program"), StringLength(300)] public string? School { get; set; }
    [Display(Name = "What the person needs"), StringLength(2000)] public string? Needs { get; set; }
    [Display(Name = "Services and information given"), StringLength(2000)] public string? ServicesGiven { get; set; }
    [Display(Name = "Follow-up service"), StringLength(200)] public string? FollowUpService { get; set; }
    [Display(Name = "Next contact on")] public DateOnly? NextOn { get; set; }
    [Display(Name = "Follow-up ends with this: the person cannot be reached")] public bool End { get; set; }
    [Display(Name = "What was tried, or what the person said"), StringLength(1000)] public string? EndReason { get; set; }
    [Display(Name = "More for the case note"), StringLength(4000)] public string? Note { get; set; }
}
