using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Findings.OfParticipant;
using Milepost.App.Features.Mail.Bounces;
using Milepost.App.Features.Participants.Enrollments;
using Milepost.App.Features.Plans.Accomplishments;
using Milepost.App.Features.Plans.Overview;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Participants.Overview;

/// <summary>What the Overview shows of one person, everything read at once.</summary>
/// <param name="UnreadMessages">From the participant, and nobody of the staff has read them.</param>
/// <param name="Printed">The printed forms of the plan, newest first.</param>
public sealed record Overview(
    PlanOutline Outline,
    AgreementState? Agreement,
    IReadOnlyList<Assessment> Assessments,
    Accomplishments Accomplishments,
    IReadOnlyList<BarrierAnswer> Barriers,
    IReadOnlyList<CustomerMessage> Messages,
    IReadOnlyList<Document> Printed,
    int UnreadMessages,
    FindingCounts Findings,
    bool HasApplication,
    bool IsEnrolled,
    RefusedAddress? RefusedAddress)
{
    public IReadOnlyList<ProgramParticipation> Participation { get; init; } = [];

    public Participant Person => Outline.Person;

    public Plan? Plan => Outline.Plan;
}

public sealed class OverviewQuery(MilepostDb db, PlanOutlineQuery outlines, FindingCountsQuery findings, RefusedAddressQuery refused, ParticipationQuery participation)
{
    /// <summary>All of them are on their own page.</summary>
    private const int MessagesShown = 3;

    public async Task<Overview?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        if (await outlines.HandleAsync(participantId, ct) is not { } outline) return null;

        var assessments = await db.Assessments.AsNoTracking().Where(a => a.ParticipantId == participantId).ToListAsync(ct);
        var credentials = await db.Credentials.AsNoTracking().Where(c => c.ParticipantId == participantId).ToListAsync(ct);
        var plans = await db.Plans.AsNoTracking().Where(p => p.ParticipantId == participantId).ToListAsync(ct);
        var planId = outline.Plan?.Id;
        var services = outline.Services.Select(s => s.Service).ToList();
        return new(
            outline,
            outline.Plan is { } plan ? AgreementState.Of(plan, outline.Settings) : null,
            [.. assessments.OrderByDescending(a => a.Details.CompletedOn).ThenByDescending(a => a.Id)],
            Accomplishments.Of(credentials, plans, services),
            BarrierAnswer.Of(outline.Plan, assessments, services),
            await db.CustomerMessages.AsNoTracking().Where(m => m.ParticipantId == participantId).OrderByDescending(m => m.SentAt).Take(MessagesShown).ToListAsync(ct),
            planId is null ? [] : await db.Documents.AsNoTracking().Where(d => d.PlanId == planId && d.Kind == DocumentKind.PrintedPlan).OrderByDescending(d => d.PlanVersion).ThenByDescending(d => d.Id).ToListAsync(ct),
            await db.CustomerMessages.CountAsync(m => m.ParticipantId == participantId && m.FromParticipant && m.ReadAt == null, ct),
            await findings.HandleAsync(participantId, ct),
            await db.Applications.AnyAsync(a => a.ParticipantId == participantId, ct),
            await db.Enrollments.AnyAsync(e => e.ParticipantId == participantId, ct),
            await refused.OfParticipantAsync(participantId, ct))
        {
            Participation = await participation.HandleAsync(participantId, ct),
        };
    }
}
