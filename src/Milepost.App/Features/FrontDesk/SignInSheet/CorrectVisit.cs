using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.FrontDesk;

namespace Milepost.App.Features.FrontDesk.SignInSheet;

/// <param name="Version">Of the visit as the form was opened on it.</param>
public sealed record CorrectVisit(Guid VisitId, DateOnly On, IReadOnlyList<Guid> Services, string? Why, long Version);

/// <summary>Says whose visit it was.</summary>
/// <param name="GiveCard">A card that nobody was known by is that person's from now on.</param>
public sealed record AssignVisit(Guid VisitId, WhoIsIt Who, string? Why, bool GiveCard);

public sealed record RemoveVisit(Guid VisitId, string? Why);

/// <summary>Puts a visit right. What it was before stays in the visitor's history.</summary>
public sealed class CorrectVisitHandler(MilepostDb db, FrontDeskQuery desk, VisitBookHandler book, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(CorrectVisit command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await FindAsync(command.VisitId, ct) is not var (visit, visitor)) return VisitProblems.NotFound;
        if (visit.Version != command.Version) return StaleProblems.Changed;
        var offered = await desk.ServicesAsync(visit.OfficeId, command.On, ct);
        if (VisitBookHandler.Choose(offered, command.Services, visit.Services) is not { } services) return VisitProblems.NoSuchService;
        if (visitor is not null && command.On != visit.On && await book.SameVisitAsync(visitor.Id, visit.OfficeId, command.On, ct) is not null) return CorrectionProblems.VisitThere("On");

        // What came in with a case file is in no list, so that no box stands for it.
        var corrected = visit.Correct(command.On, [.. visit.Services.Where(s => s.LocalServiceId is null), .. services], command.Why, visitor, time.Today);
        if (corrected.IsDone && visit.Happenings.Count > 0) await book.TellRecordAsync(visitor, "visit.corrected", visit.Happenings[^1].Words, visit.Happenings[^1].Why, ct);
        return corrected;
    }, ct);

    public Task<Result<Done>> HandleAsync(AssignVisit command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await FindAsync(command.VisitId, ct) is not var (visit, before)) return VisitProblems.NotFound;
        if (await book.FindAsync(command.Who, visit.OfficeId, ct) is not { } visitor) return VisitorProblems.NotFound;
        if (before?.Id != visitor.Id && await book.SameVisitAsync(visitor.Id, visit.OfficeId, visit.On, ct) is not null) return CorrectionProblems.VisitThere("");
        if (command.GiveCard && visit.UnknownCard is { } card)
        {
            var holder = await db.Visitors.Include(v => v.Cards).SingleOrDefaultAsync(v => v.Cards.Any(c => c.Number == card), ct);
            var given = visitor.GiveCard(card, holder?.Id == visitor.Id ? null : holder);
            if (!given.IsDone) return given;
        }
        var assigned = visit.Assign(visitor, command.Why, time.Today);
        if (!assigned.IsDone || visit.Happenings.Count == 0) return assigned;
        await book.TellRecordAsync(before, "visit.assigned", $"The visit of {visit.On.Words()} was somebody else's", command.Why, ct);
        await book.TellRecordAsync(visitor, "visit.assigned", $"The visit of {visit.On.Words()} belongs to this record", command.Why, ct);
        return assigned;
    }, ct);

    public Task<Result<Done>> HandleAsync(RemoveVisit command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await FindAsync(command.VisitId, ct) is not var (visit, visitor)) return VisitProblems.NotFound;
        var removed = visit.Remove(command.Why, time.Today);
        if (removed.IsDone) await book.TellRecordAsync(visitor, "visit.removed", visit.Happenings[^1].Words, visit.Happenings[^1].Why, ct);
        return removed;
    }, ct);

    private async Task<(Visit Visit, Visitor? Visitor)?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await db.VisitsInReach().SingleOrDefaultAsync(v => v.Id == id, ct) is not { } visit) return null;
        return (visit, visit.VisitorId is { } visitor ? await db.Visitors.Include(v => v.Cards).SingleAsync(v => v.Id == visitor, ct) : null);
    }
}

public static class CorrectionProblems
{
    public static Problem VisitThere(string field) => new("visit.there-already", ProblemKind.Conflict,
        "This person has a visit to this office on that day already. Add what is missing there, and take this one out.", field.Length == 0 ? null : field);
}
