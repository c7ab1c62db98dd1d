using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Tests.Features.Findings;

/// <summary>A line of the ledger as a test wants it, so that a list's counts do not hang on what the packs demand.</summary>
internal sealed record LedgerLine(string Requirement, Outcome Outcome, DateOnly? DueOn = null)
{
    public const string Contact = "il.contact-every-30-days";
    public const string Review = "chi.plan-review-quarterly";
    public const string Note = "il.exit-note";
    public const string Signature = "chi.plan-signed";

    /// <summary>The day the test clock starts on.</summary>
    public static readonly DateOnly Today = new(2026, 3, 2);

    public string Subject { get; init; } = "participant";

    public DateOnly? WaivedThrough { get; init; }

    public DateOnly SeenFrom { get; init; } = Today.AddDays(-5);

    public DateOnly SeenThrough { get; init; } = DateOnly.MaxValue;

    public static LedgerLine Due(string requirement, int inDays) => new(requirement, Outcome.Due, Today.AddDays(inDays));

    public static LedgerLine NotMet(string requirement) => new(requirement, Outcome.NotMet);

    public LedgerLine Waived(int forDays = 30) => this with { WaivedThrough = Today.AddDays(forDays) };
}

internal static class LedgerLines
{
    /// <summary>Puts these in place of all that was found for a participant.</summary>
    public static Task PutFindings(this TestApp app, Guid participantId, params LedgerLine[] lines) => app.Call(async (MilepostDb db) =>
    {
        await db.Findings.Where(f => f.ParticipantId == participantId).ExecuteDeleteAsync();
        db.Findings.AddRange(lines.Select(line => new LedgerFinding
        {
            ParticipantId = participantId, Requirement = line.Requirement, Subject = line.Subject, SeenFrom = line.SeenFrom, SeenThrough = line.SeenThrough,
            Outcome = line.Outcome, DueOn = line.DueOn, WaivedThrough = line.WaivedThrough,
        }));
        return await db.SaveChangesAsync();
    });
}
