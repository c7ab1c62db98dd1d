using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Drafts;

/// <summary>Keeps what somebody typed into a page's form. Empty fields remove the draft.</summary>
/// <param name="Page">Path and query of the form's page.</param>
public sealed record SaveDraft(Guid AccountId, string Page, IReadOnlyDictionary<string, string[]> Fields);

public sealed class SaveDraftHandler(MilepostDb db)
{
    public const int LongestPage = 500;

    /// <summary>Characters of one draft; a form's fields hold 100,000 each at most.</summary>
    public const int LongestDraft = 400_000;

    public async Task<Result<DateTimeOffset>> HandleAsync(SaveDraft command, CancellationToken ct)
    {
        if (command.Page.Length is 0 or > LongestPage || command.Page[0] != '/') return DraftProblems.Page;
        if (command.Fields.Sum(f => f.Key.Length + f.Value.Sum(v => v.Length)) > LongestDraft) return DraftProblems.TooLong;

        var now = db.Clock.GetUtcNow();
        var draft = await db.Drafts.SingleOrDefaultAsync(d => d.AccountId == command.AccountId && d.Page == command.Page, ct);
        if (command.Fields.Count == 0)
        {
            if (draft is not null) db.Drafts.Remove(draft);
        }
        else if (draft is null) db.Drafts.Add(new Draft { AccountId = command.AccountId, Page = command.Page, Fields = command.Fields, SavedAt = now });
        else (draft.Fields, draft.SavedAt) = (command.Fields, now);

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (draft is null)
        {
            // Two browser tabs typed into the same new form at the same instant: the next keystroke saves again.
            db.ChangeTracker.Clear();
        }
        return now;
    }
}

public static class DraftProblems
{
    public static readonly Problem Page = new("draft.page", ProblemKind.Invalid, "Say which page the form is on: its path, at most 500 characters.");
    public static readonly Problem TooLong = new("draft.too-long", ProblemKind.Invalid, "This is more than a draft can hold. Save the form or shorten it.");
}
