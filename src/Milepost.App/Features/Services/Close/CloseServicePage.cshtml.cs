using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.CaseNotes;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Services.View;
using Milepost.App.ReferenceData;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Services.Close;

public sealed class CloseServicePage(ServiceQuery services, CloseServiceHandler close, LastChangeQuery lastChange, ReferenceLists lists, AgencyTime time) : MilepostPage
{
    [BindProperty] public CloseServiceForm Form { get; set; } = new();

    public ServiceView View { get; private set; } = null!;

    public IEnumerable<SelectListItem> NoteSubjects => lists.Subjects(View.Record.Pack.Id).Select(s => s.Subject).Prepend(OwnSubject).Distinct().Select(s => new SelectListItem(s, s));

    private string OwnSubject => View.Record.Settings.NoteSubjects.Service ?? View.Service.Details.Name;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (await services.HandleAsync(participantId, serviceId, ct) is not { } view) return NotFound();
        View = view;
        Form = new() { Version = view.Service.Version, EndsOn = view.Service.EndsOn ?? time.Today };
        Form.Note.Subject = OwnSubject;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (await services.HandleAsync(participantId, serviceId, ct) is not { } view) return NotFound();
        View = view;
        if (Form.EndNote && string.IsNullOrWhiteSpace(Form.CredentialStatus)) ModelState.AddModelError("Form.CredentialStatus", "Say how it stands with the credential or license: the note tells it.");
        if (!ModelState.IsValid) return Page();

        var result = await close.HandleAsync(new(participantId, serviceId, Form.Version, Form.EndsOn!.Value, Form.Completion!.Value, Form.LearnedOn, Form.Note.ToInput()) { CredentialStatus = Form.EndNote ? Form.CredentialStatus : null }, ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            var theirs = new CloseServiceForm { EndsOn = Form.EndsOn, Completion = Form.Completion, LearnedOn = Form.LearnedOn };
            Form.Version = view.Service.Version;
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, service => $"/participants/{participantId}/services/{service.Id}", $"{view.Service.Title} is closed. Record a credential or skill gain under Outcomes if one was earned.");
    }
}

public sealed class CloseServiceForm
{
    [Required(ErrorMessage = "Enter the day it ended."), Display(Name = "Ended on")] public DateOnly? EndsOn { get; set; }
    [Required, Display(Name = "Outcome")] public Completion? Completion { get; set; }
    [Display(Name = "You learned on")] public DateOnly? LearnedOn { get; set; }
    [Display(Name = "Write this note too")] public bool EndNote { get; set; }
    [Display(Name = "Credential or license status"), StringLength(500)] public string? CredentialStatus { get; set; }
    public NoteForm Note { get; set; } = new();
    public long Version { get; set; }
}
