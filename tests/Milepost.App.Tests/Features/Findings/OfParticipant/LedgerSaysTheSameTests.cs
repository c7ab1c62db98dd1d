using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Tests.Features.CaseFiles;

namespace Milepost.App.Tests.Features.Findings.OfParticipant;

/// <summary>What the ledger says of a record on a day is what <c>milepost check</c> says of its case file.</summary>
public sealed class LedgerSaysTheSameTests
{
    public static IEnumerable<ITheoryDataRow> EveryFile => FoundInCases.FilesOnEachDatabase();

    [Theory, MemberData(nameof(EveryFile))]
    public async Task The_ledger_and_check_find_the_same_on_the_day_of_the_change(TestDatabase database, string path)
    {
        await using var store = await TestStore.StartAsync(database);
        var bytes = FoundInCases.Read(path);

        foreach (var day in FoundInCases.DaysOf(path))
        {
            store.Clock.GoTo(NoonOf(day));
            var file = CaseFilesOnDisk.WithId(bytes, $"P-{day:yyyyMMdd}");
            var person = await AddAsync(store, file);

            Assert.Equal(FoundInCases.Check(file, day).Lines(), await LedgerAsync(store, person, day));
        }
    }

    [Theory, MemberData(nameof(EveryFile))]
    public async Task Time_goes_by_and_the_same_lines_still_say_what_check_says(TestDatabase database, string path)
    {
        await using var store = await TestStore.StartAsync(database);
        var bytes = FoundInCases.Read(path);
        var days = FoundInCases.DaysOf(path);
        store.Clock.GoTo(NoonOf(days[0]));
        var person = await AddAsync(store, bytes);
        var through = await store.Db(db => db.JudgedRecords.Where(j => j.ParticipantId == person).Select(j => j.Through).SingleAsync());

        foreach (var day in days.Concat(new[] { 1, 11, 31, 91, 400 }.Select(later => days[0].AddDays(later))).Where(day => day <= through))
            Assert.Equal(FoundInCases.Check(bytes, day).Lines(), await LedgerAsync(store, person, day));
        Assert.Equal(DateOnly.MaxValue, through);
    }

    private static async Task<Guid> AddAsync(TestStore store, ReadOnlyMemory<byte> file)
    {
        var answer = await store.Import(file, TestOrganization.North, Person.CareerPlanner.Email);
        return answer.ParticipantId ?? throw new InvalidOperationException(string.Join('\n', answer.Problems));
    }

    /// <summary>The rows that count on a day, read as every screen reads them.</summary>
    private static async Task<IReadOnlyList<FoundLine>> LedgerAsync(TestStore store, Guid person, DateOnly day)
    {
        var rows = await store.Db(db => db.Findings.AsNoTracking().Where(f => f.ParticipantId == person && f.SeenFrom <= day && f.SeenThrough >= day).ToListAsync());
        return FoundLine.InOrder(rows.Select(row => FoundLine.Of(row.Requirement, row.Subject, row.OutcomeOn(day), row.DueOn, row.MetOn, row.Details)));
    }

    private static DateTimeOffset NoonOf(DateOnly day) => new(day, new(18, 0), TimeSpan.Zero);
}
