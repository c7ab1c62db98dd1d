using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Access;
using Milepost.App.Features.Participants.Concurrent;
using Milepost.App.Features.Partners.Keep;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Application;

public sealed class PartnerProgramsPage(ParticipantQuery participants, SetPartnerProgramsHandler set, LastChangeQuery lastChange, ConcurrentProgramsQuery concurrent, ReferenceLists lists, Actor actor) : MilepostPage
{
    [BindProperty] public PartnerProgramsForm Form { get; set; } = new();

    public IEnumerable<SelectListItem> ProgramItems => PartnerForm.ProgramItems(lists);

    public IReadOnlyList<ConcurrentProgram> Detailed { get; private set; } = [];

    public bool MayWrite => !actor.OnlyReads;

    private IEnumerable<string> Known => lists.PartnerPrograms.Select(p => p.Name);

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await participants.HandleAsync(participantId, ct) is not { } participant) return NotFound();
        Detailed = await concurrent.HandleAsync(participantId, ct) ?? [];
        Form = FormOf(participant);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        Detailed = await concurrent.HandleAsync(participantId, ct) ?? [];
        if (Form.Programs.Except(Known).Any()) ModelState.AddModelError("Form.Programs", "Choose from the list, or write others in the field below it.");
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

    private PartnerProgramsForm FormOf(Participant participant) => new()
    {
        Programs = [.. participant.PartnerPrograms.Intersect(Known)],
        Others = string.Join('\n', participant.PartnerPrograms.Except(Known)),
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
