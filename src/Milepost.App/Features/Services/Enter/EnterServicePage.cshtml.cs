using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Assessments.Training;
using Milepost.App.Features.CaseNotes;
using Milepost.App.Features.Participants.Enrollments;
using Milepost.App.Features.Worksites.Placements;
using Milepost.App.Web;
using Milepost.App.Web.Layout;
using Milepost.Domain;
using Milepost.Domain.Policy;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services.Enter;

/// <summary>Two steps that work without script: choose the service, then fill in what its kind asks.</summary>
public sealed class EnterServicePage(
    ServiceEntryQuery entries, EnterServiceHandler enter, EnterServiceAndEnrollHandler enroll, TrainingChoicesQuery choices, PlacementOfferQuery placements, AgencyTime time) : MilepostPage
{
    [BindProperty(SupportsGet = true), Display(Name = "Service")] public string? Service { get; set; }
    [BindProperty(SupportsGet = true), Display(Name = "Program")] public Program? Program { get; set; }
    [BindProperty(SupportsGet = true)] public string? Code { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Copy { get; set; }
    [BindProperty(SupportsGet = true)] public string? Goal { get; set; }
    [BindProperty(SupportsGet = true)] public string? Objective { get; set; }

    /// <summary>The training choice it carries out.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Choice { get; set; }

    /// <summary>The day it starts, where a link knows it.</summary>
    [BindProperty(SupportsGet = true)] public DateOnly? On { get; set; }

    [BindProperty] public EnterServiceForm Form { get; set; } = new();

    /// <summary>The job a link from a worksite names.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Job { get; set; }

    public ServiceEntry Entry { get; private set; } = null!;

    /// <summary>Where this service makes an enrollment due.</summary>
    public EnrollmentOffer? Offer { get; private set; }

    /// <summary>What a placement offers; nothing where the service takes none.</summary>
    public PlacementOffer? Placements { get; private set; }

    public Instructions Guidance => Instructions.For(Entry.Pack, InstructionPages.AddSteps);

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await FindAsync(participantId, ct) is not { } entry) return NotFound();
        Entry = entry;
        await OfferAsync(participantId, ct);
        if (entry.NotOffered) ModelState.AddModelError(nameof(Service), ServiceProblems.NotOffered.Message);
        if (entry.Choice is not { } choice) return Page();
        FillIn(choice);
        if (entry.Choice is { Kind: ServiceKind.Training or ServiceKind.Apprenticeship }) await TakeUpAsync(participantId, ct);
        if (!choice.AsksPlacement) return Page();
        // What is proposed without a job gives way to what holds at the job.
        if (Job is not null) (Form.JobId, Form.MinimumWage) = (Job, null);
        Placements = await placements.FillInAsync(participantId, Form, ModelState, null, null, overwrite: false, ct);
        return Page();
    }

    /// <summary>"Use this job": fills the form in from it and saves nothing.</summary>
    public async Task<IActionResult> OnPostJobAsync(Guid participantId, CancellationToken ct)
    {
        if (await FindAsync(participantId, ct) is not { } entry) return NotFound();
        Entry = entry;
        if (entry.Choice is not { AsksPlacement: true }) return RedirectToPage(new { participantId });
        var shown = ShowAgain();
        Placements = await placements.FillInAsync(participantId, Form, ModelState, null, null, overwrite: true, ct);
        return shown;
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (await FindAsync(participantId, ct) is not { } entry) return NotFound();
        Entry = entry;
        if (entry.Choice is not { } choice) return RedirectToPage(new { participantId });
        await OfferAsync(participantId, ct);
        if (choice.AsksPlacement)
        {
            Placements = await placements.FillInAsync(participantId, Form, ModelState, null, null, overwrite: false, ct);
            foreach (var missing in Form.StillMissing()) ModelState.AddModelError($"Form.{missing.MemberNames.First()}", missing.ErrorMessage!);
        }
        if (!ModelState.IsValid) return Page();

        var endsOn = Form.SameDay ? Form.EndsOn ?? Form.StartsOn : Form.EndsOn;
        EnterService command = new(
            participantId, choice.Key, choice.Key is null ? Copy : null, entry.Program, Form.ToDetails() with { SameDay = Form.SameDay ? true : null }, Form.PlanPart,
            endsOn, Form.Completion, Form.LearnedOn, Form.Note.ToInput()) { UndoExitReason = Form.UndoExitReason, BeginNote = Form.BeginNote, StatusSince = Form.StatusSince };
        var enrolls = Form.Enroll && Offer is not null;
        var result = enrolls ? await enroll.HandleAsync(command, ct) : await enter.HandleAsync(command, ct);
        return Answer(result, service => $"/participants/{participantId}/services/{service.Id}", (enrolls ? $"Enrolled in {Words.Of(entry.Program)}: this service made the person a participant. " : "") + Said(choice));
    }

    private async Task OfferAsync(Guid participantId, CancellationToken ct)
    {
        if (Entry.Choice is { } choice) Offer = await enroll.OfferAsync(participantId, Entry.Program, choice.Kind, choice.YouthElement ?? Form.YouthElement, ct);
    }

    /// <summary>The service falls into the time in which the exit can be taken back for it.</summary>
    public bool AsksToUndoExit => ModelState.ContainsKey("Form.UndoExitReason");

    private string Said(ServiceChoice choice) =>
        $"{choice.Label} is entered" + (Form.Note.ToInput().IsEmpty ? ". It has no case note yet: write one from here." : Form.Note.TwoWay ? ", with its case note and the contact." : ", with its case note.");

    private Task<ServiceEntry?> FindAsync(Guid participantId, CancellationToken ct) =>
        entries.HandleAsync(new(participantId, Service, Code, Program, Copy, Goal, Objective), ct);

    /// <summary>What was chosen and talked over need not be typed again.</summary>
    private async Task TakeUpAsync(Guid participantId, CancellationToken ct)
    {
        var waiting = (await choices.ChoicesForAsync(participantId, ct)).Where(c => c.WaitsForService).ToList();
        if ((waiting.FirstOrDefault(c => c.Id == Choice) ?? (Copy is null && waiting is [var only] ? only : null)) is not { } chosen) return;
        (Form.TrainingProgram, Form.InformedChoice) = (chosen.Details.Training, [.. chosen.Details.TalkedAbout]);
        Form.Provider = chosen.Details.Provider ?? Form.Provider;
        if (chosen.Details.Occupation is { } occupation) Form.SocCode = occupation.Split(' ', 2)[0];
    }

    private void FillIn(ServiceChoice choice)
    {
        Form.Provider = Entry.Provider;
        Form.YouthElement = choice.YouthElement;
        // "Supportive service - Transportation" says its type itself.
        if (choice.AsksSupport) Form.SupportType = Entry.Lists.SupportTypes.FirstOrDefault(type => choice.Name.EndsWith(type.Value, StringComparison.OrdinalIgnoreCase))?.Value;
        if (choice.AsksPlacement) Form.MinimumWage = Entry.MinimumWage;
        // Where the answer must be given, the guide for this grant says which one (Illinois workNet guide, Worksite Placements).
        if (choice.Rules.Requires("wioaFunded")) Form.WioaFunded = false;
        if (Entry.Copied is { } before) Form.TakeLasting(before);
        Form.StartsOn = On ?? time.Today;
        Form.PlanPart = Entry.PlanPart;
        Form.SameDay = choice.SameDay;
        if (choice.SameDay) Form.Completion = Completion.Successful;
        Form.Enroll = Offer is { MakesParticipant: true };
        Form.Note.Subject = Entry.Pack.Settings.NoteSubjects.Service ?? choice.Name;
    }
}

public sealed class EnterServiceForm : ServiceForm
{
    [Display(Name = "Given and completed on one day")] public bool SameDay { get; set; }
    [Display(Name = "Ended on")] public DateOnly? EndsOn { get; set; }
    [Display(Name = "Outcome")] public Completion? Completion { get; set; }
    [Display(Name = "You learned on")] public DateOnly? LearnedOn { get; set; }
    [Display(Name = "Why the exit is taken back"), StringLength(500)] public string? UndoExitReason { get; set; }
    [Display(Name = "Enroll in the program in the same step")] public bool Enroll { get; set; }
    [Display(Name = "Write this note too")] public bool BeginNote { get; set; }
    public NoteForm Note { get; set; } = new();
}
