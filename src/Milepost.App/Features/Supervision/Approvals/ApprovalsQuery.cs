using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Supervision.Approvals;

/// <summary>How a plan or service that needs approval stands, for the page that shows it.</summary>
/// <param name="Newest">What was asked last; null when nobody was asked.</param>
public sealed record ApprovalNotice(Guid ParticipantId, ApprovedThing Thing, ApprovalStanding Standing, Approval? Newest, bool MayAsk)
{
    public string AskLink => $"/participants/{ParticipantId}/approvals/ask?thing={Thing.Id}";

    public string AllLink => $"/participants/{ParticipantId}/approvals";
}

/// <summary>What was asked about one person, with how it stands now.</summary>
public sealed record ApprovalRow(Approval Approval, ApprovalStanding Standing);

/// <summary>Something that waits for the reader, or was sent back to the reader.</summary>
public sealed record WaitingApproval(Guid ParticipantId, Guid ApprovalId, string Name, string CaseNumber, string About, string AskedBy, DateTimeOffset AskedAt, string? Comment, string Link);

/// <summary>All that waits: for the reader to decide, and sent back to the reader.</summary>
public sealed record ApprovalsWaiting(IReadOnlyList<WaitingApproval> ToDecide, IReadOnlyList<WaitingApproval> Returned, IReadOnlyList<WaitingApproval> Asked)
{
    public static readonly ApprovalsWaiting None = new([], [], []);
}

public sealed class ApprovalsQuery(MilepostDb db, Packs packs, Actor actor)
{
    public async Task<ApprovalNotice?> OfPlanAsync(Participant participant, Plan plan, CancellationToken ct) =>
        await NoticeAsync(participant, ApprovedThing.Of(plan, participant, packs[participant.PackId].Settings), ct);

    public async Task<ApprovalNotice?> OfServiceAsync(Participant participant, Service service, CancellationToken ct)
    {
        var settings = packs[participant.PackId].Settings;
        if (settings.Approvals.Count == 0) return null;
        if (ApprovedThing.Of(service, participant, settings) is { } thing) return await NoticeAsync(participant, thing, ct);
        // Approved training has its day on the profile and would need no approval any more; what was decided still shows.
        var kind = await db.Approvals.AsNoTracking().Where(a => a.SubjectId == service.Id).Select(a => (ApprovalKind?)a.Kind).FirstOrDefaultAsync(ct);
        return kind is { } asked ? await NoticeAsync(participant, ApprovedThing.Of(service, participant, settings, asked), ct) : null;
    }

    /// <summary>The problem that keeps a plan from being printed for signing; null when nothing does.</summary>
    public async Task<Domain.Problem?> RefusalAsync(Participant participant, Plan plan, CancellationToken ct) =>
        await OfPlanAsync(participant, plan, ct) is { Thing.Setting: { Refuses: true } setting } notice && notice.Standing != ApprovalStanding.Approved
            ? ApprovalProblems.PlanWaits(setting.Because, notice.Standing) : null;

    /// <summary>The thing as it stands now, by its id; null when it is gone or needs no approval.</summary>
    public async Task<ApprovedThing?> ThingAsync(Participant participant, Guid id, ApprovalKind? kind, CancellationToken ct)
    {
        var settings = packs[participant.PackId].Settings;
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.ParticipantId == participant.Id, ct) is { } plan) return ApprovedThing.Of(plan, participant, settings);
        if (await db.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.ParticipantId == participant.Id, ct) is not { } service) return null;
        return kind is { } asked ? ApprovedThing.Of(service, participant, settings, asked) : ApprovedThing.Of(service, participant, settings);
    }

    /// <summary>Everything asked about one person, the newest first, and what still needs asking.</summary>
    public async Task<(IReadOnlyList<ApprovalRow> Rows, IReadOnlyList<ApprovalNotice> Needed)?> OfParticipantAsync(Guid participantId, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } participant) return null;
        var approvals = await db.Approvals.AsNoTracking().Where(a => a.ParticipantId == participantId).ToListAsync(ct);
        List<ApprovalRow> rows = [];
        foreach (var thing in approvals.GroupBy(a => a.SubjectId))
        {
            var now = await ThingAsync(participant, thing.Key, thing.First().Kind, ct);
            var newest = thing.MaxBy(a => a.Id);
            rows.AddRange(thing.Select(a => new ApprovalRow(a, a == newest && now is not null ? Approval.StandingOf(thing, now.Fingerprint) : AsDecided(a))));
        }
        List<ApprovalNotice> needed = [];
        if (packs[participant.PackId].Settings.Approvals.Count > 0)
        {
            foreach (var plan in await db.Plans.AsNoTracking().Where(p => p.ParticipantId == participantId && p.ClosedOn == null).ToListAsync(ct)) Keep(await OfPlanAsync(participant, plan, ct));
            foreach (var service in await db.Services.AsNoTracking().Where(s => s.ParticipantId == participantId && s.Completion == null).ToListAsync(ct)) Keep(await OfServiceAsync(participant, service, ct));
        }
        return ([.. rows.OrderByDescending(r => r.Approval.Id)], needed);

        void Keep(ApprovalNotice? notice)
        {
            if (notice is not null && notice.Standing is not (ApprovalStanding.Approved or ApprovalStanding.Waiting)) needed.Add(notice);
        }
    }

    /// <summary>What waits for the reader's decision, what was returned to the reader, and what the reader asked for. One query.</summary>
    public async Task<ApprovalsWaiting> WaitingAsync(CancellationToken ct)
    {
        if (actor.AccountId is not { } me) return ApprovalsWaiting.None;
        var supervises = actor.SupervisesAnywhere();
        var mine = actor.Caseload;
        var found = await (
            from approval in db.Approvals.AsNoTracking()
            join person in db.VisibleParticipants on approval.ParticipantId equals person.Id
            where (approval.State == ApprovalState.Waiting && (supervises || approval.AskedById == me || mine.Contains(person.PlannerId)))
                || (approval.State == ApprovalState.Returned && (approval.AskedById == me || mine.Contains(person.PlannerId)))
            where db.Plans.Any(p => p.Id == approval.SubjectId && p.ClosedOn == null) || db.Services.Any(s => s.Id == approval.SubjectId && s.Completion == null)
            where !db.Approvals.Any(later => later.SubjectId == approval.SubjectId && later.Id > approval.Id)
            join office in db.OrgUnits on person.OfficeId equals (Guid?)office.Id into offices
            from office in offices.DefaultIfEmpty()
            orderby approval.AskedAt
            select new
            {
                Approval = approval, person.Profile.FirstName, person.Profile.LastName, person.CaseNumber, person.PlannerId, Path = office == null ? null : office.Path,
            }).ToListAsync(ct);

        // Nobody approves the own work, so it does not wait for oneself.
        var toDecide = found.Where(f => f.Approval.State == ApprovalState.Waiting && f.PlannerId != me && f.Approval.AskedById != me && actor.Supervises(f.Path)).ToList();
        return new(
            [.. toDecide.Select(f => Row(f.Approval, $"{f.FirstName} {f.LastName}", f.CaseNumber, $"/participants/{f.Approval.ParticipantId}/approvals/{f.Approval.Id}"))],
            [.. found.Where(f => f.Approval.State == ApprovalState.Returned).Select(f => Row(f.Approval, $"{f.FirstName} {f.LastName}", f.CaseNumber, $"/participants/{f.Approval.ParticipantId}/approvals"))],
            [.. found.Where(f => f.Approval.State == ApprovalState.Waiting && !toDecide.Contains(f)).Select(f => Row(f.Approval, $"{f.FirstName} {f.LastName}", f.CaseNumber, $"/participants/{f.Approval.ParticipantId}/approvals"))]);
    }

    /// <summary>Whether the reader may decide about something of this person's.</summary>
    public async Task<bool> MayDecideAsync(Participant participant, CancellationToken ct) =>
        actor.SeesAll || actor.Supervises(await db.OrgUnits.Where(u => u.Id == participant.OfficeId).Select(u => u.Path).SingleOrDefaultAsync(ct));

    private async Task<ApprovalNotice?> NoticeAsync(Participant participant, ApprovedThing? thing, CancellationToken ct)
    {
        if (thing is null) return null;
        var approvals = await db.Approvals.AsNoTracking().Where(a => a.SubjectId == thing.Id && a.ParticipantId == participant.Id).ToListAsync(ct);
        return new(participant.Id, thing, Approval.StandingOf(approvals, thing.Fingerprint), approvals.MaxBy(a => a.Id), !actor.OnlyReads);
    }

    private static ApprovalStanding AsDecided(Approval approval) => approval.State switch
    {
        ApprovalState.Approved => ApprovalStanding.Approved,
        ApprovalState.Returned => ApprovalStanding.Returned,
        _ => ApprovalStanding.Withdrawn,
    };

    private static WaitingApproval Row(Approval approval, string name, string caseNumber, string link) =>
        new(approval.ParticipantId, approval.Id, name, caseNumber, approval.About, approval.AskedBy, approval.AskedAt, approval.Comment, link);
}
