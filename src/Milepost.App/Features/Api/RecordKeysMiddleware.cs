using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Api;

/// <summary>
/// In the API's addresses a participant may stand by its id, its case number or the id it had in the system it came from, and a part of a record by its id or the one it has in case
/// files. What comes after this reads ids only.
/// </summary>
public sealed class RecordKeysMiddleware(RequestDelegate next)
{
    private static readonly string[] People = ["participantId", "keepId"];

    public async Task InvokeAsync(HttpContext http, RecordKeysQuery keys)
    {
        var values = http.Request.RouteValues;
        Guid? participant = null;
        foreach (var name in People)
        {
            if (values.GetValueOrDefault(name) is not string key) continue;
            participant = await keys.ParticipantAsync(key, http.RequestAborted);
            if (participant is null)
            {
                await ApiProblem.NotThere.WriteAsync(http);
                return;
            }
            values[name] = participant.Value.ToString();
        }
        if (participant is { } id)
        {
            foreach (var (name, value) in values.Where(pair => RecordKeysQuery.Parts.Contains(pair.Key)).ToList())
            {
                if (value is not string key || Guid.TryParse(key, out _)) continue;
                if (await keys.PartAsync(id, name, key, http.RequestAborted) is not { } part)
                {
                    await ApiProblem.NotThere.WriteAsync(http);
                    return;
                }
                values[name] = part.ToString();
            }
        }
        await next(http);
    }
}

/// <summary>Finds out which record, or which part of it, a key means. Whether it is within reach is asked where it is read.</summary>
public sealed class RecordKeysQuery(MilepostDb db)
{
    public static readonly IReadOnlySet<string> Parts = new HashSet<string>
    {
        "planId", "goalId", "objectiveId", "serviceId", "noteId", "assessmentId", "enrollmentId", "credentialId", "skillGainId", "referralId", "gapId",
        "consentId", "contactId", "choiceId", "waiverId", "programId",
    };

    /// <summary>A merged record's case number leads to the record that took it in, and so does its old id.</summary>
    public async Task<Guid?> ParticipantAsync(string key, CancellationToken ct)
    {
        if (RecordId.Read(key) is { } own) return own;
        var numbered = await db.Participants.AsNoTracking().Where(p => p.CaseNumber == key).Select(p => (Guid?)(p.MergedIntoId ?? p.Id)).SingleOrDefaultAsync(ct);
        return numbered ?? await (
            from known in db.ExternalIds.AsNoTracking()
            where known.Kind == ExternalId.Participant && known.Value == key
            join person in db.Participants on known.RecordId equals person.Id
            select (Guid?)(person.MergedIntoId ?? person.Id)).SingleOrDefaultAsync(ct) ?? (Guid.TryParse(key, out var other) ? other : null);
    }

    public Task<Guid?> PartAsync(Guid participantId, string name, string key, CancellationToken ct) => name switch
    {
        "planId" => FindAsync<Plan>(participantId, key, ct),
        "goalId" => OfPlansAsync(participantId, plans => plans.SelectMany(p => p.Goals).Where(g => g.CaseFileId == key).Select(g => (Guid?)g.Id), ct),
        "objectiveId" => OfPlansAsync(participantId, plans => plans.SelectMany(p => p.Goals).SelectMany(g => g.Objectives).Where(o => o.CaseFileId == key).Select(o => (Guid?)o.Id), ct),
        "serviceId" => FindAsync<Service>(participantId, key, ct),
        "noteId" => FindAsync<CaseNote>(participantId, key, ct),
        "assessmentId" => FindAsync<Assessment>(participantId, key, ct),
        "enrollmentId" => FindAsync<Enrollment>(participantId, key, ct),
        "credentialId" => FindAsync<Credential>(participantId, key, ct),
        "skillGainId" => FindAsync<SkillGain>(participantId, key, ct),
        "referralId" => FindAsync<Referral>(participantId, key, ct),
        "consentId" => FindAsync<Consent>(participantId, key, ct),
        "contactId" => FindAsync<FollowUpContact>(participantId, key, ct),
        "choiceId" => FindAsync<TrainingChoice>(participantId, key, ct),
        "waiverId" => FindAsync<SupervisorWaiver>(participantId, key, ct),
        "programId" => FindAsync<ConcurrentProgram>(participantId, key, ct),
        _ => FindAsync<PlannedGap>(participantId, key, ct),
    };

    private Task<Guid?> OfPlansAsync(Guid participantId, Func<IQueryable<Plan>, IQueryable<Guid?>> find, CancellationToken ct) =>
        find(db.Plans.AsNoTracking().IgnoreAutoIncludes().Where(p => p.ParticipantId == participantId)).FirstOrDefaultAsync(ct);

    private Task<Guid?> FindAsync<TPart>(Guid participantId, string key, CancellationToken ct) where TPart : RecordPart =>
        db.Set<TPart>().AsNoTracking().Where(p => p.ParticipantId == participantId && p.CaseFileId == key).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct);
}
