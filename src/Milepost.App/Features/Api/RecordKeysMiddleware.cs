using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;

namespace Milepost.App.Features.Api;

/// <summary>
/// In the API's addresses a participant may stand by its id or its case number. What comes after this reads ids only.
/// </summary>
public sealed class RecordKeysMiddleware(RequestDelegate next)
{
    private const string Participant = "participantId";

    public async Task InvokeAsync(HttpContext http, RecordKeysQuery keys)
    {
        if (http.Request.RouteValues.TryGetValue(Participant, out var value) && value is string key && !Guid.TryParse(key, out _))
        {
            if (await keys.ParticipantAsync(key, http.RequestAborted) is not { } id)
            {
                await ApiProblem.NotThere.WriteAsync(http);
                return;
            }
            http.Request.RouteValues[Participant] = id.ToString();
        }
        await next(http);
    }
}

/// <summary>Finds out which record a key means. Whether it is within reach is asked where it is read.</summary>
public sealed class RecordKeysQuery(MilepostDb db)
{
    /// <summary>A merged record's case number leads to the record that took it in.</summary>
    public async Task<Guid?> ParticipantAsync(string key, CancellationToken ct) =>
        await db.Participants.AsNoTracking().Where(p => p.CaseNumber == key).Select(p => (Guid?)(p.MergedIntoId ?? p.Id)).SingleOrDefaultAsync(ct);
}
