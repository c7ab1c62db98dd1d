using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;

namespace Milepost.App.Features.Api.Repeats;

/// <summary>Takes away answers that were kept long enough. They are no part of any record, so there is no history.</summary>
public sealed class ForgetKeptAnswersHandler(MilepostDb db)
{
    public Task<int> HandleAsync(CancellationToken ct)
    {
        var before = db.Clock.GetUtcNow() - KeptAnswer.Lifespan;
        return db.KeptAnswers.Where(a => a.At < before).ExecuteDeleteAsync(ct);
    }
}
