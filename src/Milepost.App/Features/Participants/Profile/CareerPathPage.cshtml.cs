using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Profile;

public sealed class CareerPathPage(ParticipantQuery participants, ChangeCareerPathHandler change, LastChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public CareerPathForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await participants.HandleAsync(participantId, ct) is not { } participant) return NotFound();
        Form = FormOf(participant);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();

        var result = await change.HandleAsync(new(participantId, Form.Path, Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale && await participants.HandleAsync(participantId, ct) is { } participant)
        {
            var theirs = FormOf(participant);
            Form.Version = theirs.Version;
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, _ => $"/participants/{participantId}/assessment", "Desired career path saved. Goals can build on it.");
    }

    private static CareerPathForm FormOf(Participant participant) =>
        new() { Path = participant.Profile.DesiredCareerPath, Version = ContentVersion.Of(participant.Profile.DesiredCareerPath) };

    public sealed class CareerPathForm
    {
        [Display(Name = "Desired career path"), StringLength(1000)]
        public string? Path { get; set; }

        public long Version { get; set; }
    }
}
