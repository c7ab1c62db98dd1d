using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Access;
using Milepost.App.Features.Training.Providers;
using Milepost.App.ReferenceData;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Training;

namespace Milepost.App.Features.Training.Programs;

/// <summary>One program: what it costs, its credentials and its approval, each with its own small form.</summary>
public sealed class ProgramPage(ProvidersQuery providers, KeepProgramsHandler keep, ReferenceLists lists, Actor actor, AgencyTime time) : MilepostPage
{
    // Each form is bound by the handler that takes it: what another one lacks is not held against it.
    public ProgramCredentialForm Credential { get; set; } = new();
    public ApprovalStepForm Step { get; set; } = new();

    public ProgramView View { get; private set; } = null!;
    public DateOnly Today => time.Today;
    public bool MayKeep => View.IsKept && actor.HasRoleFor("/training/providers/new");
    public bool AddsCredential { get; private set; }
    public bool TakesStep { get; private set; }

    public IEnumerable<SelectListItem> Types => lists.CredentialTypes.Select(t => new SelectListItem(t.Name, t.Name));

    public async Task<IActionResult> OnGetAsync(Guid programId, CancellationToken ct)
    {
        if (!await LoadAsync(programId, ct)) return NotFound();
        Step = new() { On = Today };
        return Page();
    }

    /// <summary>Sent by none of the forms.</summary>
    public Task<IActionResult> OnPostAsync(Guid programId, CancellationToken ct) => OnGetAsync(programId, ct);

    public async Task<IActionResult> OnPostCredentialAsync(Guid programId, [Bind(Prefix = "Credential")] ProgramCredentialForm credential, CancellationToken ct)
    {
        if (!await LoadAsync(programId, ct)) return NotFound();
        (Credential, AddsCredential) = (credential, true);
        if (!ModelState.IsValid) return Page();
        var result = await keep.HandleAsync(new EnterProgramCredential(programId, credential.Name, credential.Type, credential.IndustryRecognized, credential.ApprovedSince), ct);
        return Answer(result, _ => Here(programId), credential.ApprovedSince is null ? $"{credential.Name} is entered and waits for approval." : $"{credential.Name} is entered and approved.", "Credential");
    }

    public async Task<IActionResult> OnPostStepAsync(Guid programId, [Bind(Prefix = "Step")] ApprovalStepForm step, CancellationToken ct)
    {
        if (!await LoadAsync(programId, ct)) return NotFound();
        (Step, TakesStep) = (step, true);
        if (!ModelState.IsValid) return Page();
        var result = await keep.HandleAsync(new TakeApprovalStep(programId, step.Step!.Value, step.On!.Value, step.By, step.Why), ct);
        return Answer(result, _ => Here(programId), $"Recorded: {TrainingWords.Of(step.Step.Value).ToLowerInvariant()}.", "Step");
    }

    public Task<IActionResult> OnPostApproveAsync(Guid programId, int number, CancellationToken ct) => SettleAsync(programId, number, Today, "The credential is approved: it can be recorded as earned from today.", ct);

    public Task<IActionResult> OnPostEndCredentialAsync(Guid programId, int number, CancellationToken ct) => SettleAsync(programId, number, null, "The credential is no longer offered. What was earned stays.", ct);

    private async Task<IActionResult> SettleAsync(Guid programId, int number, DateOnly? since, string said, CancellationToken ct)
    {
        if (!await LoadAsync(programId, ct)) return NotFound();
        return Answer(await keep.HandleAsync(new SettleProgramCredential(programId, number, since), ct), _ => Here(programId), said);
    }

    private static string Here(Guid programId) => $"/training/programs/{programId}";

    private async Task<bool> LoadAsync(Guid programId, CancellationToken ct)
    {
        if (await providers.FindProgramAsync(programId, ct) is not { } view) return false;
        View = view;
        return true;
    }
}

public sealed class ProgramCredentialForm
{
    [Required(ErrorMessage = "Enter the name of the credential."), Display(Name = "Name of the credential"), StringLength(300)] public string? Name { get; set; }
    [Required(ErrorMessage = "Choose the type of credential."), Display(Name = "Type"), StringLength(200)] public string? Type { get; set; }
    [Display(Name = "Recognized by the industry")] public bool IndustryRecognized { get; set; }
    [Display(Name = "Approved since")] public DateOnly? ApprovedSince { get; set; }
}

public sealed class ApprovalStepForm
{
    [Required(ErrorMessage = "Choose the step."), Display(Name = "Step")] public ApprovalStep? Step { get; set; }
    [Required(ErrorMessage = "Enter the day."), Display(Name = "Day")] public DateOnly? On { get; set; }
    [Display(Name = "By whom"), StringLength(200)] public string? By { get; set; }
    [Display(Name = "Reason or remark"), StringLength(1000)] public string? Why { get; set; }
}
