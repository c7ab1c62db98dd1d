using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.CaseNotes.Write;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Tests.Features.Findings;

public sealed class LedgerTests
{
    private const string Contact = "il.contact-every-30-days";

    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [EachDatabase]
    public async Task The_findings_are_there_with_the_record(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);

        var id = await AddAsync(store);

        Assert.Equal(await JudgedAsync(store, id, Today), await LedgerAsync(store, id, Today));
        Assert.Contains($"{Contact} participant Due 2026-03-18 ", await LedgerAsync(store, id, Today));
    }

    [Theory]
    [EachDatabase]
    public async Task Time_alone_changes_nothing_stored_and_yet_what_was_due_is_overdue(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var id = await AddAsync(store, """{ "id": "S1", "name": "Welding", "kind": "training", "startsOn": "2026-03-20", "recordedOn": "2026-02-20", "program": "adult" }""");
        var before = await LinesAsync(store, id);

        foreach (var days in new[] { 0, 16, 17, 18, 19, 60, 120, 400 })
            Assert.Equal(await JudgedAsync(store, id, Today.AddDays(days)), await LedgerAsync(store, id, Today.AddDays(days)));

        Assert.Contains($"{Contact} participant Overdue 2026-03-18 ", await LedgerAsync(store, id, new(2026, 3, 19)));
        Assert.DoesNotContain(await LedgerAsync(store, id, new(2026, 3, 19)), line => line.Contains("service:S1", StringComparison.Ordinal));
        Assert.Contains(await LedgerAsync(store, id, new(2026, 3, 20)), line => line.Contains("service:S1", StringComparison.Ordinal));
        Assert.Equal(before, await LinesAsync(store, id));
    }

    [Theory]
    [EachDatabase]
    public async Task A_change_brings_the_findings_along_and_a_refused_one_does_not(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var id = await AddAsync(store);
        var before = await LinesAsync(store, id);

        var refused = await ContactAsync(store, id, Today.AddDays(1));
        var kept = await LinesAsync(store, id);
        var done = await ContactAsync(store, id, Today);

        Assert.False(refused.IsDone);
        Assert.Equal(before, kept);
        Assert.True(done.IsDone);
        Assert.Contains($"{Contact} participant Due 2026-04-01 ", await LedgerAsync(store, id, Today));
        Assert.Equal(await JudgedAsync(store, id, Today), await LedgerAsync(store, id, Today));
    }

    [Theory]
    [EachDatabase]
    public async Task A_change_writes_only_the_lines_that_it_changes(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var id = await AddAsync(store);
        store.Clock.Advance(TimeSpan.FromDays(3));

        await ContactAsync(store, id, Today.AddDays(3));

        var lines = await store.Db(db => db.Findings.Where(f => f.ParticipantId == id).Select(f => new { f.Requirement, f.SeenFrom }).ToListAsync());
        Assert.Equal(Today.AddDays(3), Assert.Single(lines, line => line.Requirement == Contact).SeenFrom);
        Assert.True(lines.Count(line => line.SeenFrom == Today) > 2);
    }

    [Theory]
    [EachDatabase]
    public async Task Sessions_that_change_one_record_at_once_end_with_the_findings_of_the_final_record(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var id = await AddAsync(store);

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(day => Task.Run(() => ContactAsync(store, id, Today.AddDays(-day)))));

        Assert.All(all, result => Assert.True(result.IsDone, result.Problem?.Message));
        Assert.Equal(8, await store.Db(db => db.CaseNotes.CountAsync(n => n.ParticipantId == id)));
        Assert.Equal(await JudgedAsync(store, id, Today), await LedgerAsync(store, id, Today));
        Assert.Equal(9, await store.Db(db => db.JudgedRecords.Where(j => j.ParticipantId == id).Select(j => j.Revision).SingleAsync()));
    }

    [Theory]
    [EachDatabase]
    public async Task A_replaced_record_keeps_no_finding_of_the_old_one(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var id = await AddAsync(store, """{ "id": "S1", "name": "Welding", "kind": "training", "startsOn": "2026-02-20", "recordedOn": "2026-02-20", "program": "adult" }""");
        Assert.Contains(await LedgerAsync(store, id, Today), line => line.Contains("service:S1", StringComparison.Ordinal));

        await store.Import(File(""), TestOrganization.North, Person.CareerPlanner.Email, replace: true);

        Assert.DoesNotContain(await LedgerAsync(store, id, Today), line => line.Contains("service:S1", StringComparison.Ordinal));
        Assert.Equal(await JudgedAsync(store, id, Today), await LedgerAsync(store, id, Today));
    }

    [Theory]
    [EachDatabase]
    public async Task What_a_finding_is_about_is_told_by_name(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var id = await AddAsync(store, """{ "id": "S1", "name": "Welding", "kind": "training", "startsOn": "2026-02-20", "recordedOn": "2026-02-20", "program": "adult" }""");

        var about = await store.Db(db => db.Findings.Where(f => f.ParticipantId == id && f.Subject == "service:S1").Select(f => f.About).Distinct().ToListAsync());

        Assert.Equal(["Welding"], about);
    }

    private static async Task<Guid> AddAsync(TestStore store, string services = "")
    {
        var answer = await store.Import(File(services), TestOrganization.North, Person.CareerPlanner.Email);
        return answer.ParticipantId!.Value;
    }

    private static byte[] File(string services) => Encoding.UTF8.GetBytes($$"""
        { "format": "milepost-case/1", "pack": "chicago-cook",
          "participant": { "id": "P-1", "firstName": "Ada", "lastName": "Sampleton", "birthDate": "1990-05-04" },
          "application": { "appliedOn": "2026-02-10", "determinedOn": "2026-02-16", "certifiedOn": "2026-02-16", "programs": ["adult"], "documents": [] },
          "enrollments": [{ "program": "adult", "enteredOn": "2026-02-16" }],
          "assessments": [], "plans": [], "services": [{{services}}], "caseNotes": [], "credentials": [], "skillGains": [], "referrals": [], "partnerPrograms": [], "plannedGaps": [] }
        """);

    private static Task<Milepost.Domain.Result<Milepost.Domain.CaseNotes.CaseNote>> ContactAsync(TestStore store, Guid id, DateOnly on) =>
        store.Call((WriteNoteHandler write) => write.HandleAsync(
            new(id, new() { Subject = "Regular contact", OccurredOn = on, TwoWay = true, Method = "phone", Text = "Spoke about the next steps." }), CancellationToken.None), Person.CareerPlanner);

    /// <summary>The ledger as it reads on a day.</summary>
    private static async Task<List<string>> LedgerAsync(TestStore store, Guid id, DateOnly day)
    {
        var lines = await store.Db(db => db.Findings.AsNoTracking().Where(f => f.ParticipantId == id && f.SeenFrom <= day && f.SeenThrough >= day).ToListAsync());
        return [.. lines.Select(f => $"{f.Requirement} {f.Subject} {f.OutcomeOn(day)} {f.DueOn:yyyy-MM-dd} {f.MetOn:yyyy-MM-dd}{string.Join(',', f.Details)}").Order(StringComparer.Ordinal)];
    }

    /// <summary>What a judgment of the record as it stands says of that day.</summary>
    private static Task<List<string>> JudgedAsync(TestStore store, Guid id, DateOnly day) => store.Session(async services =>
    {
        var record = (await ParticipantRecord.LoadManyAsync(services.GetRequiredService<MilepostDb>(), [id], CancellationToken.None))[0];
        var findings = services.GetRequiredService<PolicyBook>()[record.Participant.PackId].Evaluator.Judge(CaseFileFacts.Of(RecordToCaseFile.Write(record, null, null)), day);
        return findings.Select(f => $"{f.Requirement.Id} {f.Subject} {f.Outcome} {f.DueOn:yyyy-MM-dd} {f.MetOn:yyyy-MM-dd}{string.Join(',', f.Verdict.Details)}").Order(StringComparer.Ordinal).ToList();
    });

    /// <summary>Every line as it is stored.</summary>
    private static async Task<List<string>> LinesAsync(TestStore store, Guid id)
    {
        var lines = await store.Db(db => db.Findings.AsNoTracking().Where(f => f.ParticipantId == id).ToListAsync());
        return [.. lines.Select(f => $"{f.Requirement} {f.Subject} {f.SeenFrom:O} {f.SeenThrough:O} {f.Outcome} {f.DueOn:O} {f.MetOn:O} {string.Join(',', f.Details)} {f.WaivedThrough:O}").Order(StringComparer.Ordinal)];
    }
}
