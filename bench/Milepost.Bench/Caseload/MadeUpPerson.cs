using System.Globalization;
using System.Text;

namespace Milepost.Bench.Caseload;

/// <summary>One person of a made-up caseload, from the application to today or to the exit.</summary>
internal sealed class MadeUpPerson(int number, Random random, DateOnly on, string planner, string office)
{
    private readonly string _id = string.Create(CultureInfo.InvariantCulture, $"P-{number + 1:0000000}");
    private int _notes;

    /// <summary>Neighbors in number differ in both names; a last name comes again after some 750 people.</summary>
    public static (string First, string Last) NameOf(int number)
    {
        var (beginnings, endings) = (CaseloadWords.LastNameBeginnings, CaseloadWords.LastNameEndings);
        var mixed = (uint)number * 2654435761u >> 4;
        return (CaseloadWords.FirstNames[mixed % (uint)CaseloadWords.FirstNames.Length], beginnings[mixed / 40 % (uint)beginnings.Length] + endings[mixed / 1000 % (uint)endings.Length]);
    }

    public void Write(MadeUpCaseload.Tables tables)
    {
        var program = random.Next(100) switch { < 45 => "adult", < 70 => "dislocated", _ => "youth" };
        var isYouth = program == "youth";
        var applied = on.AddDays(-random.Next(30, 565));
        var determined = applied.AddDays(OneIn(20) ? random.Next(31, 60) : random.Next(1, 25));
        var enrolled = determined.AddDays(random.Next(1, 10));
        var planned = enrolled.AddDays(random.Next(0, 8));
        // Whoever has only just applied has no plan yet.
        if (planned > on) planned = enrolled;
        var reached = enrolled <= on;
        var age = on.DayNumber - enrolled.DayNumber;
        DateOnly? exited = age > 210 && OneIn(2) ? on.AddDays(-random.Next(1, age - 180)) : null;
        var end = exited ?? on;
        DateOnly? signed = !reached || OneIn(25) ? null : Until(planned.AddDays(random.Next(0, 6)), end);
        var born = isYouth ? applied.AddDays(-random.Next(16 * 366, 24 * 365)) : applied.AddDays(-random.Next(25 * 365, 64 * 365));
        var (first, last) = NameOf(number);

        tables.Participants.Write(
            _id, string.Create(CultureInfo.InvariantCulture, $"MU-{100000 + number}"), first, last, born, CaseloadWords.Cities[number % CaseloadWords.Cities.Length],
            string.Create(CultureInfo.InvariantCulture, $"009{number % 90 + 10}"), string.Create(CultureInfo.InvariantCulture, $"555-01{number % 100:00}"), program, office, planner,
            applied, determined <= on ? determined : null, reached ? enrolled : null, reached ? planned : null, signed, signed, exited);
        if (!reached) return;
        WritePlan(tables, isYouth, planned, end, exited);
        WriteFollowing(tables, planned, end, exited is not null);
    }

    private void WritePlan(MadeUpCaseload.Tables tables, bool isYouth, DateOnly planned, DateOnly end, DateOnly? exited)
    {
        WriteService(tables, "0", null, isYouth ? "469" : "205", isYouth ? "Development Individual Service Strategy" : "Develop Individual Employment Plan", 0, planned, planned);
        if (isYouth)
        {
            WriteService(tables, "a", null, "468", "Youth Comprehensive and Specialized Assessments", 0, planned, planned);
            WriteService(tables, "b", null, "470", "Career Planning (Case Management)", 0, planned, end == on ? null : end);
        }
        var goals = OneIn(4) ? 3 : 2;
        var service = 1;
        for (var goal = 1; goal <= goals; goal++)
        {
            var kind = goal switch { 1 => "employment", 2 when isYouth => "education", 3 when !isYouth && OneIn(2) => "training", _ => "employment" };
            var words = kind switch { "education" => CaseloadWords.EducationGoals, "training" => CaseloadWords.TrainingGoals, _ => CaseloadWords.EmploymentGoals };
            var established = goal == 3 ? Until(planned.AddDays(random.Next(20, 120)), end) : planned;
            var term = goal switch { 1 => "long", 2 => "short", _ => "intermediate" };
            var projected = established.AddDays(term switch { "long" => 720, "short" => 180, _ => 365 });
            DateOnly? closed = exited ?? (goal == 2 && OneIn(3) ? Between(established, end) : null);
            tables.Goals.Write($"{_id}-G{goal}", _id, kind, term, words[random.Next(words.Length)], established, projected, closed, closed is null ? null : OneIn(4) ? "not achieved" : "achieved");
            for (var objective = 1; objective <= 2; objective++)
                service = WriteObjective(tables, isYouth, $"{_id}-G{goal}", objective, established, closed ?? end, closed is not null, service);
        }
    }

    private int WriteObjective(MadeUpCaseload.Tables tables, bool isYouth, string goal, int objective, DateOnly from, DateOnly to, bool isOver, int service)
    {
        var (title, code, name, element) = isYouth ? CaseloadWords.Youth[random.Next(CaseloadWords.Youth.Length)] : With(CaseloadWords.Adults[random.Next(CaseloadWords.Adults.Length)]);
        var id = $"{goal}-O{objective}";
        var started = Between(from, Until(from.AddDays(30), to));
        DateOnly? closed = isOver ? to : OneIn(4) ? Between(started, to) : null;
        tables.Objectives.Write(id, goal, _id, title, started, started.AddDays(random.Next(60, 180)), closed, closed is null ? null : OneIn(5) ? "unsuccessful" : "successful");
        for (var episode = 0; episode < (OneIn(4) ? 2 : 1); episode++, service++)
        {
            var begun = Between(started, closed ?? to);
            DateOnly? ended = closed ?? (OneIn(2) ? Between(begun, to) : null);
            WriteService(tables, service.ToString(CultureInfo.InvariantCulture), id, code, name, element, begun, ended);
        }
        return service;
    }

    private static (string Objective, string? Code, string Service, int Element) With((string Objective, string? Code, string Service) adult) => (adult.Objective, adult.Code, adult.Service, 0);

    private void WriteService(MadeUpCaseload.Tables tables, string id, string? objective, string? code, string name, int element, DateOnly started, DateOnly? ended) =>
        tables.Services.Write($"{_id}-S{id}", _id, objective, code, name, element, started, ended, Entered(started));

    /// <summary>Contacts every three to five weeks, some of them with a note, and a review in most quarters.</summary>
    private void WriteFollowing(MadeUpCaseload.Tables tables, DateOnly planned, DateOnly end, bool isOver)
    {
        WriteNote(tables, "Introduction", planned);
        WriteNote(tables, "Plan development", planned);
        // One in eight has not been spoken to for long.
        var silent = !isOver && OneIn(8) ? end.AddDays(-random.Next(31, 90)) : end;
        var contact = 0;
        var attempts = 0;
        for (var day = planned.AddDays(random.Next(7, 28)); day <= silent; day = day.AddDays(random.Next(17, 31)))
        {
            var kind = random.Next(10) switch { < 4 => "phone", < 6 => "in_person", < 8 => "text", < 9 => "email", _ => "video" };
            if (OneIn(8)) tables.Contacts.Write($"{_id}-T{++attempts}", _id, planner, "phone", "outbound", Until(day.AddDays(-random.Next(1, 6)), planned, day));
            tables.Contacts.Write($"{_id}-C{++contact}", _id, planner, kind, "two_way", day);
            WriteNote(tables, CaseloadWords.NoteSubjects[random.Next(CaseloadWords.NoteSubjects.Length)], day);
            if (OneIn(6)) WriteNote(tables, "Regular contact", day);
        }
        var review = 0;
        for (var day = planned.AddDays(random.Next(50, 89)); day <= silent; day = day.AddDays(OneIn(10) ? random.Next(92, 130) : random.Next(55, 90)))
        {
            var changed = OneIn(4);
            tables.Reviews.Write($"{_id}-R{++review}", _id, planner, day, changed ? "updated" : "on track");
            WriteNote(tables, changed ? "IEP/ISS Review/Update" : "IEP/ISS Review", day);
        }
        if (isOver) WriteNote(tables, "Service Closure/Exit", end);
    }

    private void WriteNote(MadeUpCaseload.Tables tables, string subject, DateOnly day) =>
        tables.CaseNotes.Write($"{_id}-N{++_notes}", _id, planner, subject, Body(), day, Entered(day));

    private string Body()
    {
        var text = new StringBuilder();
        var sentences = random.Next(3, 9);
        for (var at = 0; at < sentences; at++)
            text.Append(at == 0 ? "" : at % 4 == 0 ? "\n" : " ").Append(CaseloadWords.NoteSentences[random.Next(CaseloadWords.NoteSentences.Length)]);
        return text.ToString();
    }

    /// <summary>The day something was typed in: within the ten days that are allowed, or later, but never after today.</summary>
    private DateOnly Entered(DateOnly day) => Until(day.AddDays(OneIn(14) ? random.Next(11, 35) : OneIn(2) ? 0 : random.Next(1, 10)), on);

    private bool OneIn(int count) => random.Next(count) == 0;

    private DateOnly Between(DateOnly from, DateOnly to) => to <= from ? from : from.AddDays(random.Next(to.DayNumber - from.DayNumber + 1));

    private static DateOnly Until(DateOnly day, DateOnly last) => day > last ? last : day;

    private static DateOnly Until(DateOnly day, DateOnly first, DateOnly last) => day < first ? first : Until(day, last);
}
