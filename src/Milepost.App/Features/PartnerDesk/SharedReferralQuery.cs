using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Documents.Download;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.PartnerDesk;

public sealed record SharedContact(string? Phone, string? SecondPhone, string? Email, string? Address, string? Language);

public sealed record SharedGoal(string Statement, string Days, IReadOnlyList<string> Steps);

public sealed record SharedPlan(string? Occupation, IReadOnlyList<SharedGoal> Goals);

public sealed record SharedService(string Name, string? Provider, string Days);

/// <summary>A referral as the partner reads it. What no consent covers today is null: it was never read from the record.</summary>
public sealed record SharedReferral(
    Referral Referral, ReferralStanding Standing, string Name, string? Office, string? OfficePhone, string? Planner, SharedContact? Contact, SharedPlan? Plan,
    IReadOnlyList<SharedService>? Services, IReadOnlyList<AssessmentDetails>? Assessments, IReadOnlyList<SharedDocument> Documents, UploadLimits Limits);

public sealed class SharedReferralQuery(MilepostDb db, Packs packs, AgencyTime time)
{
    public async Task<SharedReferral> HandleAsync(PartnerVisit visit, CancellationToken ct)
    {
        var id = visit.ParticipantId;
        var person = await db.VisibleParticipants.AsNoTracking().SingleAsync(p => p.Id == id, ct);
        var referral = await db.Referrals.AsNoTracking().SingleAsync(r => r.Id == visit.ReferralId, ct);
        var office = await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Id == person.OfficeId, ct);
        var (items, profile) = (visit.Scope.Items, person.Profile);
        return new(
            referral, referral.StandingOn(time.Today), person.Name, office?.Name, office?.Phone,
            await db.Users.Where(u => u.Id == person.PlannerId).Select(u => u.DisplayName).SingleOrDefaultAsync(ct),
            !items.Contains(SharedItem.Contact) ? null
                : new(profile.Phone, profile.SecondPhone, profile.Email, profile.Address is { } a ? string.Join(", ", new[] { a.Street, a.City, a.State, a.Zip }.Where(part => !string.IsNullOrWhiteSpace(part))) : null,
                    profile.Language switch { "es" => "Spanish", "en" => "English", _ => null }),
            items.Contains(SharedItem.Plan) ? await PlanAsync(id, ct) : null,
            !items.Contains(SharedItem.Services) ? null
                : [.. (await db.Services.AsNoTracking().Where(s => s.ParticipantId == id).ToListAsync(ct)).OrderByDescending(s => s.Details.StartsOn)
                    .Select(s => new SharedService(s.Details.Name, s.Details.Provider, s.EndsOn is { } end ? $"{s.Details.StartsOn.Words()} to {end.Words()}" : $"since {s.Details.StartsOn.Words()}"))],
            !items.Contains(SharedItem.Assessments) ? null
                : [.. (await db.Assessments.AsNoTracking().Where(a => a.ParticipantId == id).Select(a => a.Details).ToListAsync(ct)).OrderByDescending(a => a.CompletedOn)],
            visit.Scope.Documents, packs[person.PackId].Settings.Upload);
    }

    /// <summary>Null where consent does not name this very document today.</summary>
    public Task<DocumentBytes?> DownloadAsync(PartnerVisit visit, Guid documentId, CancellationToken ct) =>
        !visit.Scope.Items.Contains(SharedItem.Documents) || visit.Scope.Documents.All(d => d.Id != documentId) ? Task.FromResult<DocumentBytes?>(null) : (
            from document in db.Documents.AsNoTracking()
            where document.Id == documentId && document.ParticipantId == visit.ParticipantId
            join file in db.StoredFiles on document.Sha256 equals file.Sha256
            select new DocumentBytes(document.FileName, document.ContentType, file.Bytes)).SingleOrDefaultAsync(ct);

    private async Task<SharedPlan> PlanAsync(Guid participantId, CancellationToken ct)
    {
        var plans = await db.Plans.AsNoTracking().Where(p => p.ParticipantId == participantId && p.ClosedOn == null).ToListAsync(ct);
        return new(
            plans.Select(p => p.Details.TargetOccupation).FirstOrDefault(o => o is not null),
            [.. plans.SelectMany(p => p.Goals).Where(g => g.IsOpen).Select(g => new SharedGoal(
                g.Details.Statement, g.Details.ProjectedEndOn is { } end ? $"planned until {end.Words()}" : $"since {g.Details.EstablishedOn.Words()}",
                [.. g.Objectives.Where(o => o.IsOpen).Select(o => o.Details.Statement)]))]);
    }
}
