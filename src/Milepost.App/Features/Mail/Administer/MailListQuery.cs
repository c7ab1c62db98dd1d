using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;

namespace Milepost.App.Features.Mail.Administer;

/// <summary>A letter as an administrator sees it: never what it says, nor to whom exactly.</summary>
public sealed record MailRow(Guid Id, string Kind, string To, MailState State, DateTimeOffset CreatedAt, DateTimeOffset? NextTryAt, DateTimeOffset? EndedAt, int Attempts, string? Answer, bool IsEmptied)
{
    public bool MaySendAgain => !IsEmptied && State is not (MailState.Sending or MailState.Sent);

    public bool MayGiveUp => State is MailState.Waiting or MailState.MayHaveBeenSent;
}

public sealed record MailList(IReadOnlyList<MailRow> Rows, IReadOnlyDictionary<MailState, int> Counts, int Page, int Pages)
{
    public int Total => Counts.Values.Sum();
}

public sealed class MailListQuery(MilepostDb db, Actor actor)
{
    private const int PageSize = 50;

    /// <param name="state">Null for all.</param>
    public async Task<MailList> HandleAsync(MailState? state, int page, CancellationToken ct)
    {
        var letters = LettersWithin.Reach(db, actor).AsNoTracking();
        var counts = await letters.GroupBy(m => m.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        if (state is { } only) letters = letters.Where(m => m.State == only);
        var total = state is { } one ? counts.GetValueOrDefault(one) : counts.Values.Sum();
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        var rows = await letters.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(m => new { m.Id, m.Kind, m.To, m.State, m.CreatedAt, m.NextTryAt, m.EndedAt, m.Attempts, m.LastAnswer, IsEmptied = m.Body == null }).ToListAsync(ct);
        return new([.. rows.Select(m => new MailRow(m.Id, LetterKinds.Words(m.Kind), Masked.Address(m.To), m.State, m.CreatedAt,
            m.State == MailState.Waiting ? m.NextTryAt : null, m.EndedAt, m.Attempts, m.LastAnswer, m.IsEmptied))], counts, page, pages);
    }
}
