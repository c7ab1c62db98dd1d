using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.FrontDesk;
using Milepost.Domain.Organization;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.FrontDesk.SignInSheet;

/// <summary>One line of a paper sheet.</summary>
/// <param name="IsAnonymous">No name that could be read: it counts as a visit only.</param>
/// <param name="Who">What was decided where somebody like this person is known: see <see cref="WhoIsIt"/>.</param>
public sealed record SheetLine(string? FirstName, string? LastName, DateOnly? BirthDate, string? Card, bool IsAnonymous, IReadOnlyList<Guid> Services, string? Who);

/// <summary>A paper sheet of one office and day. All lines are saved, or none.</summary>
public sealed record EnterSheet(Guid OfficeId, DateOnly On, IReadOnlyList<SheetLine> Lines);

public sealed class EnterSheetHandler(MilepostDb db, Actor actor, FrontDeskQuery desk, VisitBookHandler book, LikelyVisitorsQuery likely, AgencyTime time)
{
    /// <returns>How many lines were saved.</returns>
    public Task<Result<int>> HandleAsync(EnterSheet command, CancellationToken ct) => db.ChangeAsync<int>(async () =>
    {
        if (!actor.CanSee(command.OfficeId) || !await db.OrgUnits.AnyAsync(u => u.Id == command.OfficeId && u.Kind == OrgUnitKind.Office, ct)) return VisitProblems.OfficeNotFound;
        if (command.On > time.Today) return VisitProblems.InFuture;
        if (command.Lines.Count == 0) return SheetProblems.NoLine;

        var offered = await desk.ServicesAsync(command.OfficeId, command.On, ct);
        var problems = new List<Problem>();
        for (var row = 0; row < command.Lines.Count; row++)
        {
            var written = await WriteAsync(command, command.Lines[row], offered, ct);
            problems.AddRange(written.Problems.Select(p => p.At($"Lines[{row}].{FieldOf(p)}")));
        }
        return problems.Count > 0 ? problems : command.Lines.Count;
    }, ct);

    private async Task<Result<Visit>> WriteAsync(EnterSheet sheet, SheetLine line, IReadOnlyList<LocalService> offered, CancellationToken ct)
    {
        if (VisitBookHandler.Choose(offered, line.Services) is not { } services) return VisitProblems.NoSuchService;
        Visitor? visitor = null;
        if (line.IsAnonymous)
        {
            if (line.FirstName is not null || line.LastName is not null || line.Card is not null) return SheetProblems.NotAnonymous;
        }
        else
        {
            var found = await WhoAsync(sheet, line, ct);
            if (!found.IsDone) return found.As<Visit>();
            visitor = found.Value;
        }
        return await book.WriteAsync(new(sheet.OfficeId, sheet.On, null, visitor, null, services, CheckIn.SignInSheet, actor.Name), ct);
    }

    /// <summary>Search before create: a card, then the very name and birth date, then whoever is like them.</summary>
    private async Task<Result<Visitor>> WhoAsync(EnterSheet sheet, SheetLine line, CancellationToken ct)
    {
        var name = $"{line.FirstName} {line.LastName}".Trim();
        var card = CardNumbers.Normalize(line.Card);
        if (card?.Length > CardNumbers.Longest) return VisitorProblems.CardTooLong;
        if (card is not null && await book.ByCardAsync(card, sheet.OfficeId, ct) is { } holder)
            return name.Length == 0 || AreAlike(name, line.BirthDate, holder) ? holder : SheetProblems.CardOfAnother;
        if (name.Length == 0) return card is null ? SheetProblems.NameMissing : SheetProblems.CardUnknown;
        if (line.BirthDate is not { } birthDate) return VisitorProblems.BirthDateMissing;

        var visitor = await DecidedAsync(sheet, line, name, birthDate, ct);
        if (visitor.IsDone && card is not null)
        {
            var given = visitor.Value.GiveCard(card, null);
            if (!given.IsDone) return given.As<Visitor>();
        }
        return visitor;
    }

    private async Task<Result<Visitor>> DecidedAsync(EnterSheet sheet, SheetLine line, string name, DateOnly birthDate, CancellationToken ct)
    {
        if (WhoIsIt.Read(line.Who) is { } who) return await book.FindAsync(who, sheet.OfficeId, ct) is { } decided ? decided : SheetProblems.Decide;
        if (await book.ByNameAsync(name, birthDate, ct) is { } same) return same;
        if (line.Who != WhoIsIt.New && (await likely.HandleAsync(new(name, birthDate, null), ct)).Any(l => l.Likeness.IsLikely)) return SheetProblems.Decide;

        var known = Visitor.Know(new(line.FirstName ?? "", line.LastName ?? "", birthDate), sheet.OfficeId, time.Today);
        if (known.IsDone) db.Visitors.Add(known.Value);
        return known;
    }

    private static bool AreAlike(string name, DateOnly? birthDate, Visitor holder) =>
        Likeness.Between(new(name, birthDate, null), new(holder.FirstName, null, holder.LastName, null, holder.BirthDate, "")) is { } likeness
        && (likeness.IsLikely || SearchWords.Normalize(name) == holder.SearchText);

    private static string FieldOf(Problem problem) => problem.Code == VisitProblems.BeforeBirth(default).Code ? "BirthDate" : problem.Field ?? "FirstName";
}

public static class SheetProblems
{
    public static readonly Problem NoLine = new("sheet.no-line", ProblemKind.Invalid, "Fill in at least one line.", "Lines[0].FirstName");
    public static readonly Problem NameMissing = new("sheet.name-missing", ProblemKind.Invalid, "Enter the name or the card, or tick No name.", "FirstName");
    public static readonly Problem CardUnknown = new("sheet.card-unknown", ProblemKind.Invalid, "Nobody has this card. Enter the name and birth date too, and the card is that person's from now on.", "FirstName");
    public static readonly Problem CardOfAnother = new("sheet.card-of-another", ProblemKind.Invalid, "This card belongs to somebody with another name or birth date. Check the card and the name.", "Card");
    public static readonly Problem NotAnonymous = new("sheet.not-anonymous", ProblemKind.Invalid, "A line with a name or a card is not anonymous. Untick No name, or empty the line.", "IsAnonymous");
    public static readonly Problem Decide = new("sheet.decide", ProblemKind.Conflict, "Somebody like this person is known. Say who it was.", "Who");
}
