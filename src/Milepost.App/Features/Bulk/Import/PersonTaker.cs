using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Bulk.Import;

/// <summary>A row that was refused, as it stood in its file.</summary>
internal sealed record RefusedRow(FolderFile File, byte[] Record, int Line, IReadOnlyList<RowProblem> Problems)
{
    public string Reason => string.Join(" ", Problems.Select(p => p.Reason));
}

/// <summary>
/// Puts the rows of one person into a record, by the domain's own checks. A row that cannot be right is refused and so is what hangs from
/// it; the others go in.
/// </summary>
/// <remarks>
/// What a pack asks of new entries (a justification, a category, the goal types on offer) is not asked here: the tables have no column for
/// it, and it happened elsewhere as it did. It becomes findings. What cannot have happened is refused as on the pages.
/// </remarks>
internal sealed class PersonTaker(ImportContext context)
{
    private static readonly Dictionary<string, Program> Programs = new() { ["adult"] = Program.Adult, ["dislocated"] = Program.DislocatedWorker, ["youth"] = Program.Youth };
    private static readonly Dictionary<string, GoalType> GoalTypes = new() { ["employment"] = GoalType.Employment, ["education"] = GoalType.Education, ["training"] = GoalType.Training };
    private static readonly Dictionary<string, GoalTerm> GoalTerms = new() { ["short"] = GoalTerm.Short, ["intermediate"] = GoalTerm.Intermediate, ["long"] = GoalTerm.Long };
    private static readonly Dictionary<string, bool> GoalOutcomes = new() { ["achieved"] = true, ["not achieved"] = false };
    private static readonly Dictionary<string, Completion> Completions = new() { ["successful"] = Completion.Successful, ["unsuccessful"] = Completion.Unsuccessful };
    private static readonly Dictionary<string, int> Methods = new() { ["phone"] = 0, ["email"] = 1, ["text"] = 2, ["in person"] = 3, ["video"] = 4 };
    private static readonly string[] MethodWords = ["phone", "email", "text", "in person", "video"];
    private static readonly string[] ContactWords = ["Phone call", "E-mail", "Text message", "Meeting in person", "Video call"];
    private static readonly Dictionary<string, bool> Directions = new() { ["two way"] = true, ["outbound"] = false };
    private static readonly Dictionary<string, bool> ReviewOutcomes = new() { ["on track"] = false, ["updated"] = true };

    private static readonly Dictionary<string, int> PersonColumns = Columns(TableKind.Participants,
        "FirstName first_name LastName last_name BirthDate dob AppliedOn application_on DeterminedOn eligibility_on EnteredOn enrolled_on ExitedOn exited_on OpenedOn plan_on ParticipantSignedOn signed_participant_on StaffSignedOn signed_planner_on");
    private static readonly Dictionary<string, int> GoalColumns = Columns(TableKind.Goals, "Statement title EstablishedOn established_on ProjectedEndOn projected_on ClosedOn closed_on Outcome outcome");
    private static readonly Dictionary<string, int> ObjectiveColumns = Columns(TableKind.Objectives, "Statement title StartsOn started_on ReviewOn review_on ClosedOn closed_on");
    private static readonly Dictionary<string, int> ServiceColumns = Columns(TableKind.Services, "Service name YouthElement youth_element StartsOn started_on EndsOn ended_on RecordedOn entered_on");
    private static readonly Dictionary<string, int> NoteColumns = Columns(TableKind.CaseNotes, "Subject subject Text body OccurredOn happened_on RecordedOn entered_on");
    private static readonly Dictionary<string, int> ContactColumns = Columns(TableKind.Contacts, "OccurredOn happened_on RecordedOn happened_on Method kind");
    private static readonly Dictionary<string, int> ReviewColumns = Columns(TableKind.Reviews, "On reviewed_on");

    private readonly CsvField[] _fields = new CsvField[500];

    /// <summary>Puts all rows of a person into the record.</summary>
    /// <param name="isWanted">False where the person is of an office that was not asked for: then nothing is taken in and nothing refused.</param>
    /// <param name="only">The rows to look at, by file and line; null for all.</param>
    public List<RefusedRow> Take(PersonRows rows, RecordInHand hand, IReadOnlySet<(TableKind, int)>? only, out bool isWanted)
    {
        List<RefusedRow> refused = [];
        isWanted = true;
        foreach (var place in rows.Places)
        {
            if (only is not null && !only.Contains((place.Kind, place.Line))) continue;
            var file = context.File(place.Kind);
            var record = rows.Slice.Record(place);
            CsvRecords.Read(record, true, _fields, out _, out _, out _, out _);
            List<RowProblem> problems = [];
            var row = new RowReader(file, record, _fields, place.Line, problems, context.Today);
            row.CheckWhole();
            var id = row.Id(0);
            if (place.DoubleOfLine > 0) row.Wrong(0, $"Expected an id that stands once: line {place.DoubleOfLine} has it already.");
            else if (place.Kind != TableKind.Participants && hand.Participant is null) row.Wrong(file.Table.ParticipantColumn, WhyNobody(rows, hand));
            if (problems.Count == 0)
            {
                var part = Put(row, rows, id, hand, out isWanted);
                if (!isWanted) return [];
                if (problems.Count == 0) hand.Taken.Add(new(place.Kind, id, part, row.Hash(), place.Line));
            }
            if (problems.Count == 0) continue;
            var refusal = new RefusedRow(file, record.ToArray(), place.Line, problems);
            refused.Add(refusal);
            // What an earlier import took in stays as it was; only a person that never came in takes the others along.
            if (place.DoubleOfLine == 0 && !hand.Known.ContainsKey((place.Kind, id))) hand.Refused[(place.Kind, id)] = $"{file.Name}, line {place.Line}: {refusal.Reason}";
        }
        return refused;
    }

    /// <summary>The rows that an earlier import did not take in as they stand now.</summary>
    public HashSet<(TableKind, int)> Differing(PersonRows rows, IReadOnlyDictionary<(TableKind, string), TakenRow> known)
    {
        HashSet<(TableKind, int)> differing = [];
        foreach (var place in rows.Places)
        {
            var record = rows.Slice.Record(place);
            CsvRecords.Read(record, true, _fields, out _, out _, out _, out _);
            var row = new RowReader(context.File(place.Kind), record, _fields, place.Line, [], context.Today);
            if (place.DoubleOfLine > 0 || !known.TryGetValue((place.Kind, row.Id(0)), out var taken) || taken.Hash != row.Hash()) differing.Add((place.Kind, place.Line));
        }
        return differing;
    }

    /// <summary>Refuses rows for a reason that lies with the person.</summary>
    public IEnumerable<RefusedRow> Refuse(PersonRows rows, IReadOnlySet<(TableKind, int)>? only, string why)
    {
        List<RefusedRow> refused = [];
        foreach (var place in rows.Places)
        {
            if (only is not null && !only.Contains((place.Kind, place.Line))) continue;
            var file = context.File(place.Kind);
            refused.Add(new(file, rows.Slice.Record(place).ToArray(), place.Line, [new(file.Name, place.Line, file.Headers[file.Places[file.Table.ParticipantColumn]], rows.Id, why)]));
        }
        return refused;
    }

    private static string WhyNobody(PersonRows rows, RecordInHand hand) => hand.Refused.TryGetValue((TableKind.Participants, rows.Id), out var why)
        ? $"The person was refused ({why})"
        : "Expected the id of a person in participants.csv, or of one that was imported before.";

    private string Put(RowReader row, PersonRows rows, string id, RecordInHand hand, out bool isWanted)
    {
        isWanted = true;
        return row.File.Table.Kind switch
        {
            TableKind.Participants => PutPerson(row, rows, hand, out isWanted),
            TableKind.Goals => PutGoal(row, id, hand),
            TableKind.Objectives => PutObjective(row, id, hand),
            TableKind.Services => PutService(row, id, hand),
            TableKind.CaseNotes => PutNote(row, id, hand),
            TableKind.Contacts => PutContact(row, id, hand),
            _ => PutReview(row, id, hand),
        };
    }

    /// <summary>For the history of a record that is here already; a new one's first entry tells of all rows.</summary>
    private string? SourceOf(RowReader row, RecordInHand hand) => hand.IsNew ? null : $"{context.Source}, row {row.Line} of {row.File.Name}";

    private string PutPerson(RowReader row, PersonRows rows, RecordInHand hand, out bool isWanted)
    {
        isWanted = true;
        var office = context.Offices.GetValueOrDefault(OfficeKey.Of(row.Required(9)));
        if (office is { IsWanted: false })
        {
            isWanted = false;
            return "";
        }
        if (office is null) row.Wrong(9, "Expected the code or the name of an office.");
        var (born, program) = (row.Day(4), row.Word(8, Programs));
        var (applied, determined, enrolled, exited) = (row.Day(11), row.Day(12), row.Day(13), row.Day(17));
        var (opened, signed, countersigned) = (row.Day(14), row.Day(15), row.Day(16));
        var planner = Planner(row, 10);
        if (exited is not null && row.Bare(13).IsEmpty) row.Wrong(13, "Expected the day of enrollment: there is an exit.");
        if ((signed ?? countersigned) is not null && row.Bare(14).IsEmpty) row.Wrong(14, "Expected the day the plan was opened: there is a signature on it.");
        var caseNumber = CaseNumber(row, hand);
        if (row.HasProblems) return "";

        var (city, zip) = (row.Text(5), row.Text(6));
        var before = hand.Participant?.Profile ?? new();
        var profile = before with
        {
            FirstName = row.Required(2), LastName = row.Required(3), BirthDate = born!.Value, Phone = row.Text(7),
            Address = city is null && zip is null && before.Address is null ? null : (before.Address ?? new(null, null, null, null)) with { City = city, Zip = zip },
        };
        hand.Program = program!.Value;
        return hand.Participant is null
            ? TakePerson(row, hand, office!, planner, caseNumber, profile, (applied, determined, enrolled, exited), (opened, signed, countersigned))
            : ChangePerson(row, hand, office!, planner, caseNumber, profile, (applied, determined, enrolled, exited), (opened, signed, countersigned));
    }

    private string TakePerson(
        RowReader row, RecordInHand hand, ImportOffice office, Guid? planner, string caseNumber, Profile profile,
        (DateOnly? Applied, DateOnly? Determined, DateOnly? Enrolled, DateOnly? Exited) days, (DateOnly? Opened, DateOnly? Signed, DateOnly? Countersigned) paper)
    {
        var (program, today) = (hand.Program, context.Today);
        var registered = Participant.Register(caseNumber, profile, office.PackId, office.Id, planner, today);
        if (!registered.IsDone)
        {
            row.Wrong(registered.Problems, PersonColumns);
            return "";
        }
        var person = registered.Value;
        person.ForgetHappenings();
        // A decision without an application is on no page: it is dated with the decision then.
        var application = (days.Applied ?? days.Determined) is { } applied ? Application.TakeOver(person, applied, days.Determined, program, today) : null;
        var enrollment = days.Enrolled is { } enrolled ? Enrollment.TakeOver(person, program, enrolled, days.Exited, days.Determined, today) : null;
        var kind = Milepost.Domain.Policy.PackRules.PlanKindFor(context.Policies[office.PackId].Settings, [program]);
        var plan = paper.Opened is { } opened ? Plan.TakeOver(person, kind, opened, paper.Signed, paper.Countersigned, today) : null;
        row.Wrong(application?.Problems ?? [], PersonColumns);
        row.Wrong(enrollment?.Problems ?? [], PersonColumns);
        row.Wrong(plan?.Problems ?? [], PersonColumns);
        if (row.HasProblems) return "";
        (hand.Participant, hand.Application, hand.Enrollment, hand.Plan) = (person, application?.Value, enrollment?.Value, plan?.Value);
        return person.CaseNumber;
    }

    private string ChangePerson(
        RowReader row, RecordInHand hand, ImportOffice office, Guid? planner, string caseNumber, Profile profile,
        (DateOnly? Applied, DateOnly? Determined, DateOnly? Enrolled, DateOnly? Exited) days, (DateOnly? Opened, DateOnly? Signed, DateOnly? Countersigned) paper)
    {
        var (person, program, today, source) = (hand.Participant!, hand.Program, context.Today, SourceOf(row, hand)!);
        // A record that was taken to another office here follows that office's policy.
        var pack = person.OfficeId == office.Id ? person.PackId : office.PackId;
        row.Wrong(person.TakeOverAgain(caseNumber, profile, pack, office.Id, planner, today, source).Problems, PersonColumns);
        if ((days.Applied ?? days.Determined) is { } applied)
        {
            if (hand.Application is { } application) row.Wrong(application.TakeOverAgain(person, applied, days.Determined, program, today, source).Problems, PersonColumns);
            else if (Keep(row, Application.TakeOver(person, applied, days.Determined, program, today, source)) is { } made) hand.Application = made;
        }
        if (days.Enrolled is { } enrolled)
        {
            if (hand.Enrollment is { } enrollment) row.Wrong(enrollment.TakeOverAgain(person, program, enrolled, days.Exited, days.Determined, today, source).Problems, PersonColumns);
            else if (Keep(row, Enrollment.TakeOver(person, program, enrolled, days.Exited, days.Determined, today, source)) is { } made) hand.Enrollment = made;
        }
        if (paper.Opened is { } opened)
        {
            var kind = Milepost.Domain.Policy.PackRules.PlanKindFor(context.Policies[pack].Settings, [program]);
            if (hand.Plan is { } plan) row.Wrong(plan.TakeOverAgain(person, opened, paper.Signed, paper.Countersigned, today, source).Problems, PersonColumns);
            else if (Keep(row, Plan.TakeOver(person, kind, opened, paper.Signed, paper.Countersigned, today, source)) is { } made) hand.Plan = made;
        }
        return person.CaseNumber;
    }

    private static T? Keep<T>(RowReader row, Result<T> result) where T : class
    {
        if (result.IsDone) return result.Value;
        row.Wrong(result.Problems, PersonColumns);
        return null;
    }

    private string CaseNumber(RowReader row, RecordInHand hand)
    {
        if (row.Text(1) is not { } given)
        {
            if (hand.Participant is { } known) return known.CaseNumber;
            Span<byte> random = stackalloc byte[CaseNumbers.RandomBytes];
            System.Security.Cryptography.RandomNumberGenerator.Fill(random);
            return CaseNumbers.From(random);
        }
        var number = CaseNumbers.Normalize(given);
        if (number.Length > 200) row.Wrong(1, "Expected a case number of at most 200 characters.");
        else if (context.CaseNumberFirstOn(number) is > 0 and var first && first != row.Line) row.Wrong(1, $"Expected a case number of one person: line {first} has it already.");
        else if (number != hand.Participant?.CaseNumber && context.IsCaseNumberTaken(number)) row.Wrong(1, "Expected a case number that nobody in Milepost has.");
        return number;
    }

    private string PutGoal(RowReader row, string id, RecordInHand hand)
    {
        var (type, term, established) = (row.Word(2, GoalTypes), row.Word(3, GoalTerms), row.Day(5));
        var (projected, closed, outcome) = (row.Day(6), row.Day(7), row.Word(8, GoalOutcomes));
        if (hand.Plan is null) row.Wrong(1, "Expected a person with a plan: fill in plan_on in participants.csv.");
        if (row.HasProblems) return "";
        hand.Goals.TryGetValue(id, out var known);
        var details = (known?.Details ?? new()) with { Type = type!.Value, Term = term!.Value, Statement = row.Required(4), EstablishedOn = established!.Value, ProjectedEndOn = projected };
        var words = outcome is { } reached ? reached ? "achieved" : "not achieved" : null;
        var longest = Settings(hand).StatementMaxLength;
        if (known is not null)
        {
            row.Wrong(hand.Plan!.TakeOverGoalAgain(known, details, closed, words, longest, context.Today, SourceOf(row, hand)!).Problems, GoalColumns);
            return known.CaseFileId;
        }
        var taken = hand.Plan!.TakeOverGoal(hand.Participant!, details, closed, words, longest, context.Today, SourceOf(row, hand));
        row.Wrong(taken.Problems, GoalColumns);
        return taken.IsDone ? (hand.Goals[id] = taken.Value).CaseFileId : "";
    }

    private string PutObjective(RowReader row, string id, RecordInHand hand)
    {
        var (started, review, closed, outcome) = (row.Day(4), row.Day(5), row.Day(6), row.Word(7, Completions));
        var goalId = row.Required(1);
        if (!hand.Goals.TryGetValue(goalId, out var goal))
            row.Wrong(1, hand.Refused.TryGetValue((TableKind.Goals, goalId), out var why) ? $"Its goal was refused ({why})" : "Expected the id of a goal of the same person.");
        if (row.HasProblems) return "";
        hand.Objectives.TryGetValue(id, out var known);
        if (known is not null && !goal!.Objectives.Contains(known)) row.Wrong(1, "An objective stays with its goal. Close this one and give the other a new id.");
        if (row.HasProblems) return "";
        var details = (known?.Details ?? new()) with { Statement = row.Required(3), StartsOn = started!.Value, ReviewOn = review };
        var longest = Settings(hand).ObjectiveMaxLength;
        if (known is not null)
        {
            row.Wrong(hand.Plan!.TakeOverObjectiveAgain(hand.Participant!, known, details, closed, outcome, longest, context.Today, SourceOf(row, hand)!).Problems, ObjectiveColumns);
            return known.CaseFileId;
        }
        var taken = hand.Plan!.TakeOverObjective(hand.Participant!, goal!, details, closed, outcome, longest, context.Today, SourceOf(row, hand));
        row.Wrong(taken.Problems, ObjectiveColumns);
        return taken.IsDone ? (hand.Objectives[id] = taken.Value).CaseFileId : "";
    }

    private string PutService(RowReader row, string id, RecordInHand hand)
    {
        var (element, started, ended, entered) = (row.Whole(5, 0, 14), row.Day(6), row.Day(7), row.Day(8));
        Objective? objective = null;
        if (row.Text(2) is { } objectiveId && !hand.Objectives.TryGetValue(objectiveId, out objective))
            row.Wrong(2, hand.Refused.TryGetValue((TableKind.Objectives, objectiveId), out var why) ? $"Its objective was refused ({why})" : "Expected the id of an objective of the same person.");
        if (row.HasProblems) return "";
        var known = hand.Known.TryGetValue((TableKind.Services, id), out var earlier) ? hand.Services.Find(s => s.CaseFileId == earlier.Part) : null;
        var (code, name) = (row.Text(3), row.Required(4));
        var (kind, youthElement) = context.Policies[hand.Participant!.PackId].Services[hand.Program].Of(code, name, element is 0 ? null : element);
        var details = (known?.Details ?? new()) with { Code = code, Name = name, Kind = kind, YouthElement = youthElement, Program = hand.Program, StartsOn = started!.Value };
        if (known is not null)
        {
            row.Wrong(known.TakeOverAgain(hand.Participant, details, ended, entered!.Value, context.Today, SourceOf(row, hand)!).Problems, ServiceColumns);
            if (!row.HasProblems) hand.Plan?.CarryInstead(objective, known.CaseFileId);
            return known.CaseFileId;
        }
        var taken = Service.TakeOver(hand.Participant, details, ended, entered!.Value, context.Today, SourceOf(row, hand));
        row.Wrong(taken.Problems, ServiceColumns);
        if (!taken.IsDone) return "";
        hand.Services.Add(taken.Value);
        if (objective is not null) Plan.Carry(objective, taken.Value.CaseFileId);
        return taken.Value.CaseFileId;
    }

    private string PutNote(RowReader row, string id, RecordInHand hand)
    {
        var (happened, entered) = (row.Day(5), row.Day(6));
        var (author, authorId) = Author(row);
        return row.HasProblems ? "" : Write(row, id, hand, new() { Subject = row.Required(3), Text = row.Required(4), OccurredOn = happened!.Value }, entered!.Value, author, authorId, NoteColumns);
    }

    /// <summary>A contact is a note that says so; a table of contacts tells no more than how.</summary>
    private string PutContact(RowReader row, string id, RecordInHand hand)
    {
        var (method, bothWays, happened) = (row.Word(3, Methods), row.Word(4, Directions), row.Day(5));
        var (author, authorId) = Author(row);
        if (row.HasProblems) return "";
        var details = new CaseNoteDetails
        {
            Subject = Settings(hand).NoteSubjects.Contact, OccurredOn = happened!.Value, TwoWay = bothWays!.Value, Method = MethodWords[method!.Value],
            Text = bothWays.Value ? $"{ContactWords[method.Value]} with the participant." : $"{ContactWords[method.Value]} to the participant, without an answer.",
        };
        return Write(row, id, hand, details, happened.Value, author, authorId, ContactColumns);
    }

    private string Write(
        RowReader row, string id, RecordInHand hand, CaseNoteDetails details, DateOnly recordedOn, string author, Guid? authorId, IReadOnlyDictionary<string, int> columns)
    {
        if (hand.Known.TryGetValue((row.File.Table.Kind, id), out var earlier) && hand.Notes.Find(n => n.CaseFileId == earlier.Part) is { } known)
        {
            row.Wrong(known.TakeOverAgain(hand.Participant!, details with { Service = known.Details.Service }, recordedOn, author, authorId, context.Today, SourceOf(row, hand)!).Problems, columns);
            return known.CaseFileId;
        }
        var taken = CaseNote.TakeOver(hand.Participant!, details, recordedOn, author, authorId, context.Today, SourceOf(row, hand));
        row.Wrong(taken.Problems, columns);
        if (!taken.IsDone) return "";
        hand.Notes.Add(taken.Value);
        return taken.Value.CaseFileId;
    }

    private string PutReview(RowReader row, string id, RecordInHand hand)
    {
        var (on, changed) = (row.Day(3), row.Word(4, ReviewOutcomes));
        _ = Planner(row, 2);
        if (hand.Plan is null) row.Wrong(1, "Expected a person with a plan: fill in plan_on in participants.csv.");
        if (row.HasProblems) return "";
        // A review has no id in case files: what it says finds it again.
        PlanReview? instead = null;
        if (hand.Known.TryGetValue((TableKind.Reviews, id), out var earlier) && earlier.Part.Split(' ') is [var day, var what])
            instead = hand.Plan!.Reviews.FirstOrDefault(r => r.On == DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) && r.Changed == (what == "updated"));
        var taken = hand.Plan!.TakeOverReview(on!.Value, changed!.Value, context.Today, SourceOf(row, hand), instead);
        row.Wrong(taken.Problems, ReviewColumns);
        return $"{on.Value:yyyy-MM-dd} {(changed.Value ? "updated" : "unchanged")}";
    }

    private (string Name, Guid? Id) Author(RowReader row)
    {
        if (row.Text(2) is not { } id) return (NobodyNamed, null);
        if (context.Planners.TryGetValue(id, out var planner)) return (planner.Name, planner.AccountId);
        _ = Planner(row, 2);
        return ("", null);
    }

    /// <summary>A note must have an author, and the old table names none.</summary>
    private const string NobodyNamed = "not recorded";

    private Milepost.Domain.Policy.PackSettings Settings(RecordInHand hand) => context.Policies[hand.Participant!.PackId].Settings;

    private Guid? Planner(RowReader row, int column)
    {
        if (row.Text(column) is not { } id) return null;
        if (context.Planners.TryGetValue(id, out var planner)) return planner.AccountId;
        row.Wrong(column, context.RefusedPlanners.TryGetValue(id, out var why) ? $"The planner was refused ({why})" : "Expected the id of a planner in planners.csv, or of one that was imported before.");
        return null;
    }

    private static Dictionary<string, int> Columns(TableKind kind, string pairs)
    {
        var words = pairs.Split(' ');
        return words.Index().Where(w => w.Index % 2 == 0).ToDictionary(w => w.Item, w => ImportTable.Of(kind).IndexOf(words[w.Index + 1]));
    }
}
