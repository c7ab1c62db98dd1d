using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Findings;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.App.Web.Layout;
using Milepost.Domain;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Participants;

/// <summary>What stands at the top of every page of a person.</summary>
public sealed class ParticipantBannerQuery(MilepostDb db, PolicyBook policies, AgencyTime time)
{
    public async Task<ParticipantBanner?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        var person = await (
            from participant in db.VisibleParticipants.AsNoTracking()
            where participant.Id == participantId
            join office in db.OrgUnits on participant.OfficeId equals (Guid?)office.Id into offices
            from office in offices.DefaultIfEmpty()
            join planner in db.Users on participant.PlannerId equals (Guid?)planner.Id into planners
            from planner in planners.DefaultIfEmpty()
            select new
            {
                participant.CaseNumber, participant.Profile.FirstName, participant.Profile.LastName, participant.Profile.Language,
                Office = office == null ? null : office.Name, Planner = planner == null ? null : planner.DisplayName,
            }).SingleOrDefaultAsync(ct);
        if (person is null) return null;

        var programs = await db.Enrollments.AsNoTracking().Where(e => e.ParticipantId == participantId)
            .Select(e => new { e.Program, e.ExitedOn }).ToListAsync(ct);
        var plan = await db.Plans.AsNoTracking().IgnoreAutoIncludes().Include(p => p.Agreements)
            .Where(p => p.ParticipantId == participantId).OrderBy(p => p.ClosedOn != null).ThenByDescending(p => p.Id).FirstOrDefaultAsync(ct);
        var deadline = await NextDeadlineAsync(participantId, ct);
        return new(
            participantId, $"{person.FirstName} {person.LastName}", person.CaseNumber,
            programs.Count == 0 ? "Not enrolled"
                : string.Join(", ", programs.Select(e => e.ExitedOn is { } exited ? $"{Words.Of(e.Program)} (exited {exited.Words()})" : Words.Of(e.Program)).Distinct()),
            plan is null ? "No plan yet" : plan.IsOpen ? $"{Words.Of(plan.Kind)} open since {plan.Details.OpenedOn.Words()}" : $"{Words.Of(plan.Kind)} closed {plan.ClosedOn!.Value.Words()}",
            SignatureWords(plan), deadline?.Words, person.Language == "es" ? "Spanish" : person.Language == "en" ? "English" : null,
            person.Planner, person.Office, false, plan?.Id, deadline is { IsLate: true });
    }

    /// <summary>What the ledger says is late, else what is due next; all of it stands in the index of open findings.</summary>
    private async Task<Deadline?> NextDeadlineAsync(Guid participantId, CancellationToken ct)
    {
        var today = time.Today;
        var open = await db.Findings.AsNoTracking().Where(f => f.ParticipantId == participantId && f.DueOn != null).Where(Urgencies.IsOpenOn(today))
            .Select(f => new { f.Requirement, DueOn = f.DueOn!.Value, f.WaivedThrough }).ToListAsync(ct);
        var counted = open.Where(f => !(f.WaivedThrough >= today)).ToList();
        if (counted.Count(f => f.DueOn < today) is > 0 and var late) return new($"{late} late", IsLate: true);

        return counted.MinBy(f => f.DueOn) is not { } next ? null
            : new($"{(policies.Find(next.Requirement, out var file) ? FindingLinks.ThingWords(file.Requirement.SettledBy) : "something")} {(next.DueOn == today ? "due today" : $"by {next.DueOn.Words()}")}", IsLate: false);
    }

    private sealed record Deadline(string Words, bool IsLate);

    private static string SignatureWords(Plan? plan)
    {
        if (plan is null) return "";
        if (plan.LatestAgreement is not { } latest) return "Not signed";
        if (plan.SignedAsItStands) return $"Signed v{plan.VersionNumber}, {latest.On?.Words()}";
        if (latest.Method == AgreementMethod.UnableToCollect && latest.PlanVersion == plan.VersionNumber) return $"Signature not collected, {latest.On?.Words()}";
        return latest.PlanVersion < plan.VersionNumber ? $"Changed since v{latest.PlanVersion}" : $"One signature, v{latest.PlanVersion}";
    }
}
