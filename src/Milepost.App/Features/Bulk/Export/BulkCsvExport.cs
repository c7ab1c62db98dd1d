using System.Text.Json;
using Milepost.App.DataFiles;
using Milepost.App.Store;
using Milepost.App.Store.Tables;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Bulk.Export;

/// <summary>
/// Writes people as the eight files of the bulk shape have them. That shape is poorer than a record: it has one plan for a person, three
/// programs, and a contact without words. Whoever does not fit is listed with the reason; everything is in the case files and the tables.
/// </summary>
internal sealed class BulkCsvExport(ExportLane lane, ExportLookups lookups, BulkCsvBuffers files)
{
    private readonly Dictionary<Guid, Person> _people = [];

    public void Write(PeopleRange range)
    {
        _people.Clear();
        ReadPeople(range);
        ReadOldIds(range);
        ReadPrograms(range);
        ReadPlans(range);
        WritePeople(range);
        WriteGoals(range);
        WriteObjectives(range);
        WriteServices(range);
        WriteNotes(range);
    }

    public static void WritePlanners(ExportLookups lookups, Stream into)
    {
        using var csv = new ExactCsv(into);
        csv.Header(BulkCsvFiles.Planners);
        foreach (var planner in lookups.Planners.Values.OrderBy(p => p.Id, StringComparer.Ordinal))
        {
            foreach (var cell in new[] { planner.Id, planner.FirstName, planner.LastName, planner.Email, planner.Office, planner.Supervises ? "supervisor" : "planner" }) csv.Cell(cell);
            csv.EndRow();
        }
    }

    private void ReadPeople(PeopleRange range)
    {
        using var rows = lane.Read(["Participants.Id", "Participants.OfficeId"], $"\"Participants\" WHERE \"MergedIntoId\" IS NULL AND {lane.Within(range, "\"Id\"")}");
        while (rows.Read())
        {
            var id = rows.Guid(0);
            _people[id] = new() { ExportedId = id.ToString(), HasOffice = !rows.IsNull(1) };
        }
    }

    /// <summary>Gives back the ids that rows came in with, so that the same folder goes round without a change.</summary>
    private void ReadOldIds(PeopleRange range)
    {
        if (lane.Has("ExternalIds"))
        {
            using var ids = lane.Read(["ExternalIds.RecordId", "ExternalIds.Value"], $"\"ExternalIds\" WHERE \"Kind\" = 'participant' AND {lane.Within(range, "\"RecordId\"")} ORDER BY \"Value\" DESC");
            while (ids.Read())
                if (_people.TryGetValue(ids.Guid(0), out var person)) person.ExportedId = ids.String(1)!;
        }
        if (!lane.Has("ImportedRecords")) return;
        using var imported = lane.ReadOf(range, "ImportedRecords", "ParticipantId", "Rows");
        while (imported.Read())
            if (_people.TryGetValue(imported.Guid(0), out var person)) person.OldIds = OldRowIds.Read(imported.Text(1));
    }

    private void ReadPrograms(PeopleRange range)
    {
        using (var rows = lane.ReadOf(range, "Applications", "ParticipantId", "AppliedOn", "DeterminedOn", "Programs"))
        {
            while (rows.Read())
            {
                if (!_people.TryGetValue(rows.Guid(0), out var person)) continue;
                (person.AppliedOn, person.DeterminedOn) = (rows.Day(1), rows.Day(2));
                person.Program ??= JsonSerializer.Deserialize<Program[]>(rows.Text(3), JsonColumn.Options)!.Select(ProgramWord).FirstOrDefault(word => word is not null);
            }
        }
        using var enrollments = lane.ReadOf(range, "Enrollments", "ParticipantId", "Id", "Program", "EnteredOn", "ExitedOn");
        while (enrollments.Read())
        {
            if (!_people.TryGetValue(enrollments.Guid(0), out var person) || ProgramWord(Enum.Parse<Program>(enrollments.String(2)!)) is not { } word) continue;
            var enrolled = new Enrolled(enrollments.IsNull(4), enrollments.Day(3)!.Value, enrollments.Guid(1), enrollments.Day(4));
            // The one that is open, else the latest.
            if (person.Enrolled is { } known && known.CompareTo(enrolled) > 0) continue;
            (person.Enrolled, person.Program) = (enrolled, word);
        }
    }

    private void ReadPlans(PeopleRange range)
    {
        using (var rows = lane.ReadOf(range, "Plans", "ParticipantId", "Id", "OpenedOn", "ClosedOn", "Reviews"))
        {
            while (rows.Read())
            {
                if (!_people.TryGetValue(rows.Guid(0), out var person)) continue;
                var plan = new Enrolled(rows.IsNull(3), rows.Day(2)!.Value, rows.Guid(1), null);
                if (person.Plan is { } known && known.CompareTo(plan) > 0) continue;
                (person.Plan, person.Reviews) = (plan, rows.Text(4).Length <= 2 ? [] : JsonSerializer.Deserialize<PlanReview[]>(rows.Text(4), JsonColumn.Options)!);
            }
        }
        using var agreements = lane.Read(
            ["p.Plans.ParticipantId", "p.Plans.Id", "a.Agreements.ParticipantSignedOn", "a.Agreements.StaffSignedOn"],
            $"\"Agreements\" a JOIN \"Plans\" p ON p.\"Id\" = a.\"PlanId\" WHERE (a.\"ParticipantSignedOn\" IS NOT NULL OR a.\"StaffSignedOn\" IS NOT NULL) AND {lane.Within(range, "p.\"ParticipantId\"")}");
        while (agreements.Read())
        {
            if (!_people.TryGetValue(agreements.Guid(0), out var person) || person.Plan?.Id != agreements.Guid(1)) continue;
            var signed = (agreements.Day(2), agreements.Day(3));
            // The latest that both signed goes before one with half its signatures.
            if (Rank(signed).CompareTo(Rank(person.Signed)) > 0) person.Signed = signed;
        }

        static (bool, DateOnly) Rank((DateOnly? Participant, DateOnly? Staff) signed) =>
            (signed.Participant is not null && signed.Staff is not null, signed.Participant > signed.Staff ? signed.Participant.Value : signed.Staff ?? signed.Participant ?? DateOnly.MinValue);
    }

    private void WritePeople(PeopleRange range)
    {
        using var rows = lane.Read(
            [.. new[] { "Id", "CaseNumber", "FirstName", "LastName", "BirthDate", "Address", "Phone", "OfficeId", "PlannerId" }.Select(c => $"Participants.{c}")],
            $"\"Participants\" WHERE \"MergedIntoId\" IS NULL AND {lane.Within(range, "\"Id\"")}");
        var csv = files.Participants;
        while (rows.Read())
        {
            var person = _people[rows.Guid(0)];
            if (person.WhyLeftOut is { } why)
            {
                LeaveOut("participants.csv", person.ExportedId, rows.String(1), why);
                continue;
            }
            var address = rows.IsNull(5) ? null : JsonSerializer.Deserialize<Address>(rows.Text(5), JsonColumn.Options);
            csv.Cell(person.ExportedId);
            Copy(csv, rows, 1);
            Copy(csv, rows, 2);
            Copy(csv, rows, 3);
            Copy(csv, rows, 4);
            csv.Cell(address?.City);
            csv.Cell(address?.Zip);
            Copy(csv, rows, 6);
            csv.Cell(person.Program);
            csv.Cell(lookups.OfficeCodes[rows.Guid(7)]);
            csv.Cell(rows.IsNull(8) ? null : lookups.Planner(rows.Guid(8)));
            Day(csv, person.AppliedOn);
            Day(csv, person.DeterminedOn);
            Day(csv, person.Enrolled?.On);
            Day(csv, person.Plan?.On);
            Day(csv, person.Signed.Participant);
            Day(csv, person.Signed.Staff);
            Day(csv, person.Enrolled?.EndedOn);
            csv.EndRow();
        }
        foreach (var person in _people.Values.Where(p => p.WhyLeftOut is null))
        {
            for (var at = 0; at < person.Reviews.Count; at++)
            {
                var review = files.Reviews;
                review.Cell(person.OldIds?.ReviewAt(at) ?? $"{person.Plan!.Value.Id}-{at + 1}");
                review.Cell(person.ExportedId);
                review.Empty();
                Day(review, person.Reviews[at].On);
                review.Cell(person.Reviews[at].Changed ? "updated" : "on track");
                review.EndRow();
            }
        }
    }

    private void WriteGoals(PeopleRange range)
    {
        using var rows = lane.Read(
            ["p.Plans.ParticipantId", "p.Plans.Id", "g.Goals.Id", "g.Goals.CaseFileId", "g.Goals.Details", "g.Goals.ClosedOn", "g.Goals.Outcome"],
            $"\"Goals\" g JOIN \"Plans\" p ON p.\"Id\" = g.\"PlanId\" WHERE {lane.Within(range, "p.\"ParticipantId\"")}");
        var csv = files.Goals;
        while (rows.Read())
        {
            if (Of(rows, 0) is not { } person) continue;
            if (person.Plan!.Value.Id != rows.Guid(1))
            {
                LeaveOut("goals.csv", rows.Guid(2).ToString(), person.ExportedId, "of an earlier plan: these files have one plan for a person");
                continue;
            }
            var details = JsonSerializer.Deserialize<GoalDetails>(rows.Text(4), JsonColumn.Options)!;
            csv.Cell(person.Goals[rows.Guid(2)] = person.OldIds?.Find(OldRowIds.Goals, rows.Text(3)) ?? rows.Guid(2).ToString());
            csv.Cell(person.ExportedId);
            csv.Cell(details.Type switch { GoalType.Employment => "employment", GoalType.Education => "education", _ => "training" });
            csv.Cell(details.Term switch { GoalTerm.Short => "short", GoalTerm.Intermediate => "intermediate", _ => "long" });
            csv.Cell(details.Statement);
            Day(csv, details.EstablishedOn);
            Day(csv, details.ProjectedEndOn);
            Copy(csv, rows, 5);
            csv.Cell(rows.IsNull(6) ? null : IsReached(rows.String(6)!) ? "achieved" : "not achieved");
            csv.EndRow();
        }
    }

    private void WriteObjectives(PeopleRange range)
    {
        using var rows = lane.Read(
            ["p.Plans.ParticipantId", "o.Objectives.GoalId", "o.Objectives.Id", "o.Objectives.CaseFileId", "o.Objectives.Details", "o.Objectives.ClosedOn", "o.Objectives.Outcome", "o.Objectives.Services"],
            $"\"Objectives\" o JOIN \"Goals\" g ON g.\"Id\" = o.\"GoalId\" JOIN \"Plans\" p ON p.\"Id\" = g.\"PlanId\" WHERE {lane.Within(range, "p.\"ParticipantId\"")}");
        var csv = files.Objectives;
        while (rows.Read())
        {
            // Of an earlier plan, like the goal it hangs from.
            if (Of(rows, 0) is not { } person || !person.Goals.TryGetValue(rows.Guid(1), out var goal)) continue;
            var details = JsonSerializer.Deserialize<ObjectiveDetails>(rows.Text(4), JsonColumn.Options)!;
            var id = person.OldIds?.Find(OldRowIds.Objectives, rows.Text(3)) ?? rows.Guid(2).ToString();
            if (rows.Text(7).Length > 2)
                foreach (var service in JsonSerializer.Deserialize<string[]>(rows.Text(7), JsonColumn.Options)!) person.ObjectiveOf.TryAdd(service, id);
            csv.Cell(id);
            csv.Cell(goal);
            csv.Cell(person.ExportedId);
            csv.Cell(string.IsNullOrWhiteSpace(details.Statement) ? details.Predefined : details.Statement);
            Day(csv, details.StartsOn);
            Day(csv, details.ReviewOn);
            Copy(csv, rows, 5);
            csv.Cell(rows.IsNull(6) ? null : rows.Text(6).SequenceEqual("Successful"u8) ? "successful" : "unsuccessful");
            csv.EndRow();
        }
    }

    private void WriteServices(PeopleRange range)
    {
        using var rows = lane.ReadOf(range, "Services", "ParticipantId", "Id", "CaseFileId", "Code", "Name", "YouthElement", "StartsOn", "EndsOn", "RecordedOn");
        var csv = files.Services;
        while (rows.Read())
        {
            if (Of(rows, 0) is not { } person) continue;
            Id(csv, person.OldIds?.Find(OldRowIds.Services, rows.Text(2)), rows, 1);
            csv.Cell(person.ExportedId);
            csv.Cell(person.ObjectiveOf.Count == 0 ? null : person.ObjectiveOf.GetValueOrDefault(rows.String(2)!));
            Copy(csv, rows, 3);
            Copy(csv, rows, 4);
            if (rows.IsNull(5)) csv.Cell("0"u8);
            else Copy(csv, rows, 5);
            Copy(csv, rows, 6);
            Copy(csv, rows, 7);
            Copy(csv, rows, 8);
            csv.EndRow();
        }
    }

    private void WriteNotes(PeopleRange range)
    {
        using var rows = lane.ReadOf(range, "CaseNotes", "ParticipantId", "Id", "CaseFileId", "AuthorId", "Subject", "Text", "OccurredOn", "RecordedOn", "TwoWay", "Method", "Addenda");
        while (rows.Read())
        {
            if (Of(rows, 0) is not { } person) continue;
            var (asNote, asContact) = (person.OldIds?.Find(OldRowIds.CaseNotes, rows.Text(2)), person.OldIds?.Find(OldRowIds.Contacts, rows.Text(2)));
            // What came in as a contact has no words of its own; a note that is also a contact is in both files.
            if (asContact is null || asNote is not null) WriteNote(rows, person, asNote);
            var isTwoWay = rows.Text(8).SequenceEqual("true"u8);
            if (!isTwoWay && rows.IsNull(9)) continue;
            if (ContactWord(rows.Text(9)) is { Length: > 0 } kind) WriteContact(rows, person, asContact, kind, isTwoWay);
            else LeaveOut("contacts.csv", asContact ?? rows.Guid(1).ToString(), person.ExportedId, "a contact without one of the five ways: phone, email, text, in person, video");
        }
    }

    private void WriteNote(TableReader rows, Person person, string? id)
    {
        var csv = files.CaseNotes;
        Id(csv, id, rows, 1);
        csv.Cell(person.ExportedId);
        csv.Cell(rows.IsNull(3) ? null : lookups.Planner(rows.Guid(3)));
        Copy(csv, rows, 4);
        if (rows.Text(10).Length <= 2) Copy(csv, rows, 5);
        else
        {
            var addenda = JsonSerializer.Deserialize<Addendum[]>(rows.Text(10), JsonColumn.Options)!;
            csv.Cell(string.Join("\n\n", addenda.Select(a => $"Addendum of {a.RecordedOn:yyyy-MM-dd} by {a.Author}: {a.Text}").Prepend(rows.String(5)!)));
        }
        Copy(csv, rows, 6);
        Copy(csv, rows, 7);
        csv.EndRow();
    }

    private void WriteContact(TableReader rows, Person person, string? id, ReadOnlySpan<byte> kind, bool isTwoWay)
    {
        var csv = files.Contacts;
        Id(csv, id, rows, 1);
        csv.Cell(person.ExportedId);
        csv.Cell(rows.IsNull(3) ? null : lookups.Planner(rows.Guid(3)));
        csv.Cell(kind);
        csv.Cell(isTwoWay ? "two_way"u8 : "outbound"u8);
        Copy(csv, rows, 6);
        csv.EndRow();
    }

    private Person? Of(TableReader rows, int column) => _people.TryGetValue(rows.Guid(column), out var person) && person.WhyLeftOut is null ? person : null;

    private void LeaveOut(string file, string id, string? participant, string why)
    {
        files.LeftOut.Cell(file);
        files.LeftOut.Cell(id);
        files.LeftOut.Cell(participant);
        files.LeftOut.Cell(why);
        files.LeftOut.EndRow();
    }

    private static void Id(ExactCsv csv, string? old, TableReader rows, int column)
    {
        if (old is not null) csv.Cell(old);
        else csv.Cell(rows.Text(column));
    }

    private static void Copy(ExactCsv csv, TableReader rows, int column)
    {
        var text = rows.Text(column);
        if (text.IsEmpty) csv.Empty();
        else csv.Cell(text);
    }

    private static void Day(ExactCsv csv, DateOnly? day)
    {
        Span<byte> text = stackalloc byte[10];
        if (day is null || !day.Value.TryFormat(text, out _, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)) csv.Empty();
        else csv.Cell(text);
    }

    private static string? ProgramWord(Program program) => program switch
    {
        Program.Adult => "adult",
        Program.DislocatedWorker => "dislocated",
        Program.Youth => "youth",
        _ => null,
    };

    private static ReadOnlySpan<byte> ContactWord(ReadOnlySpan<byte> method) =>
        method.SequenceEqual("in person"u8) ? "in_person"u8
        : method.SequenceEqual("phone"u8) || method.SequenceEqual("email"u8) || method.SequenceEqual("text"u8) || method.SequenceEqual("video"u8) ? method : default;

    /// <summary>Goals are closed with words of the page, of a case file, or of another system.</summary>
    private static bool IsReached(string outcome) => outcome.ToLowerInvariant() is "reached" or "successful" or "achieved";

    /// <summary>An enrollment or a plan, in the order by which the one that counts is the last: open ones, then by their day.</summary>
    private readonly record struct Enrolled(bool IsOpen, DateOnly On, Guid Id, DateOnly? EndedOn) : IComparable<Enrolled>
    {
        public int CompareTo(Enrolled other) => (IsOpen, On, Id).CompareTo((other.IsOpen, other.On, other.Id));
    }

    private sealed class Person
    {
        public required string ExportedId { get; set; }
        public required bool HasOffice { get; init; }
        public DateOnly? AppliedOn { get; set; }
        public DateOnly? DeterminedOn { get; set; }
        public string? Program { get; set; }
        public Enrolled? Enrolled { get; set; }
        public Enrolled? Plan { get; set; }
        public (DateOnly? Participant, DateOnly? Staff) Signed { get; set; }
        public IReadOnlyList<PlanReview> Reviews { get; set; } = [];
        public OldRowIds? OldIds { get; set; }

        /// <summary>Exported ids of the plan's goals.</summary>
        public Dictionary<Guid, string> Goals { get; } = [];

        /// <summary>Exported id of the objective that a service, by its id in case files, carries out.</summary>
        public Dictionary<string, string> ObjectiveOf { get; } = [];

        public string? WhyLeftOut => !HasOffice ? "the record is at no office" : Program is null ? "in no program that these files know: adult, dislocated, youth" : null;
    }
}
