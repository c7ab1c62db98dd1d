using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Services;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.Worksites.Payroll;

/// <summary>A row without a mistake.</summary>
public sealed record PayrollRow(int Line, Guid ParticipantId, string Name, string CaseNumber, string Employer, string Worksite, PayrollDetails Details);

public sealed record PayrollSum(string Employer, string Worksite, int Rows, PayrollTotals Totals);

/// <summary>What a payroll file holds, as the records stand now.</summary>
/// <param name="Rows">Those without a mistake.</param>
/// <param name="Findings">Every mistake and everything worth a look, in the order of the file.</param>
public sealed record PayrollReport(string FileName, string Sha256, PayrollSheet Sheet, IReadOnlyList<PayrollRow> Rows, IReadOnlyList<PayrollFinding> Findings)
{
    public IReadOnlyList<PayrollFinding> Mistakes => [.. Findings.Where(f => f.IsMistake)];

    public IReadOnlyList<PayrollFinding> Warnings => [.. Findings.Where(f => !f.IsMistake)];

    public bool MayBeTakenIn => Mistakes.Count == 0 && Rows.Count > 0;

    public PayrollTotals Totals => PayrollTotals.Of(Rows.Select(r => r.Details));

    public IReadOnlyList<PayrollSum> ByWorksite => [.. Rows.GroupBy(r => (r.Employer, r.Worksite)).OrderBy(g => g.Key.Employer, StringComparer.OrdinalIgnoreCase)
        .Select(g => new PayrollSum(g.Key.Employer, g.Key.Worksite, g.Count(), PayrollTotals.Of(g.Select(r => r.Details))))];
}

/// <summary>Reads a payroll file against the records, and writes nothing. The trial run and taking it in ask the same.</summary>
public sealed class CheckPayrollQuery(MilepostDb db, ReferenceLists lists, AgencyTime time)
{
    /// <summary>More than the weekly hours by a quarter is worth a look.</summary>
    private const decimal HoursMargin = 1.25m;

    /// <summary>Pay of an overtime hour (29 USC 207(a)(1)).</summary>
    private const decimal OvertimeFactor = 1.5m;

    public async Task<PayrollReport> HandleAsync(string fileName, byte[] bytes, CancellationToken ct)
    {
        var sheet = PayrollSheet.Read(bytes);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var findings = sheet.Findings.ToList();
        if (sheet.Rows.Count == 0) return new(fileName, hash, sheet, [], findings);

        if (await db.PayrollFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Sha256 == hash && f.TakenBackAt == null, ct) is { } same)
        {
            findings.Add(new(0, "", null, $"A file that was not taken in yet: {same.TakenInBy} took this one in on {time.Words(same.TakenInAt)}."));
            return new(fileName, hash, sheet, [], findings);
        }

        var people = await PeopleAsync(sheet, ct);
        var rows = new List<PayrollRow>();
        var earlier = new Dictionary<(Guid, string), List<(int Line, PayrollDetails Details)>>();
        foreach (var row in sheet.Rows)
        {
            if (Check(row, people, earlier, findings) is { } sound) rows.Add(sound);
        }
        return new(fileName, hash, sheet, rows, [.. findings.OrderBy(f => f.Line)]);
    }

    private PayrollRow? Check(
        PayrollSheetRow row, Dictionary<string, PaidPerson> people, Dictionary<(Guid, string), List<(int Line, PayrollDetails Details)>> earlier, List<PayrollFinding> findings)
    {
        var cells = new PayrollCells(row, findings);
        var (person, service) = Find(row, cells, people);
        var details = cells.Read(service?.CaseFileId ?? "");
        if (details is null || person is null || service is null) return null;

        var placement = service.Details.Placement!;
        if (!CheckPeriod(cells, details, service)) return null;
        var before = person.Payroll.Where(p => p.Counts && p.Details.Service == details.Service).Select(p => (p.RecordedOn, p.Details)).ToList();
        if (!earlier.TryGetValue((person.Participant.Id, details.Service), out var inFile)) earlier[(person.Participant.Id, details.Service)] = inFile = [];
        // A row that meets another is told once; those after it are held against what may stay.
        if (CheckDouble(cells, details, before, inFile)) inFile.Add((row.Line, details));
        CheckHours(cells, details, service);
        CheckMoney(cells, details, person, placement, inFile);
        if (placement.Standing == PlacementStanding.Planned) cells.Odd(PayrollSheet.Place.First(row.Cells.ContainsKey), "The placement has not started by its status.");
        if (placement.HourlyWage != details.HourlyWage) cells.Odd("hourly_wage", $"The placement has ${placement.HourlyWage:0.00}.");
        return cells.Count > 0 ? null
            : new(row.Line, person.Participant.Id, person.Participant.Name, person.Participant.CaseNumber, placement.Employer, placement.Worksite, details);
    }

    private static (PaidPerson? Person, Service? Service) Find(PayrollSheetRow row, PayrollCells cells, Dictionary<string, PaidPerson> people)
    {
        var column = PayrollSheet.Person.FirstOrDefault(c => row[c].Length > 0) ?? PayrollSheet.Person.First(row.Cells.ContainsKey);
        if (cells.Text(column) is not { } id)
        {
            if (row[column].Length == 0) cells.Wrong(column, "The case number of the person who is paid.");
            return default;
        }
        // Unknown and out of reach look the same.
        if (people.GetValueOrDefault($"{column}:{id.ToUpperInvariant()}") is not { } person)
        {
            cells.Wrong(column, "The case number of somebody within your reach.");
            return default;
        }

        if (row["placement_id"].Length > 0)
        {
            if (cells.Text("placement_id") is not { } key) return (person, null);
            var named = person.Placements.FirstOrDefault(s => string.Equals(s.CaseFileId, key, StringComparison.OrdinalIgnoreCase));
            if (named is null) cells.Wrong("placement_id", person.Placements.Count == 0 ? "Somebody with a placement; this person has none." : $"A placement of this person: {string.Join(", ", person.Placements.Select(s => s.CaseFileId))}.");
            else if (row["worksite"].Length > 0 && !Same(named.Details.Placement!.Worksite, row["worksite"])) cells.Wrong("worksite", $"The worksite of that placement: {named.Details.Placement!.Worksite}.");
            return (person, named);
        }
        if (cells.Text("worksite") is not { } site)
        {
            if (row["worksite"].Length == 0) cells.Wrong(PayrollSheet.Place.First(row.Cells.ContainsKey), "The placement, or the worksite.");
            return (person, null);
        }
        var here = person.Placements.Where(s => Same(s.Details.Placement!.Worksite, site)).ToList();
        if (here.Count == 0)
        {
            cells.Wrong("worksite", person.Placements.Count == 0 ? "Somebody with a placement; this person has none." : $"A worksite of this person: {string.Join(", ", person.Placements.Select(s => s.Details.Placement!.Worksite).Distinct())}.");
            return (person, null);
        }
        // Somebody may be placed at one worksite twice; the period tells which time it was.
        return (person, here.Find(s => Covers(s, row)) ?? here[^1]);
    }

    private bool CheckPeriod(PayrollCells cells, PayrollDetails details, Service service)
    {
        var placement = service.Details.Placement!;
        var last = LastDay(service);
        var runs = $"{placement.StartsOn:yyyy-MM-dd} to {(last is { } end ? $"{end:yyyy-MM-dd}" : "no end yet")}";
        if (details.PeriodEnd < placement.StartsOn || details.PeriodStart > last)
        {
            cells.Wrong("period_start", $"A period in which the placement runs: {runs}.");
            return false;
        }
        var before = cells.Count;
        if (details.PeriodStart < placement.StartsOn) cells.Wrong("period_start", $"A day within the placement: {runs}.");
        if (details.PeriodEnd > last) cells.Wrong("period_end", $"A day within the placement: {runs}.");
        else if (details.PeriodEnd > time.Today) cells.Wrong("period_end", "A period that is over.");
        if (details.Days > 92) cells.Wrong("period_end", "A pay period of at most three months.");
        return cells.Count == before;
    }

    /// <returns>It meets no other pay.</returns>
    private static bool CheckDouble(PayrollCells cells, PayrollDetails details, List<(DateOnly RecordedOn, PayrollDetails Details)> before, List<(int Line, PayrollDetails Details)> inFile)
    {
        var column = details.CheckNumber is null ? "period_start" : "check_no";
        foreach (var (recordedOn, other) in before.Where(o => o.Details.Overlaps(details) && !IsFurtherCheck(details, o.Details)))
        {
            if (other.IsSameAs(details)) cells.Wrong(column, $"A pay that was not taken in yet; this one was on {recordedOn:yyyy-MM-dd}.");
            else cells.Wrong("period_start", $"A period that overlaps no other; {other.PeriodStart:yyyy-MM-dd} to {other.PeriodEnd:yyyy-MM-dd} was taken in on {recordedOn:yyyy-MM-dd}.");
            return false;
        }
        foreach (var (line, other) in inFile.Where(o => o.Details.Overlaps(details) && !IsFurtherCheck(details, o.Details)))
        {
            if (other.IsSameAs(details)) cells.Wrong(column, $"Each pay once; line {line} has the same placement, period and check.");
            else cells.Wrong("period_start", $"A period that overlaps no other; line {line} has {other.PeriodStart:yyyy-MM-dd} to {other.PeriodEnd:yyyy-MM-dd}.");
            return false;
        }
        return true;
    }

    /// <summary>Two checks may pay for one and the same period.</summary>
    private static bool IsFurtherCheck(PayrollDetails one, PayrollDetails other) =>
        one.PeriodStart == other.PeriodStart && one.PeriodEnd == other.PeriodEnd && one.CheckNumber is not null && other.CheckNumber is not null && one.CheckNumber != other.CheckNumber;

    private static void CheckHours(PayrollCells cells, PayrollDetails details, Service service)
    {
        if (details.AllHours > 24 * details.Days) cells.Wrong("hours", $"At most {24 * details.Days} hours: the period has {details.Days} {(details.Days == 1 ? "day" : "days")}.");
        else if (service.Details.WeeklyHours is { } weekly && details.AllHours > weekly * details.Days / 7 * HoursMargin)
            cells.Odd("hours", $"About {weekly * details.Days / 7:0.#} hours by the {weekly:0.##} hours a week of the service.");
    }

    private void CheckMoney(PayrollCells cells, PayrollDetails details, PaidPerson person, Placement placement, List<(int Line, PayrollDetails Details)> inFile)
    {
        var exact = (details.Hours * details.HourlyWage) + ((details.OvertimeHours ?? 0) * details.HourlyWage * OvertimeFactor);
        // Half a cent may be rounded either way.
        if (Math.Abs(details.GrossPay - exact) > 0.005m)
            cells.Wrong("gross_pay", $"{Math.Round(exact, 2, MidpointRounding.AwayFromZero):0.00}: {details.Hours:0.##} hours at {details.HourlyWage:0.00}{(details.OvertimeHours is > 0 ? $" and {details.OvertimeHours:0.##} hours of overtime at one and a half times" : "")}.");

        var (highest, day, source) = HighestMinimum(details, person, placement, inFile);
        if (details.HourlyWage < highest) cells.Wrong("hourly_wage", $"At least the minimum wage of {highest:0.00} on {day:yyyy-MM-dd}{source}.");
        if (details.SubsidizedAmount > details.GrossPay) cells.Wrong("subsidized_amount", "At most the gross pay.");
        // Illinois workNet guide: the subsidized wage should be no more than the minimum wage.
        else if (details.SubsidizedAmount > Math.Round(highest * details.AllHours, 2, MidpointRounding.AwayFromZero))
            cells.Wrong("subsidized_amount", $"At most {Math.Round(highest * details.AllHours, 2, MidpointRounding.AwayFromZero):0.00}: the minimum wage of {highest:0.00} for {details.AllHours:0.##} hours.");
    }

    /// <summary>The highest minimum wage on any day of the period; where the place is not known, the one the placement records.</summary>
    private (decimal Wage, DateOnly Day, string Source) HighestMinimum(PayrollDetails details, PaidPerson person, Placement placement, List<(int Line, PayrollDetails Details)> inFile)
    {
        if (placement.Region is null) return (placement.MinimumWage, details.PeriodStart, "");
        var hours = person.Payroll.Where(p => p.Counts).Select(p => p.Details).Concat(inFile.Select(r => r.Details))
            .Where(p => p.PeriodStart.Year == details.PeriodStart.Year && p.PeriodEnd < details.PeriodStart).Sum(p => p.AllHours);
        WageOnDay? highest = null;
        for (var day = details.PeriodStart; day <= details.PeriodEnd; day = day.AddDays(1))
        {
            var here = lists.WageLaw.On(placement.Region, person.Participant.Profile.BirthDate, placement.Circumstance ?? WageCircumstance.ByAge, day, hours);
            if (here is not null && (highest is null || here.DollarsPerHour > highest.DollarsPerHour)) highest = here;
        }
        return highest is null ? (placement.MinimumWage, details.PeriodStart, "") : (highest.DollarsPerHour, highest.Day, $" ({highest.Rate.Place}, {highest.Rate.Who})");
    }

    private static bool Covers(Service service, PayrollSheetRow row) =>
        DateOnly.TryParse(row["period_start"], System.Globalization.CultureInfo.InvariantCulture, out var start)
        && start >= service.Details.Placement!.StartsOn && (LastDay(service) is not { } last || start <= last);

    private static DateOnly? LastDay(Service service) => service.Details.Placement!.EndsOn ?? service.EndsOn;

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Everybody the file names and the reader may see, with placements and pay so far.</summary>
    private async Task<Dictionary<string, PaidPerson>> PeopleAsync(PayrollSheet sheet, CancellationToken ct)
    {
        var numbers = sheet.Rows.Select(r => r["case_no"]).Where(n => n.Length > 0).SelectMany(n => new[] { n, n.ToUpperInvariant() }).Distinct().ToList();
        var ids = sheet.Rows.Select(r => r["participant_id"]).Where(i => Guid.TryParse(i, out _)).Select(Guid.Parse).Distinct().ToList();
        var found = await db.VisibleParticipants.AsNoTracking().Where(p => EF.Parameter(numbers).Contains(p.CaseNumber) || EF.Parameter(ids).Contains(p.Id)).ToListAsync(ct);
        var keys = found.Select(p => p.Id).ToList();
        var services = (await db.Services.AsNoTracking().Where(s => s.Details.Placement != null && EF.Parameter(keys).Contains(s.ParticipantId)).OrderBy(s => s.Id).ToListAsync(ct)).ToLookup(s => s.ParticipantId);
        var payroll = (await db.Payroll.AsNoTracking().Where(p => EF.Parameter(keys).Contains(p.ParticipantId)).ToListAsync(ct)).ToLookup(p => p.ParticipantId);
        var people = new Dictionary<string, PaidPerson>();
        foreach (var participant in found)
        {
            var person = new PaidPerson(participant, [.. services[participant.Id]], [.. payroll[participant.Id]]);
            people[$"case_no:{participant.CaseNumber.ToUpperInvariant()}"] = person;
            people[$"participant_id:{participant.Id.ToString().ToUpperInvariant()}"] = person;
        }
        return people;
    }

    private sealed record PaidPerson(Participant Participant, IReadOnlyList<Service> Placements, IReadOnlyList<PayrollEntry> Payroll);
}
