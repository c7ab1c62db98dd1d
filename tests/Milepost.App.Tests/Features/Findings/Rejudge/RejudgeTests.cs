using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Access;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.CaseNotes.Write;
using Milepost.App.Features.Findings;
using Milepost.App.Features.Findings.Rejudge;
using Milepost.App.Features.Policy;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain.CaseNotes;

namespace Milepost.App.Tests.Features.Findings.Rejudge;

public sealed class RejudgeTests
{
    [Theory, EachDatabase]
    public async Task A_changed_number_has_everybody_of_that_pack_judged_again_and_nobody_else(TestDatabase database)
    {
        await using var house = await House.BuildAsync(database, new TestClock());
        await house.ImportAsync(House.Old, 45, "chicago-cook", TestOrganization.North);
        await house.ImportAsync(House.Old, 5, "new-jersey", TestOrganization.Far);
        Assert.Equal(new(50, 50), await house.ProgressAsync(House.Old));
        Assert.Equal(new(5, 50), await house.ProgressAsync(House.New));
        var before = await house.ContactDueAsync();

        List<int> told = [];
        var judged = await house.RejudgeAsync(count => { told.Add(count); return Task.CompletedTask; });

        Assert.Equal(45, judged);
        Assert.Equal([40, 45], told);
        Assert.Equal(new(50, 50), await house.ProgressAsync(House.New));
        Assert.True((await house.ProgressAsync(House.New)).IsDone);
        Assert.Equal([before.Single().AddDays(10)], await house.ContactDueAsync());
        await house.ShouldBeRightAsync();
        Assert.Equal(0, await house.RejudgeAsync(_ => Task.CompletedTask));
    }

    [Theory, EachDatabase]
    public async Task Stopped_half_way_it_goes_on_where_it_was(TestDatabase database)
    {
        await using var house = await House.BuildAsync(database, new TestClock());
        await house.ImportAsync(House.Old, 60, "chicago-cook", TestOrganization.North);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => house.RejudgeAsync(_ => stop.CancelAsync(), stop.Token));

        Assert.Equal(new(RejudgeRecordsHandler.Batch, 60), await house.ProgressAsync(House.New));
        await house.ShouldBeRightAsync();
        Assert.Equal(60 - RejudgeRecordsHandler.Batch, await house.RejudgeAsync(_ => Task.CompletedTask));
        Assert.True((await house.ProgressAsync(House.New)).IsDone);
        await house.ShouldBeRightAsync();
    }

    [Theory, EachDatabase]
    public async Task Killed_half_way_nothing_is_half_judged_and_the_next_run_goes_on(TestDatabase database)
    {
        const int People = 130;
        await using var house = await House.BuildAsync(database, TimeProvider.System);
        await house.ImportAsync(House.Old, People, "chicago-cook", TestOrganization.North);

        await house.RunAndKillAsync(afterLines: 1);

        var progress = await house.ProgressAsync(House.New);
        Assert.InRange(progress.Current, RejudgeRecordsHandler.Batch, People - 1);
        await house.ShouldBeRightAsync();

        var (exit, output, told) = await house.RunAsync();
        Assert.Equal(0, exit);
        Assert.Equal($"{progress.Waiting} records judged by the policy of now.", output.Trim());
        Assert.Contains($"of {progress.Waiting} records judged", told, StringComparison.Ordinal);
        Assert.True((await house.ProgressAsync(House.New)).IsDone);
        await house.ShouldBeRightAsync();
        Assert.Equal($"All {People} records were judged by the policy of now already.", (await house.RunAsync()).Output.Trim());
    }

    [Theory, EachDatabase]
    public async Task What_people_change_meanwhile_is_judged_with_their_change_and_counts_as_done(TestDatabase database)
    {
        await using var house = await House.BuildAsync(database, new TestClock());
        var people = (await house.ImportAsync(House.Old, 60, "chicago-cook", TestOrganization.North)).Order().ToList();
        var isFirst = true;

        // In between two batches somebody reaches the first, who was judged just now, and the last, whose turn is still to come.
        var judged = await house.RejudgeAsync(async _ =>
        {
            if (!isFirst) return;
            isFirst = false;
            await house.ContactAsync(people[0]);
            await house.ContactAsync(people[^1]);
            Assert.Equal(new(RejudgeRecordsHandler.Batch + 1, 60), await house.ProgressAsync(House.New));
        });

        Assert.Equal(59, judged);
        Assert.True((await house.ProgressAsync(House.New)).IsDone);
        await house.ShouldBeRightAsync();
        Assert.Equal(2, (await house.ContactDueAsync()).Count);
    }

    [Theory, EachDatabase]
    public async Task A_change_that_meets_the_judging_in_the_same_moment_wins(TestDatabase database)
    {
        await using var house = await House.BuildAsync(database, new TestClock());
        var ids = await house.ImportAsync(House.Old, 3, "chicago-cook", TestOrganization.North);
        var attempts = 0;
        var meanwhile = Task.CompletedTask;

        await house.Do(House.New, async (MilepostDb db, RecordJudge judge) =>
        {
            await db.JudgeAgainAsync(async () =>
            {
                await judge.JudgeAsync(db, ids, CancellationToken.None);
                if (attempts++ > 0) return;
                meanwhile = Task.Run(() => house.ContactAsync(ids[1]));
                // On PostgreSQL the change is through before the judging can be; SQLite lets it wait until the judging is.
                if (database == TestDatabase.Postgres) await meanwhile;
            }, CancellationToken.None);
            return 0;
        });
        await meanwhile;

        Assert.Equal(database == TestDatabase.Postgres ? 2 : 1, attempts);
        await house.ShouldBeRightAsync();
        Assert.Equal(2, (await house.ContactDueAsync()).Count);
    }

    [Theory, EachDatabase]
    public async Task Many_changes_at_once_with_the_judging_end_with_right_findings(TestDatabase database)
    {
        await using var house = await House.BuildAsync(database, new TestClock());
        var people = await house.ImportAsync(House.Old, 60, "chicago-cook", TestOrganization.North);

        var judging = Task.Run(() => house.RejudgeAsync(_ => Task.CompletedTask));
        var changing = Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            foreach (var id in people.Where((_, i) => i % 4 == worker).Take(8)) await house.ContactAsync(id);
        })).ToList();
        await Task.WhenAll([judging, .. changing]);

        Assert.True((await house.ProgressAsync(House.New)).IsDone);
        await house.ShouldBeRightAsync();
    }

    /// <summary>One database, seen by the program with the packs of old and by the program with those of now.</summary>
    private sealed class House : IAsyncDisposable
    {
        public const bool Old = true;
        public const bool New = false;

        private readonly TestPlace _place;
        private readonly OtherPolicy _other = new();
        private readonly ServiceProvider _old;
        private readonly ServiceProvider _new;
        private readonly TimeProvider _clock;
        private int _people;

        private House(TestPlace place, TimeProvider clock)
        {
            (_place, _clock) = (place, clock);
            (_old, _new) = (place.BuildServices(clock, _other.AddTo), place.BuildServices(clock));
        }

        public static async Task<House> BuildAsync(TestDatabase database, TimeProvider clock) => new(await TestPlace.CreateAsync(database), clock);

        public async Task<T> Do<T1, T2, T>(bool old, Func<T1, T2, Task<T>> work, Person? person = null) where T1 : notnull where T2 : notnull
        {
            await using var scope = (old ? _old : _new).CreateAsyncScope();
            await TestStore.ActAsync(scope.ServiceProvider, person);
            return await work(scope.ServiceProvider.GetRequiredService<T1>(), scope.ServiceProvider.GetRequiredService<T2>());
        }

        public async Task<IReadOnlyList<Guid>> ImportAsync(bool old, int count, string pack, string office)
        {
            var ids = new List<Guid>();
            for (var i = 0; i < count; i++)
            {
                var file = CaseFile($"R-{++_people:D4}", pack);
                var answer = await Do(old, (ImportCaseFileHandler import, MilepostDb _) => import.HandleAsync(new(file, "test", office, Person.CareerPlanner.Email), CancellationToken.None));
                ids.Add(answer.ParticipantId ?? throw new InvalidOperationException(string.Join(' ', answer.Problems)));
            }
            return ids;
        }

        public Task<int> RejudgeAsync(Func<int, Task> tell, CancellationToken ct = default) => Do(New, (RejudgeRecordsHandler rejudge, MilepostDb _) => rejudge.HandleAsync(tell, ct));

        public Task<RejudgeProgress> ProgressAsync(bool old) => Do(old, (RejudgeRecordsHandler rejudge, MilepostDb _) => rejudge.ProgressAsync(CancellationToken.None));

        /// <summary>A planner writes down a two-way contact of today.</summary>
        public async Task ContactAsync(Guid participantId)
        {
            var written = await Do(New, (WriteNoteHandler write, AgencyTime time) => write.HandleAsync(
                new(participantId, new CaseNoteDetails { Subject = "Contact", OccurredOn = time.Today, TwoWay = true, Method = "phone", Text = "Talked about the job fair." }), CancellationToken.None), Person.CareerPlanner);
            Assert.True(written.IsDone, written.Problem?.Message);
        }

        /// <summary>The days on which contact is due, each once.</summary>
        public Task<List<DateOnly>> ContactDueAsync() => Do(New, (MilepostDb db, AgencyTime time) =>
            db.Findings.Where(Urgencies.IsOpenOn(time.Today)).Where(f => f.Requirement == LedgerLine.Contact).Select(f => f.DueOn!.Value).Distinct().Order().ToListAsync());

        /// <summary>Each record's lines are what its own packs, those of old or of now, find in it today, and nothing else.</summary>
        public async Task ShouldBeRightAsync()
        {
            var (packsOfOld, packsOfNow) = (_old.GetRequiredService<PolicyBook>(), _new.GetRequiredService<PolicyBook>());
            var today = _new.GetRequiredService<AgencyTime>().Today;
            var people = await Do(New, (MilepostDb db, AgencyTime _) => (
                from p in db.Participants
                join j in db.JudgedRecords on p.Id equals j.ParticipantId
                select new { p.Id, p.CaseNumber, p.PackId, j.PackVersion }).ToListAsync());
            Assert.Equal(_people, people.Count);
            foreach (var person in people)
            {
                var policy = new[] { packsOfOld[person.PackId], packsOfNow[person.PackId] }.First(policy => policy.Version == person.PackVersion);
                var file = await Do(New, (ExportCaseFileHandler export, MilepostDb _) => export.HandleAsync(new(person.CaseNumber), CancellationToken.None));
                var expected = CheckCaseFile.Check(CaseFileReader.Read(file.Value).File!, policy, today).Findings.Select(f => $"{f.Requirement.Id} {f.Subject} {f.Outcome} {f.DueOn} {f.MetOn}");
                var lines = await Do(New, (MilepostDb db, AgencyTime _) => db.Findings.AsNoTracking().Where(f => f.ParticipantId == person.Id && f.SeenFrom <= today && f.SeenThrough >= today).ToListAsync());
                Assert.Equal(expected.Order(StringComparer.Ordinal), lines.Select(f => $"{f.Requirement} {f.Subject} {f.OutcomeOn(today)} {f.DueOn} {f.MetOn}").Order(StringComparer.Ordinal));
            }
        }

        public async Task RunAndKillAsync(int afterLines)
        {
            using var program = Start();
            for (var line = 0; line < afterLines; line++)
                if (await program.StandardError.ReadLineAsync() is null) Assert.Fail($"It stopped by itself: {await program.StandardOutput.ReadToEndAsync()}");
            program.Kill();
            await program.WaitForExitAsync();
        }

        public async Task<(int Exit, string Output, string Told)> RunAsync()
        {
            using var program = Start();
            var told = program.StandardError.ReadToEndAsync();
            var output = await program.StandardOutput.ReadToEndAsync();
            await program.WaitForExitAsync();
            return (program.ExitCode, output, await told);
        }

        /// <summary>The real program, with the packs of now beside it.</summary>
        private Process Start()
        {
            var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "milepost"), ["policy", "rejudge", "--data", _place.Location.Folder]) { RedirectStandardOutput = true, RedirectStandardError = true };
            if (_place.Location.Postgres is { } connection) start.Environment["ConnectionStrings__Milepost"] = connection;
            return Process.Start(start)!;
        }

        public async ValueTask DisposeAsync()
        {
            await _old.DisposeAsync();
            await _new.DisposeAsync();
            await _place.DisposeAsync();
            _other.Dispose();
        }

        /// <summary>An adult enrolled two weeks ago: contact is due, by one number or the other.</summary>
        private byte[] CaseFile(string id, string pack)
        {
            var today = DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);
            var (applied, entered) = ($"{today.AddDays(-20):yyyy-MM-dd}", $"{today.AddDays(-14):yyyy-MM-dd}");
            var file = new JsonObject
            {
                ["format"] = "milepost-case/1",
                ["pack"] = pack,
                ["participant"] = new JsonObject { ["id"] = id, ["firstName"] = "Ada", ["lastName"] = "Sampleton", ["birthDate"] = "1990-05-04" },
                ["application"] = new JsonObject { ["appliedOn"] = applied, ["determinedOn"] = entered, ["certifiedOn"] = entered, ["programs"] = new JsonArray("adult"), ["documents"] = new JsonArray() },
                ["enrollments"] = new JsonArray(new JsonObject { ["program"] = "adult", ["enteredOn"] = entered }),
            };
            foreach (var list in new[] { "assessments", "plans", "services", "caseNotes", "credentials", "skillGains", "referrals", "partnerPrograms", "plannedGaps" }) file[list] = new JsonArray();
            return Encoding.UTF8.GetBytes(file.ToJsonString());
        }
    }
}
