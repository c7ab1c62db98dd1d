using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Mail.Bounces;

/// <summary>Says that letters to an address come back: mail servers tell of it hours later, by mail, and the operator's mail server tells us.</summary>
public sealed record ReportBounce(string Address, string? Reason);

public sealed class ReportBounceHandler(MilepostDb db)
{
    private const int LongestReason = 300;

    public Task<Result<Done>> HandleAsync(ReportBounce command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        var address = command.Address.Trim().ToLowerInvariant();
#pragma warning disable CA1862 // The database compares, and both know lower().
        var letter = await db.OutgoingMail.Where(m => m.To.ToLower() == address && m.EndedAt != null).OrderByDescending(m => m.EndedAt).FirstOrDefaultAsync(ct);
#pragma warning restore CA1862
        if (letter is null) return MailProblems.NeverSent;

        var reason = string.IsNullOrWhiteSpace(command.Reason) ? null : string.Concat(command.Reason.Trim().Take(LongestReason).Select(c => char.IsControl(c) ? ' ' : c));
        (letter.State, letter.EndedAt) = (MailState.Bounced, db.Clock.GetUtcNow());
        letter.LastAnswer = Masked.In(reason is null ? "The letter came back." : $"The letter came back: {reason}", letter.To);
        return Done.It;
    }, ct);
}
