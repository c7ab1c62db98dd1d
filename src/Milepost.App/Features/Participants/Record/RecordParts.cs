using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Api;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Partners;
using Milepost.Domain.Training;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.Participants.Record;

/// <summary>Reads what hangs from one record, or what places keep, as it is stored.</summary>
public sealed class RecordPartsQuery(MilepostDb db)
{
    /// <returns>Newest first; null where the record is out of reach.</returns>
    public async Task<CursorPage<TPart>?> ListAsync<TPart>(Guid participantId, PageAsked asked, CancellationToken ct) where TPart : RecordPart =>
        await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct) ? await PageAsync(db.Set<TPart>().AsNoTracking().Where(p => p.ParticipantId == participantId), asked, ct) : null;

    public async Task<TPart?> FindAsync<TPart>(Guid participantId, Guid partId, CancellationToken ct) where TPart : RecordPart =>
        await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct)
            ? await db.Set<TPart>().AsNoTracking().SingleOrDefaultAsync(p => p.ParticipantId == participantId && p.Id == partId, ct) : null;

    /// <summary>What the reader's places and those above them keep.</summary>
    public async Task<CursorPage<TKept>> KeptAsync<TKept>(PageAsked asked, CancellationToken ct) where TKept : Recorded => await PageAsync(await ServingAsync<TKept>(ct), asked, ct);

    public async Task<TKept?> KeptAsync<TKept>(Guid id, CancellationToken ct) where TKept : Recorded => await (await ServingAsync<TKept>(ct)).SingleOrDefaultAsync(k => k.Id == id, ct);

    private async Task<IQueryable<TKept>> ServingAsync<TKept>(CancellationToken ct) where TKept : Recorded
    {
        var units = await db.UnitsServingActorAsync(ct);
        var providers = db.TrainingProviders.Where(p => units.Contains(p.OrgUnitId));
        var employers = db.Employers.Where(e => units.Contains(e.OrgUnitId));
        var worksites = db.Worksites.Where(w => employers.Any(e => e.Id == w.EmployerId));
        object serving =
            typeof(TKept) == typeof(TrainingProvider) ? providers
            : typeof(TKept) == typeof(TrainingProgram) ? db.TrainingPrograms.Where(p => providers.Any(provider => provider.Id == p.ProviderId))
            : typeof(TKept) == typeof(Employer) ? employers
            : typeof(TKept) == typeof(Worksite) ? worksites
            : typeof(TKept) == typeof(Job) ? db.Jobs.Where(j => worksites.Any(w => w.Id == j.WorksiteId))
            : typeof(TKept) == typeof(Partner) ? db.Partners.Where(p => units.Contains(p.OrgUnitId))
            : throw new InvalidOperationException($"{typeof(TKept).Name} is no list that places keep.");
        return ((IQueryable<TKept>)serving).AsNoTracking();
    }

    private static async Task<CursorPage<T>> PageAsync<T>(IQueryable<T> things, PageAsked asked, CancellationToken ct) where T : Recorded
    {
        if (asked.After is [var text])
        {
            var after = Guid.Parse(text, CultureInfo.InvariantCulture);
            things = things.Where(t => t.Id.CompareTo(after) < 0);
        }
        return CursorPage.Of(await things.OrderByDescending(t => t.Id).Take(asked.Limit + 1).ToListAsync(ct), asked.Limit, t => [t.Id.ToString()]);
    }
}

/// <summary>Declares the addresses at which parts of records, and lists of places, are read.</summary>
public static class RecordParts
{
    private const int UsualLimit = 100;

    /// <param name="list">Under the participant: "case-notes".</param>
    /// <param name="id">How the addresses name one of them: "noteId".</param>
    public static void Parts<TPart>(this ApiArea area, string list, string id, string one, string many) where TPart : RecordPart
    {
        area.Get<CursorPage<TPart>>($"/participants/{{participantId}}/{list}", $"list{many}", $"The record's {list.Replace('-', ' ').Replace('/', ' ')}, newest first.",
            async (Guid participantId, string? cursor, int? limit, RecordPartsQuery parts, NoteViewHandler views, HttpContext http, CancellationToken ct) =>
            {
                if (TryRead(cursor, limit, out var asked) is { } problem) return problem.ToResult();
                if (await parts.ListAsync<TPart>(participantId, asked, ct) is not { } page) return ApiProblem.NotThere.ToResult();
                await views.HandleAsync(new(participantId), ct);
                return PageAsked.Answer(http, page);
            }, PageAsked.Query(UsualLimit));

        area.Get<TPart>($"/participants/{{participantId}}/{list}/{{{id}}}", $"get{one}", $"One of the record's {list.Replace('-', ' ').Replace('/', ' ')}.",
            async (Guid participantId, RecordPartsQuery parts, NoteViewHandler views, HttpContext http, CancellationToken ct) =>
            {
                if (!Guid.TryParse(http.Request.RouteValues[id] as string, out var partId) || await parts.FindAsync<TPart>(participantId, partId, ct) is not { } part) return ApiProblem.NotThere.ToResult();
                await views.HandleAsync(new(participantId), ct);
                // A plan holds its goals, which have versions of their own: what they hold counts too.
                return part is Domain.Plans.Plan plan ? ApiAnswer.Of(http, part, ApiTag.OfVersion(plan.Version, StateOf(plan))) : ApiAnswer.Of(http, part, ApiTag.Of(part));
            });
    }

    /// <param name="path">"/training/providers".</param>
    public static void Kept<TKept>(this ApiArea area, string path, string id, string one, string many) where TKept : Recorded
    {
        area.Get<CursorPage<TKept>>(path, $"list{many}", "What the reader's places, and those above them, keep; newest first.",
            async (string? cursor, int? limit, RecordPartsQuery kept, HttpContext http, CancellationToken ct) =>
                TryRead(cursor, limit, out var asked) is { } problem ? problem.ToResult() : PageAsked.Answer(http, await kept.KeptAsync<TKept>(asked, ct)),
            PageAsked.Query(UsualLimit));

        area.Get<TKept>($"{path}/{{{id}}}", $"get{one}", "One of them.",
            async (RecordPartsQuery kept, HttpContext http, CancellationToken ct) =>
                Guid.TryParse(http.Request.RouteValues[id] as string, out var keptId) && await kept.KeptAsync<TKept>(keptId, ct) is { } found
                    ? ApiAnswer.Of(http, found, ApiTag.Of(found)) : ApiProblem.NotThere.ToResult());
    }

    private static ApiProblem? TryRead(string? cursor, int? limit, out PageAsked asked) =>
        PageAsked.TryRead(cursor, limit, 1, out asked, UsualLimit) ?? (asked.After is [var id] && !Guid.TryParse(id, out _)
            ? ApiProblem.Of(StatusCodes.Status400BadRequest, "query.cursor", "Give the cursor as the answer before had it in \"next\".", "cursor") : null);

    private static long StateOf(Domain.Plans.Plan plan) =>
        plan.Goals.Sum(goal => (long)goal.Revision + goal.Objectives.Sum(objective => objective.Revision) + (goal.Objectives.Count * 1000)) + (plan.Goals.Count * 1_000_000) + (plan.Agreements.Count * 1_000_000_000L);
}
