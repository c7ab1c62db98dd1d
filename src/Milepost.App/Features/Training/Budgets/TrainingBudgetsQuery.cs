using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Services;
using Milepost.Domain.Training;

namespace Milepost.App.Features.Training.Budgets;

/// <param name="Year">The program year asked for; nothing for the one that runs.</param>
public sealed record TrainingBudgetsFilter(int? Year, Guid? Office, Program? Program);

/// <summary>The money of one training in one program year. What is planned belongs to the year its period begins in, the rest to the day of the entry.</summary>
public sealed record TrainingBudgetRow(
    Guid ParticipantId, Guid ServiceId, string Name, string CaseNumber, string Office, Program? Program, string Training, string? ItaNumber,
    decimal Planned, decimal Obligated, decimal Invoiced, decimal Paid)
{
    /// <summary>Promised in all that is not paid yet, whatever year it was promised in.</summary>
    public required decimal LeftToPay { get; init; }
}

public sealed record TrainingBudgetSums(string Words, decimal Planned, decimal Obligated, decimal Invoiced, decimal Paid, decimal LeftToPay)
{
    public static TrainingBudgetSums Of(string words, IEnumerable<TrainingBudgetRow> rows)
    {
        var all = rows.ToList();
        return new(words, all.Sum(r => r.Planned), all.Sum(r => r.Obligated), all.Sum(r => r.Invoiced), all.Sum(r => r.Paid), all.Sum(r => r.LeftToPay));
    }
}

public sealed record TrainingBudgets(
    int Year, IReadOnlyList<int> Years, IReadOnlyList<(Guid Id, string Name)> Offices, IReadOnlyList<TrainingBudgetRow> Rows, IReadOnlyList<TrainingBudgetSums> ByProgram, TrainingBudgetSums InAll);

/// <summary>What is planned, obligated and paid for the training of everybody within reach, by program year and by program.</summary>
public sealed class TrainingBudgetsQuery(MilepostDb db, AgencyTime time)
{
    public async Task<TrainingBudgets> HandleAsync(TrainingBudgetsFilter filter, CancellationToken ct)
    {
        var people = db.VisibleParticipants.AsNoTracking();
        var found = await (
            from service in db.Services.AsNoTracking()
            join person in people on service.ParticipantId equals person.Id
            where service.Details.Training != null
            select new { service, person.Profile.FirstName, person.Profile.LastName, person.CaseNumber, person.OfficeId }).ToListAsync(ct);
        var officeIds = found.Select(f => f.OfficeId).OfType<Guid>().Distinct().ToList();
        var offices = await db.OrgUnits.AsNoTracking().Where(u => officeIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);

        var current = ProgramYear.Of(time.Today);
        var years = found.SelectMany(f => YearsOf(f.service.Details.Training!)).Append(current).Distinct().OrderDescending().ToList();
        var year = filter.Year is { } asked && asked is > 1990 and < 2200 ? asked : current;
        var rows = found
            .Where(f => filter.Office is null || f.OfficeId == filter.Office)
            .Where(f => filter.Program is null || f.service.Details.Program == filter.Program)
            .Where(f => YearsOf(f.service.Details.Training!).Contains(year))
            .OrderBy(f => f.LastName, StringComparer.OrdinalIgnoreCase).ThenBy(f => f.FirstName, StringComparer.OrdinalIgnoreCase).ThenBy(f => f.service.Details.StartsOn)
            .Select(f => RowOf(f.service, $"{f.FirstName} {f.LastName}", f.CaseNumber, f.OfficeId is { } office ? offices[office] : "No office", year)).ToList();
        return new(
            year, years, [.. offices.OrderBy(o => o.Value, StringComparer.OrdinalIgnoreCase).Select(o => (o.Key, o.Value))], rows,
            [.. rows.GroupBy(r => r.Program).OrderBy(g => g.Key).Select(g => TrainingBudgetSums.Of(g.Key is { } program ? Words.Of(program) : "No program said", g))],
            TrainingBudgetSums.Of("In all", rows));
    }

    private static TrainingBudgetRow RowOf(Service service, string name, string caseNumber, string office, int year)
    {
        var training = service.Details.Training!;
        return new(
            service.ParticipantId, service.Id, name, caseNumber, office, service.Details.Program, service.Details.TrainingProgram ?? service.Title, training.ItaNumber,
            training.Budget.Where(l => ProgramYear.Of(l.From) == year).Sum(l => l.Planned), Sum(BudgetEntryKind.Obligated), Sum(BudgetEntryKind.Invoiced), Sum(BudgetEntryKind.Paid))
        { LeftToPay = TrainingBudget.Of(training).LeftToPay };

        decimal Sum(BudgetEntryKind kind) => training.Entries.Where(e => e.Kind == kind && ProgramYear.Of(e.On) == year).Sum(e => e.Counts());
    }

    private static IEnumerable<int> YearsOf(TrainingDetails training) => training.Budget.Select(l => ProgramYear.Of(l.From)).Concat(training.Entries.Select(e => ProgramYear.Of(e.On))).Distinct();
}
