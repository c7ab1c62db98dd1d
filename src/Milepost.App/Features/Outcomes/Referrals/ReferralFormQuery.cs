using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Partners.List;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Partners;

namespace Milepost.App.Features.Outcomes.Referrals;

/// <summary>What a referral is made of: the partners that serve the office, and what of the plan it may answer.</summary>
public sealed record ReferralChoices(IReadOnlyList<Partner> Partners, IReadOnlyList<SelectListItem> Reasons)
{
    public IEnumerable<SelectListItem> PartnerItems => Partners.Select(p => new SelectListItem(p.Details.Programs.Count == 0 ? p.Details.Name : $"{p.Details.Name}: {string.Join(", ", p.Details.Programs)}", p.Id.ToString()));

    /// <summary>"goal:G-1" as the record keeps it. What the form did not offer answers nothing.</summary>
    public ReferralReason? Read(string? value) => Reasons.Any(r => r.Value == value) && value!.Split(':', 2) is [var kind, var id]
        ? kind switch { "barrier" => new(Barrier: id), "goal" => new(Goal: id), "objective" => new(Objective: id), _ => new(Service: id) } : null;

    public static string? ValueOf(ReferralReason? reason) => reason switch
    {
        { Barrier: { } name } => $"barrier:{name}",
        { Goal: { } id } => $"goal:{id}",
        { Objective: { } id } => $"objective:{id}",
        { Service: { } id } => $"service:{id}",
        _ => null,
    };

    public string? WordsOf(ReferralReason? reason) => ValueOf(reason) is { } value ? Reasons.FirstOrDefault(r => r.Value == value)?.Text ?? value.Split(':', 2)[1] : null;
}

public sealed class ReferralFormQuery(MilepostDb db, PartnersServingQuery partners)
{
    /// <summary>Null when the participant is out of reach.</summary>
    public async Task<ReferralChoices?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        if (!await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct)) return null;
        var plans = await db.Plans.AsNoTracking().Where(p => p.ParticipantId == participantId && p.ClosedOn == null).ToListAsync(ct);
        var services = await db.Services.AsNoTracking().Where(s => s.ParticipantId == participantId && s.EndsOn == null && s.Completion == null).ToListAsync(ct);
        var groups = new[] { "Barrier", "Goal", "Objective", "Service" }.ToDictionary(g => g, g => new SelectListGroup { Name = g });
        return new(
            await partners.HandleAsync(participantId, ct),
            [
                .. plans.SelectMany(p => p.Details.Barriers).DistinctBy(b => b.Name).Select(b => new SelectListItem(b.Name, $"barrier:{b.Name}") { Group = groups["Barrier"] }),
                .. plans.SelectMany(p => p.Goals).Where(g => g.IsOpen).Select(g => new SelectListItem(g.Details.Statement, $"goal:{g.CaseFileId}") { Group = groups["Goal"] }),
                .. plans.SelectMany(p => p.Goals).Where(g => g.IsOpen).SelectMany(g => g.Objectives).Where(o => o.IsOpen).Select(o => new SelectListItem(o.Details.Statement, $"objective:{o.CaseFileId}") { Group = groups["Objective"] }),
                .. services.Select(s => new SelectListItem(s.Title, $"service:{s.CaseFileId}") { Group = groups["Service"] }),
            ]);
    }
}
