using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Api;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Participants.Find;

/// <summary>One person that a search found.</summary>
public sealed record FoundParticipant(Guid Id, string CaseNumber, string FirstName, string LastName, string? PreferredName, DateOnly BirthDate, Guid? OfficeId, Guid? PlannerId);

/// <summary>People within reach whose name or case number holds every word, by name, a page at a time; everybody without a word.</summary>
public sealed class FindParticipantsQuery(MilepostDb db)
{
    public const int KeyColumns = 3;

    private const int MostWords = 6;

    public async Task<CursorPage<FoundParticipant>> HandleAsync(string? search, PageAsked asked, CancellationToken ct)
    {
        var people = db.VisibleParticipants.AsNoTracking();
        foreach (var word in SearchWords.Of(search ?? "").Take(MostWords)) people = people.Where(p => p.SearchText.Contains(word));
        if (asked.After is [var last, var first, var number])
            people = people.Where(p => string.Compare(p.Profile.LastName, last) > 0
                || (p.Profile.LastName == last && (string.Compare(p.Profile.FirstName, first) > 0 || (p.Profile.FirstName == first && string.Compare(p.CaseNumber, number) > 0))));
        var found = await people.OrderBy(p => p.Profile.LastName).ThenBy(p => p.Profile.FirstName).ThenBy(p => p.CaseNumber)
            .Select(p => new FoundParticipant(p.Id, p.CaseNumber, p.Profile.FirstName, p.Profile.LastName, p.Profile.PreferredName, p.Profile.BirthDate, p.OfficeId, p.PlannerId))
            .Take(asked.Limit + 1).ToListAsync(ct);
        return CursorPage.Of(found, asked.Limit, p => [p.LastName, p.FirstName, p.CaseNumber]);
    }
}
