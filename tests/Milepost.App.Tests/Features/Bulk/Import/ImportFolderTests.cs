using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Bulk.Import;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Store;
using Milepost.App.Tests.Store;
using Milepost.Domain;

namespace Milepost.App.Tests.Features.Bulk.Import;

public sealed class ImportFolderTests
{
    [Theory, EachDatabase]
    public async Task Every_column_comes_into_the_record(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        using var tables = new Tables();

        var report = await TakeAsync(store, tables);

        Assert.Equal(0, report.Refused);
        Assert.Equal((15L, 15L), (report.Rows, report.Files.Sum(f => f.Added)));
        var file = await FileOf(store, "OLD-1");
        Assert.Equal(("Alex", "Example", new DateOnly(1990, 5, 6), "555-0100", "Springfield", "60601"),
            (file.Participant.FirstName, file.Participant.LastName, file.Participant.BirthDate, file.Participant.Phone, file.Participant.Address!.City, file.Participant.Address.Zip));
        Assert.Equal(("NORTH", "robin.madeup@example.org", "chicago-cook"), (file.Office, file.Planner, file.Pack));
        Assert.Equal((new DateOnly(2025, 9, 1), new DateOnly(2025, 9, 5)), (file.Application!.AppliedOn, file.Application.DeterminedOn));
        var enrollment = Assert.Single(file.Enrollments);
        Assert.Equal((Program.Adult, new DateOnly(2025, 9, 8), null), (enrollment.Program, enrollment.EnteredOn, enrollment.ExitedOn));
        var plan = Assert.Single(file.Plans);
        Assert.Equal((PlanKind.Iep, new DateOnly(2025, 9, 15)), (plan.Kind, plan.OpenedOn));
        var agreement = Assert.Single(plan.Agreements);
        Assert.Equal((AgreementMethod.Paper, new DateOnly(2025, 9, 16), new DateOnly(2025, 9, 17)), (agreement.Method, agreement.ParticipantSignedOn, agreement.StaffSignedOn));
        Assert.Equal(["Work as a pharmacy technician", "Find a part-time job"], plan.Goals.Select(g => g.Statement));
        Assert.Equal((GoalType.Employment, GoalTerm.Short, new DateOnly(2026, 1, 10), "achieved"), (plan.Goals[1].Type, plan.Goals[1].Term, plan.Goals[1].ClosedOn, plan.Goals[1].Outcome));
        Assert.Equal((new DateOnly(2025, 12, 20), (Completion?)null), (plan.Goals[0].Objectives[0].ReviewOn, plan.Goals[0].Objectives[0].Outcome));
        Assert.Equal(Completion.Successful, plan.Goals[1].Objectives[0].Outcome);
        Assert.Equal([file.Services[0].Id], plan.Goals[0].Objectives[0].Services);
        Assert.Equal([("202", ServiceKind.Individualized), (null, ServiceKind.Basic), (null, ServiceKind.Individualized)], file.Services.Select(s => (s.Code, s.Kind)));
        Assert.Equal((new DateOnly(2025, 10, 2), new DateOnly(2025, 10, 20)), (file.Services[1].EndsOn, file.Services[1].RecordedOn));
        Assert.Equal(["We met, and \"talked\".", "Going well."], file.CaseNotes.Take(2).Select(n => n.Text));
        Assert.Equal(["Robin Madeup", "not recorded", "Robin Madeup", "Robin Madeup"], file.CaseNotes.Select(n => n.Author));
        Assert.Equal([(true, "phone"), (false, "in person")], file.CaseNotes.Skip(2).Select(n => (n.TwoWay, n.Method)));
        Assert.Equal([(new DateOnly(2025, 12, 15), false), (new DateOnly(2026, 1, 15), true)], plan.Reviews.Select(r => (r.On, r.Changed)));
    }

    [Theory, EachDatabase]
    public async Task The_record_the_findings_and_the_history_are_those_of_a_record_that_was_entered(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        using var tables = new Tables();
        await TakeAsync(store, tables);
        var file = (await store.Export("OLD-1")).Value;
        var imported = await Written(store, "OLD-1");

        await using var other = await TestStore.StartAsync(database);
        using var onlyPlanner = new Tables();
        foreach (var table in new[] { "participants", "goals", "objectives", "services", "casenotes", "contacts", "reviews" }) onlyPlanner.Remove(table);
        await TakeAsync(other, onlyPlanner);
        Assert.Empty((await other.Import(file)).Problems);

        Assert.Equal(file, (await other.Export("OLD-1")).Value);
        var entered = await Written(other, "OLD-1");
        Assert.NotEmpty(imported.Findings);
        Assert.Equal(entered.Findings, imported.Findings);
        Assert.Equal(entered.Judged, imported.Judged);
        Assert.Equal(entered.Version, imported.Version);
        Assert.Equal(entered.Person, imported.Person);
        await store.Db(async db => await HistoryChain.ShouldHoldAsync(db, imported.Id));
        Assert.Contains(imported.Events, e => e is { Kind: "note.imported", Words: "2 case notes imported", Why: "imported from old-system, rows 2, 3 of casenotes.csv" });
        // What a page adds next goes on where the import ended.
        await store.Db(async db => await db.ChangeAsync<Done>(async () =>
        {
            var person = (await db.FindParticipantAsync(imported.Id, default))!;
            return person.ChangeProfile(person.Profile with { Phone = "555-0199" }, new(2026, 3, 2));
        }, CancellationToken.None));
        await store.Db(async db => await HistoryChain.ShouldHoldAsync(db, imported.Id));
    }

    [Theory, EachDatabase]
    public async Task The_same_folder_again_changes_nothing_at_all(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        using var tables = new Tables();
        await TakeAsync(store, tables.Another("2"));
        var before = await EverythingAsync(store);
        store.Clock.Advance(TimeSpan.FromDays(1));

        var report = await TakeAsync(store, tables);

        Assert.Equal((29L, 0L, 0L), (report.Files.Sum(f => f.Unchanged), report.Files.Sum(f => f.Added), report.Files.Sum(f => f.Changed)));
        Assert.Equal(before, await EverythingAsync(store));
    }

    [Theory, EachDatabase]
    public async Task A_corrected_folder_changes_what_was_corrected_and_the_history_says_from_what_to_what(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        using var tables = new Tables();
        await TakeAsync(store, tables.Another("2"));
        var second = await FileOf(store, "OLD-2");
        tables.Change("participants", "C1,OLD-1,Alex", "C1,OLD-1,Alexandra").Change("goals", "G1,C1,employment,long,Work as a pharmacy technician", "G1,C1,employment,intermediate,Work as a pharmacist's aide")
            .Change("objectives", "O1,G1,C1,Finish the course,2025-09-20,2025-12-20,,", "O1,G1,C1,Finish the course,2025-09-20,2025-12-20,2026-02-01,successful")
            .Change("services", "S2,C1,O2,,Resume", "S2,C1,O1,,Resume").Change("casenotes", "N2,C1,,Progress,Going well.", "N2,C1,PL1,Progress,Going very well.")
            .Change("contacts", "K1,C1,PL1,phone", "K1,C1,PL1,video").Change("reviews", "R1,C1,PL1,2025-12-15,on track", "R1,C1,PL1,2025-12-16,updated");
        tables.Add("services", "S9,C1,O1,,Job club,,2026-01-20,,2026-01-20");

        var report = await TakeAsync(store, tables);

        Assert.Equal((7L, 1L, 0L), (report.Files.Sum(f => f.Changed), report.Files.Sum(f => f.Added), report.Refused));
        var file = await FileOf(store, "OLD-1");
        var plan = file.Plans[0];
        Assert.Equal(("Alexandra", GoalTerm.Intermediate, "Work as a pharmacist's aide"), (file.Participant.FirstName, plan.Goals[0].Term, plan.Goals[0].Statement));
        Assert.Equal((new DateOnly(2026, 2, 1), Completion.Successful), (plan.Goals[0].Objectives[0].ClosedOn, plan.Goals[0].Objectives[0].Outcome));
        Assert.Equal([file.Services[0].Id, file.Services[1].Id, file.Services[3].Id], plan.Goals[0].Objectives[0].Services);
        Assert.Empty(plan.Goals[1].Objectives[0].Services);
        Assert.Equal(("Going very well.", "Robin Madeup", "video"), (file.CaseNotes[1].Text, file.CaseNotes[1].Author, file.CaseNotes[2].Method));
        Assert.Equal([(new DateOnly(2025, 12, 16), true), (new DateOnly(2026, 1, 15), true)], plan.Reviews.Select(r => (r.On, r.Changed)));
        Assert.Equal(Print(second), Print(await FileOf(store, "OLD-2")));
        var written = await Written(store, "OLD-1");
        Assert.Equal(2, written.Entries);
        Assert.Contains(written.Changes, c => c is { Field: "FirstName", Before: "Alex", After: "Alexandra" });
        Assert.Contains(written.Changes, c => c is { Field: "term", Before: "long", After: "intermediate" });
        Assert.Contains(written.Changes, c => c is { Field: "Text", Before: "Going well.", After: "Going very well." });
        Assert.Contains(written.Events, e => e is { Why: "imported from old-system, row 3 of casenotes.csv", Kind: "note.imported" });
        await store.Db(async db => await HistoryChain.ShouldHoldAsync(db, written.Id));
        var before = await EverythingAsync(store);
        Assert.Equal(0, (await TakeAsync(store, tables)).Files.Sum(f => f.Changed + f.Added));
        Assert.Equal(before, await EverythingAsync(store));
    }

    private static readonly (string Table, string Row, string Column, string Words)[] WrongRows =
    [
        ("participants", "C9,,Sam,Sample,2031-01-01,,,,adult,NORTH,,,,,,,,", "dob", "birth date before today"),
        ("participants", "C9,,Sam,Sample,1990-02-30,,,,adult,NORTH,,,,,,,,", "dob", "Expected a day that exists"),
        ("participants", "C9,,Sam,Sample,1790-02-03,,,,adult,NORTH,,,,,,,,", "dob", "Check the year"),
        ("participants", "C9,,Sam,,1990-02-03,,,,adult,NORTH,,,,,,,,", "last_name", "required"),
        ("participants", "C9,,Sam,Sample,1990-02-03,,,,grownup,NORTH,,,,,,,,", "program", "Expected one of: adult, dislocated, youth"),
        ("participants", "C9,,Sam,Sample,1990-02-03,,,,adult,NORTH,PL77,,,,,,,", "planner_id", "Expected the id of a planner"),
        ("participants", "C9,,Sam,Sample,1990-02-03,,,,adult,NORTH,,2025-09-05,2025-09-01,,,,,", "eligibility_on", "on or after the application"),
        ("participants", "C9,,Sam,Sample,1990-02-03,,,,adult,NORTH,,2025-09-05,2025-09-06,2025-09-07,,,,2025-09-01", "exited_on", "on or after"),
        ("participants", "C9,,Sam,Sample,1990-02-03,,,,adult,NORTH,,,,,2025-09-07,2025-09-01,,", "signed_participant_on", "on or after"),
        ("participants", "C9,,Sam,Sample,1990-02-03,,,,adult,NORTH,,,,,,2025-09-01,,", "plan_on", "there is a signature"),
        ("participants", "C9,OLD-1,Sam,Sample,1990-02-03,,,,adult,NORTH,,,,,,,,", "case_no", "line 2 has it already"),
        ("participants", "C1,,Sam,Sample,1990-02-03,,,,adult,NORTH,,,,,,,,", "id", "line 2 has it already"),
        ("goals", "G9,C1,sports,long,Run,2025-09-15,,,", "kind", "Expected one of: employment, education, training"),
        ("goals", "G9,C77,employment,long,Run,2025-09-15,,,", "participant_id", "Expected the id of a person"),
        ("goals", "G9,C1,employment,long,Run,2025-09-15,,,achieved", "closed_on", "an outcome comes with the closing"),
        ("goals", "G9,C1,employment,long,Run,2025-09-15,,2025-09-01,achieved", "closed_on", "on or after"),
        ("goals", "G9,C1,employment,long,Run,2024-09-15,,,", "established_on", "on or after"),
        ("objectives", "O9,G77,C1,Step,2025-09-20,,,", "goal_id", "Expected the id of a goal"),
        ("objectives", "O9,G1,C1,Step,2025-09-20,,2025-10-01,fine", "outcome", "Expected one of: successful, unsuccessful"),
        ("services", "S9,C1,O77,,Career Planning,,2025-09-20,,2025-09-21", "objective_id", "Expected the id of an objective"),
        ("services", "S9,C1,,,Career Planning,15,2025-09-20,,2025-09-21", "youth_element", "Expected a whole number from 0 to 14"),
        ("services", "S9,C1,,,Career Planning,,2025-09-20,2025-09-19,2025-09-21", "ended_on", "before its start"),
        ("services", "S9,C1,,,Career Planning,,2025-09-20,2026-09-19,2025-09-21", "ended_on", "today or earlier"),
        ("casenotes", "N9,C1,,Progress,,2025-09-20,2025-09-21", "body", "required"),
        ("casenotes", "N9,C1,,Progress,Words,2025-09-20,2025-09-19", "entered_on", "cannot be entered before"),
        ("casenotes", "N9,C1,,Progress,Words,20.9.2025,2025-09-21", "happened_on", "written like 2024-01-31"),
        ("contacts", "K9,C1,,pigeon,two_way,2025-09-20", "kind", "Expected one of: phone"),
        ("contacts", "K9,C1,,phone,sideways,2025-09-20", "direction", "Expected one of: two way, outbound"),
        ("reviews", "R9,C1,,2025-09-01,on track", "reviewed_on", "on or after"),
        ("reviews", "R9,C1,,2025-10-01,good", "outcome", "Expected one of: on track, updated"),
        ("planners", "PL9,Kim,Sample,not-an-address,NORTH,planner", "email", "like name@example.org"),
        ("planners", "PL9,Kim,Sample,robin.madeup@example.org,NORTH,planner", "email", "line 2 has it already"),
        ("planners", "PL9,Kim,Sample,kim@example.org,NORTH,chief", "role", "Expected one of: planner, supervisor"),
    ];

    [Fact]
    public async Task What_cannot_be_right_is_refused_with_line_and_column_and_the_rest_goes_in()
    {
        await using var store = await TestStore.StartAsync();
        using var tables = new Tables();
        List<(string Table, int Line, string Column, string Words)> expected = [];
        foreach (var (table, line, column, words) in WrongRows)
        {
            tables.Add(table, line);
            expected.Add((table, File.ReadAllLines(Path.Combine(tables.Folder, table + ".csv")).Length, column, words));
        }
        // Of rows with the same wrong id only the first is itself; the others would be refused as doubles.
        foreach (var table in expected.Select(e => e.Table).Distinct().ToList())
        {
            var lines = File.ReadAllLines(Path.Combine(tables.Folder, table + ".csv"));
            for (var at = 1; at < lines.Length; at++)
                if (lines[at].Length > 2 && lines[at][1] == '9') lines[at] = lines[at].Insert(lines[at].IndexOf(',', StringComparison.Ordinal), $"-{at}");
                else if (lines[at].StartsWith("PL9,", StringComparison.Ordinal)) lines[at] = lines[at].Replace("PL9,", $"PL9-{at},", StringComparison.Ordinal);
            File.WriteAllLines(Path.Combine(tables.Folder, table + ".csv"), lines);
        }

        var heard = new Heard();
        var report = await TakeAsync(store, tables, heard: heard);

        foreach (var (table, line, column, words) in expected)
        {
            var told = heard.Problems.Where(p => p.File == table + ".csv" && p.Line == line).ToList();
            Assert.True(told.Exists(p => p.Column == column && p.Expected.Contains(words, StringComparison.Ordinal)),
                $"{table} line {line}: expected {column} to say \"{words}\", not {string.Join(" / ", told)}");
        }
        Assert.Equal(WrongRows.Length, report.Refused);
        Assert.Equal(15, report.Files.Sum(f => f.Added));
        Assert.Equal(WrongRows.Length, Directory.GetFiles(tables.Rejected).Sum(f => File.ReadAllLines(f).Length - 1));
    }

    [Theory, EachDatabase]
    public async Task What_hangs_from_a_refused_row_is_refused_with_it_and_the_rejected_folder_can_be_put_right_and_imported(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        using var tables = new Tables();
        tables.Another("2").Change("participants", "C1-2,OLD-2,Alex,Example,1990-05-06", "C1-2,OLD-2,Alex,Example,1990-15-06").Change("goals", "G1,C1,employment", "G1,C1,emplyment");

        var report = await TakeAsync(store, tables);

        // The second person's 14 rows; the goal, its objective and the service under it.
        Assert.Equal(14 + 3, report.Refused);
        var reasons = File.ReadAllText(Path.Combine(tables.Rejected, "services.csv"));
        Assert.Contains("Its objective was refused (objectives.csv, line 2: goal_id", reasons, StringComparison.Ordinal);
        Assert.Contains("The person was refused (participants.csv, line 3: dob", reasons, StringComparison.Ordinal);
        foreach (var path in Directory.GetFiles(tables.Rejected))
            File.WriteAllText(path, File.ReadAllText(path).Replace("1990-15-06", "1990-05-06", StringComparison.Ordinal).Replace("emplyment", "employment", StringComparison.Ordinal));

        var again = await store.Call((ImportFolderHandler import) => import.HandleAsync(tables.Import(folder: tables.Rejected), new Heard(), CancellationToken.None));

        Assert.Equal((17L, 0L), (again.Files.Sum(f => f.Added), again.Refused));
        var file = await FileOf(store, "OLD-1");
        Assert.Equal(2, file.Plans[0].Goals.Count);
        Assert.Equal("Work as a pharmacy technician", file.Plans[0].Goals[1].Statement);
        Assert.Equal(3, (await FileOf(store, "OLD-2")).Services.Count);
        Assert.True(file.Plans[0].Goals[1].Objectives is [{ Services.Count: 1 }]);
    }

    [Theory, EachDatabase]
    public async Task A_dry_run_reports_the_same_and_writes_nothing(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        using var tables = new Tables();
        tables.Add("goals", "G9,C1,sports,long,Run,2025-09-15,,,");
        var before = await EverythingAsync(store);

        var dry = await TakeAsync(store, tables, dryRun: true);

        Assert.Equal(before, await EverythingAsync(store));
        Assert.False(Directory.Exists(tables.Rejected));
        var real = await TakeAsync(store, tables);
        Assert.Equal(real.Files, dry.Files);
        tables.Change("casenotes", "Going well.", "Going better.");
        before = await EverythingAsync(store);
        var corrected = await TakeAsync(store, tables, dryRun: true);
        Assert.Equal((1L, 1L), (corrected.Files.Sum(f => f.Changed), corrected.Refused));
        Assert.Equal(before, await EverythingAsync(store));
    }

    [Theory, EachDatabase]
    public async Task Files_come_as_programs_write_them(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        using var tables = new Tables();
        var long100 = new string('x', 99_990) + " the end";
        tables.Write("casenotes",
            "Body , SUBJECT,id,participant_id,entered_on,happened_on\r\n\r\n\"=cmd|' /C calc'!A0\r\nsecond, \"\"line\"\"\",Progress, N1 ,C1,2025-09-09,2025-09-08\r\n,,,,,\r\n"
            + $"{long100},Progress,N2,C1,2025-09-09,2025-09-08\r\n\"Ñandú – 日本\", Progress,N3,C1,2025-09-09,2025-09-08", new UTF8Encoding(true));
        tables.Rows("participants", "program,Office,dob,last_name,FIRST NAME,id", "Adult,north office,1990-05-06,Example,Alex,C1");
        foreach (var table in new[] { "goals", "objectives", "services", "contacts", "reviews" }) tables.Remove(table);

        var report = await TakeAsync(store, tables);

        Assert.Equal((5L, 0L), (report.Files.Sum(f => f.Added), report.Refused));
        var notes = await store.Db(db => db.CaseNotes.OrderBy(n => n.Id).Select(n => n.Details.Text).ToListAsync());
        Assert.Equal(["=cmd|' /C calc'!A0\r\nsecond, \"line\"", long100, "Ñandú – 日本"], notes);
        Assert.Equal(1, await store.Db(db => db.CaseNotes.CountAsync(n => n.SearchText.Contains("nandu"))));
        var person = await store.Db(db => db.Participants.SingleAsync());
        Assert.Matches("^P-[0-9A-Z]{8}$", person.CaseNumber);
        // Broken rows are refused by line, and the ones after them are read.
        tables.Write("casenotes", "id,participant_id,subject,body,happened_on,entered_on\nN4,C1,Progress\nN5,C1,Progress,a,b,2025-09-08,2025-09-09\nN6,C1,Progress,\"ok\",2025-09-08,2025-09-09\nN7,C1,Progress,\"never closed,2025-09-08,2025-09-09\n");
        var heard = new Heard();
        await TakeAsync(store, tables, heard: heard);
        Assert.Equal([2, 3, 5], heard.Problems.Select(p => p.Line).Order());
        Assert.Equal(4, await store.Db(db => db.CaseNotes.CountAsync()));
    }

    [Fact]
    public async Task Unknown_files_and_columns_are_told_before_anything_is_written_and_a_map_says_what_they_are()
    {
        await using var store = await TestStore.StartAsync();
        using var tables = new Tables();
        tables.Write("clients", File.ReadAllText(Path.Combine(tables.Folder, "participants.csv")).Replace("first_name", "FIRSTNM", StringComparison.Ordinal).Replace(",city", ",TOWN", StringComparison.Ordinal));
        tables.Remove("participants");
        tables.Write("attendance", "id\n1\n");
        tables.Write("goals", "id,participant_id,kind,term,established_on\n");
        var before = await EverythingAsync(store);

        var report = await TakeAsync(store, tables);

        Assert.Equal(["attendance.csv: this file is not known.", "clients.csv: this file is not known.", "goals.csv: the column title is missing."], report.Problems.Select(p => p[..(p.IndexOf('.', p.IndexOf(": ", StringComparison.Ordinal)) + 1)]).Order());
        Assert.Equal(before, await EverythingAsync(store));
        tables.Remove("goals");
        tables.Remove("objectives");
        tables.Remove("services");
        var mapped = await TakeAsync(store, tables, map: "# ours\nclients.csv = participants.csv\nattendance.csv = -\nclients.csv: FIRSTNM = first_name\nclients.csv: TOWN = -\n");
        Assert.Empty(mapped.Problems);
        Assert.Equal(0, mapped.Refused);
        var person = await store.Db(db => db.Participants.SingleAsync());
        Assert.Equal(("Alex", null), (person.Profile.FirstName, person.Profile.Address!.City));
    }

    [Fact]
    public async Task Rows_that_do_not_fit_into_memory_are_split_by_person_and_say_the_same()
    {
        using var tables = new Tables();
        tables.Another("2").Another("3");
        tables.Add("goals", "G1,C1,employment,long,Run,2025-09-15,,,");
        var files = ImportFolderReader.Read(tables.Folder, ColumnMap.None).Files.Where(f => f.Table.Kind != TableKind.Planners).ToList();
        var temporary = Path.Combine(tables.Folder, "parts");

        using var whole = ImportRows.Open(files, temporary);
        var expected = Say(whole);
        using (var split = ImportRows.Open(files, temporary, fits: 100))
        {
            Assert.Equal(expected, Say(split));
            Assert.Equal(whole.Total, split.Total);
        }
        Assert.False(Directory.Exists(temporary));
        await Task.CompletedTask;

        static List<string> Say(ImportRows rows) =>
        [
            .. rows.Slices(CancellationToken.None).SelectMany(slice => slice.People).OrderBy(p => p.Id, StringComparer.Ordinal).SelectMany(p =>
                p.Places.ToArray().Select(place => $"{p.Id} {place.Kind} {place.Line} {place.DoubleOfLine} {Encoding.UTF8.GetString(p.Slice.Record(place))}")),
        ];
    }

    [Theory, EachDatabase]
    public async Task Planners_become_accounts_without_a_password_and_move_with_their_row(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        using var tables = new Tables();
        await TakeAsync(store, tables);

        tables.Change("planners", "PL1,Robin,Madeup,robin.madeup@example.org,NORTH,planner", "PL1,Robin,Newname,robin.newname@example.org,SOUTH,supervisor");
        await TakeAsync(store, tables);

        await store.Db(async db =>
        {
            var id = (await db.ExternalIds.SingleAsync(e => e.Kind == ExternalId.Planner && e.Value == "PL1")).RecordId;
            var account = await db.Users.SingleAsync(u => u.Id == id);
            Assert.Equal(("Robin Newname", "robin.newname@example.org", "ROBIN.NEWNAME@EXAMPLE.ORG", null, true),
                (account.DisplayName, account.Email, account.NormalizedUserName, account.PasswordHash, account.IsActive));
            var role = await db.RoleAssignments.SingleAsync(r => r.AccountId == id);
            Assert.Equal((StaffRole.Supervisor, TestOrganization.South), (role.Role, (await db.OrgUnits.SingleAsync(u => u.Id == role.OrgUnitId)).Code));
        });
    }

    [Fact]
    public async Task Only_the_people_of_the_offices_asked_for_come_in()
    {
        await using var store = await TestStore.StartAsync();
        using var tables = new Tables();
        tables.Another("2").Change("participants", "C1-2,OLD-2,Alex,Example,1990-05-06,Springfield,60601,555-0100,adult,NORTH", "C1-2,OLD-2,Alex,Example,1990-05-06,Springfield,60601,555-0100,adult,SOUTH");

        var report = await store.Call((ImportFolderHandler import) => import.HandleAsync(tables.Import(offices: ["south office"]), new Heard(), CancellationToken.None));

        Assert.Equal((1L, 0L), (report.PassedOver, report.Refused));
        Assert.Equal("OLD-2", (await store.Db(db => db.Participants.SingleAsync())).CaseNumber);
    }

    private static Task<ImportReport> TakeAsync(TestStore store, Tables tables, bool dryRun = false, string? map = null, Heard? heard = null) =>
        store.Call((ImportFolderHandler import) => import.HandleAsync(tables.Import(dryRun, map), heard ?? new Heard(), CancellationToken.None));

    private static async Task<CaseFile> FileOf(TestStore store, string caseNumber) => CaseFileReader.Read((await store.Export(caseNumber)).Value).File!;

    private static string Print(CaseFile file) => Encoding.UTF8.GetString(CaseFileWriter.Write(file));

    private sealed record WrittenRecord(Guid Id, List<string> Findings, string Judged, string Version, string Person, long Entries, List<HistoryEvent> Events, List<FieldChange> Changes);

    private static Task<WrittenRecord> Written(TestStore store, string caseNumber) => store.Db(async db =>
    {
        var person = await db.Participants.AsNoTracking().SingleAsync(p => p.CaseNumber == caseNumber);
        var findings = await db.Findings.AsNoTracking().Where(f => f.ParticipantId == person.Id).ToListAsync();
        var judged = await db.JudgedRecords.AsNoTracking().SingleAsync(j => j.ParticipantId == person.Id);
        var version = await db.PlanVersions.AsNoTracking().SingleAsync(v => v.ParticipantId == person.Id);
        var history = await db.History.AsNoTracking().Where(h => h.ParticipantId == person.Id).ToListAsync();
        return new WrittenRecord(person.Id,
            [.. findings.Select(f => $"{f.Requirement} {f.Subject} {f.About} {f.SeenFrom} {f.SeenThrough} {f.Outcome} {f.DueOn} {f.MetOn} {string.Join('|', f.Details)} {f.WaivedThrough}").Order(StringComparer.Ordinal)],
            $"{judged.Pack} {judged.PackVersion} {judged.Through} {judged.Revision}", $"{version.Number} {version.SettledBy} {version.Content}",
            $"{person.SearchText} {person.RecordVersion} {person.Version} {person.HistoryLength}",
            history.Count, [.. history.SelectMany(h => h.Events)], [.. history.SelectMany(h => h.Changes)]);
    });

    /// <summary>Every row of every table, but for the clock of the import itself.</summary>
    private static Task<string> EverythingAsync(TestStore store) => store.Db(async db =>
    {
        var text = new StringBuilder();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().Order(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            await db.Database.OpenConnectionAsync();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            List<string> rows = [];
            while (await reader.ReadAsync())
            {
                var values = new object[reader.FieldCount];
                reader.GetValues(values);
                rows.Add(JsonSerializer.Serialize(values.Select(v => v is DBNull ? null : v.ToString())));
            }
            text.Append(table).Append('\n').AppendJoin('\n', rows.Order(StringComparer.Ordinal)).Append('\n');
        }
        return text.ToString();
    });
}
