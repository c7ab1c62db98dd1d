using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Application;

public sealed class PartnerProgramsPage(ParticipantQuery participants, SetPartnerProgramsHandler set, LastChangeQuery lastChange) : MilepostPage
{
    /// <summary>The partners every one-stop center has (29 USC 3151(b)(1)(B)), and the one case files often name.</summary>
    private static readonly string[] RequiredPartners =
    [
        "Adult education and literacy (Title II)", "Employment service (Wagner-Peyser, Title III)", "Vocational rehabilitation (Title IV)",
        "Temporary Assistance for Needy Families", "SNAP Employment and Training", "Trade Adjustment Assistance", "Unemployment insurance",
        "Jobs for Veterans State Grants", "Senior Community Service Employment Program", "Career and technical education (Perkins)",
        "Community Services Block Grant", "Housing and Urban Development employment and training", "Second Chance Act reentry",
        "Job Corps", "YouthBuild", "Indian and Native American programs", "Migrant and seasonal farmworker programs",
    ];

    [BindProperty] public PartnerProgramsForm Form { get; set; } = new();

    public IEnumerable<SelectListItem> ProgramItems => RequiredPartners.Select(name => new SelectListItem(name, name));

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await participants.HandleAsync(participantId, ct) is not { } participant) return NotFound();
        Form = FormOf(participant);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (Form.Programs.Except(RequiredPartners).Any()) ModelState.AddModelError("Form.Programs", "Choose from the list, or write others in the field below it.");
        if (Form.OtherNames.Any(name => name.Length > 200)) ModelState.AddModelError("Form.Others", "Shorten each name to 200 characters or fewer, one name on each line.");
        if (!ModelState.IsValid) return Page();

        var result = await set.HandleAsync(new(participantId, [.. Form.Programs.Concat(Form.OtherNames).Distinct()], Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale && await participants.HandleAsync(participantId, ct) is { } participant)
        {
            var theirs = FormOf(participant);
            Form.Version = theirs.Version;
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, _ => $"/participants/{participantId}/application", "Partner programs saved. Case notes can tell what was agreed with their staff.");
    }

    private static PartnerProgramsForm FormOf(Participant participant) => new()
    {
        Programs = [.. participant.PartnerPrograms.Intersect(RequiredPartners)],
        Others = string.Join('\n', participant.PartnerPrograms.Except(RequiredPartners)),
        Version = ContentVersion.Of(participant.PartnerPrograms),
    };

    public sealed class PartnerProgramsForm
    {
        [Display(Name = "Programs of partners")]
        public List<string> Programs { get; set; } = [];

        [Display(Name = "Others"), StringLength(4000, ErrorMessage = "Shorten the list of others to 4,000 characters or fewer.")]
        public string? Others { get; set; }

        public long Version { get; set; }

        public IEnumerable<string> OtherNames => (Others ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
