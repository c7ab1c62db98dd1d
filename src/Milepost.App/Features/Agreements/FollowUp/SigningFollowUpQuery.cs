using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Agreements;

namespace Milepost.App.Features.Agreements.FollowUp;

/// <summary>A signature that the planner has to do something about.</summary>
/// <param name="Words">"waits for your signature", "would rather sign on paper".</param>
/// <param name="Link">Where it is done.</param>
public sealed record SigningToFollow(Guid ParticipantId, Guid PlanId, string Name, string Words, string Link);

/// <summary>The signatures of the own caseload that wait for the planner: to sign, to answer, to ask again.</summary>
public sealed class SigningFollowUpQuery(MilepostDb db, Actor actor, AgencyTime time)
{
    public async Task<IReadOnlyList<SigningToFollow>> HandleAsync(CancellationToken ct)
    {
        var mine = db.VisibleParticipants.Where(p => actor.Caseload.Contains(p.PlannerId));
        var requests = await (
            from request in db.SignatureRequests.AsNoTracking()
            join plan in db.Plans on request.PlanId equals plan.Id
            join person in mine on request.ParticipantId equals person.Id
            where plan.ClosedOn == null && plan.VersionNumber == request.PlanVersion && request.Step != SigningStep.Signed
            select new { person.Id, person.Profile.FirstName, person.Profile.LastName, Request = request }).ToListAsync(ct);
        var today = time.Today;
        var again = await (
            from plan in db.Plans.AsNoTracking()
            from agreement in plan.Agreements
            join person in mine on plan.ParticipantId equals person.Id
            where plan.ClosedOn == null && agreement.Method == AgreementMethod.UnableToCollect && agreement.PlanVersion == plan.VersionNumber && agreement.TryAgainOn <= today
            select new { person.Id, person.Profile.FirstName, person.Profile.LastName, PlanId = plan.Id }).ToListAsync(ct);
        if (requests.Count + again.Count == 0) return [];

        var plans = requests.Select(r => r.Request.PlanId).Concat(again.Select(a => a.PlanId)).Distinct().ToList();
        var signed = await (
            from plan in db.Plans.AsNoTracking()
            where plans.Contains(plan.Id)
            from agreement in plan.Agreements
            where agreement.PlanVersion == plan.VersionNumber && agreement.Method != AgreementMethod.UnableToCollect
                && agreement.ParticipantSignedOn != null && agreement.StaffSignedOn != null
            select plan.Id).ToListAsync(ct);

        // Of several requests on one version only the newest says how it stands.
        var latest = requests.GroupBy(r => r.Request.PlanId).Select(g => g.OrderByDescending(r => r.Request.AskedAt).First()).ToList();
        var asked = latest.Select(r => (r.Request.PlanId, Item: ItemOf(r.Id, $"{r.FirstName} {r.LastName}", r.Request)));
        var tryAgain = again.Where(a => latest.TrueForAll(r => r.Request.PlanId != a.PlanId))
            .Select(a => (a.PlanId, Item: (SigningToFollow?)new(a.Id, a.PlanId, $"{a.FirstName} {a.LastName}", "try again to collect the signature", SigningPaths.Plan(a.Id, a.PlanId))));
        return [.. asked.Concat(tryAgain).Where(i => i.Item is not null && !signed.Contains(i.PlanId)).Select(i => i.Item!).DistinctBy(i => i.PlanId).OrderBy(i => i.Name, StringComparer.Ordinal)];
    }

    private SigningToFollow? ItemOf(Guid participantId, string name, SignatureRequest request)
    {
        var (words, link) = request.StandingAt(time.Now, request.PlanVersion) switch
        {
            SigningStanding.ParticipantSigned => ("waits for your signature", $"{SigningPaths.Staff(participantId, request.PlanId, request.Id)}/sign"),
            SigningStanding.Declined => (request.WantsPaper ? "would rather sign on paper" : "has a question before signing", SigningPaths.Plan(participantId, request.PlanId)),
            SigningStanding.Expired => ("did not sign in time", SigningPaths.Plan(participantId, request.PlanId)),
            _ => (null, ""),
        };
        return words is null ? null : new(participantId, request.PlanId, name, words, link);
    }
}
