using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.Participants;
using Milepost.App.Web;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Supervision.Approvals.Decide;

public sealed class DecideApprovalPage(ParticipantQuery participants, ApprovalsQuery approvals, DecideApprovalHandler decide, Actor actor) : MilepostPage
{
    public const string Route = "/participants/{participantId:guid}/approvals/{approvalId:guid}";

    [BindProperty] public DecisionForm Form { get; set; } = new();

    public Approval Asked { get; private set; } = null!;

    public ApprovalStanding Standing { get; private set; }

    public ApprovedThing? Thing { get; private set; }

    public bool IsOwn { get; private set; }

    public string ThingLink => $"/participants/{Asked.ParticipantId}/" + (Asked.Kind == ApprovalKind.Plan ? $"plans/{Asked.SubjectId}/finish" : $"services/{Asked.SubjectId}");

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid approvalId, CancellationToken ct) => await LoadAsync(participantId, approvalId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid approvalId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, approvalId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var isApproved = Form.Decision == "approve";
        return Answer(await decide.HandleAsync(new(participantId, approvalId, isApproved, Form.Comment, Form.TrustPlanner), ct), _ => "/approvals",
            isApproved ? $"Approved: {Asked.About}." : $"Returned: {Asked.About}. {Asked.AskedBy} finds your comment on My Day.");
    }

    private async Task<bool> LoadAsync(Guid participantId, Guid approvalId, CancellationToken ct)
    {
        if (await participants.HandleAsync(participantId, ct) is not { } participant || !await approvals.MayDecideAsync(participant, ct)) return false;
        if (await approvals.OfParticipantAsync(participantId, ct) is not ({ } rows, _) || rows.FirstOrDefault(r => r.Approval.Id == approvalId) is not { } row) return false;
        (Asked, Standing) = (row.Approval, row.Standing);
        Thing = await approvals.ThingAsync(participant, Asked.SubjectId, Asked.Kind, ct);
        IsOwn = participant.PlannerId is { } planner && planner == actor.AccountId || Asked.AskedById is { } asker && asker == actor.AccountId;
        return true;
    }

    public sealed class DecisionForm
    {
        [Display(Name = "Comment"), StringLength(Approval.CommentMaxLength)] public string? Comment { get; set; }

        [Display(Name = "This planner's plans need no approval from now on")] public bool TrustPlanner { get; set; }

        public string? Decision { get; set; }
    }
}
