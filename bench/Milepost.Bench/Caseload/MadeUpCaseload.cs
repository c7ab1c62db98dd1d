using System.Globalization;

namespace Milepost.Bench.Caseload;

/// <summary>
/// An old system's caseload as a folder of CSV files: fifty people for each planner, ten planners and a supervisor an office, some 45 rows a person.
/// The same people, seed and day give the same bytes.
/// </summary>
/// <remarks>
/// Most have their things in order. Some are late: with a determination, an entry, a contact, a review, a signature. Almost a third has left. Nothing has happened after the day.
/// </remarks>
internal sealed class MadeUpCaseload(int people, int seed, DateOnly on)
{
    private const int PeopleOfPlanner = 50;
    private const int PlannersOfOffice = 10;

    private int Planners => (people + PeopleOfPlanner - 1) / PeopleOfPlanner;

    /// <returns>Rows of each file.</returns>
    public IReadOnlyList<(string Name, long Rows)> Write(string folder)
    {
        Directory.CreateDirectory(folder);
        using var files = new CaseloadFiles(folder);
        var tables = new Tables(files);
        WriteStaff(tables.Planners);
        for (var number = 0; number < people; number++)
            new MadeUpPerson(number, new Random(HashCode(seed, number)), on, PlannerOf(number), OfficeOf(number / PeopleOfPlanner)).Write(tables);
        return [.. files.Written];
    }

    private void WriteStaff(CaseloadFile file)
    {
        for (var planner = 0; planner < Planners; planner++)
        {
            if (planner % PlannersOfOffice == 0) WriteOne(file, $"S-{planner / PlannersOfOffice + 1:0000}", planner + 7, $"supervisor{planner / PlannersOfOffice + 1}@example.org", OfficeOf(planner), "supervisor");
            WriteOne(file, PlannerId(planner), planner, $"planner{planner + 1}@example.org", OfficeOf(planner), "planner");
        }
    }

    private static void WriteOne(CaseloadFile file, string id, int number, string email, string office, string role)
    {
        var (first, last) = MadeUpPerson.NameOf(number * 31);
        file.Write(id, first, last, email, office, role);
    }

    private static string PlannerOf(int person) => PlannerId(person / PeopleOfPlanner);

    private static string PlannerId(int planner) => string.Create(CultureInfo.InvariantCulture, $"PL-{planner + 1:00000}");

    private static string OfficeOf(int planner) => string.Create(CultureInfo.InvariantCulture, $"Made-up Office {planner / PlannersOfOffice + 1:0000}");

    /// <summary>Not System.HashCode, which differs from one run to the next.</summary>
    private static int HashCode(int seed, int number) => unchecked((seed * 486187739) ^ (number * 0x2545F491) ^ (number >> 7));

    internal sealed class Tables(CaseloadFiles files)
    {
        public CaseloadFile Planners { get; } = files.Open("planners.csv", "id", "first_name", "last_name", "email", "office", "role");

        public CaseloadFile Participants { get; } = files.Open("participants.csv", "id", "case_no", "first_name", "last_name", "dob", "city", "zip", "phone", "program", "office", "planner_id",
            "application_on", "eligibility_on", "enrolled_on", "plan_on", "signed_participant_on", "signed_planner_on", "exited_on");

        public CaseloadFile Goals { get; } = files.Open("goals.csv", "id", "participant_id", "kind", "term", "title", "established_on", "projected_on", "closed_on", "outcome");

        public CaseloadFile Objectives { get; } = files.Open("objectives.csv", "id", "goal_id", "participant_id", "title", "started_on", "review_on", "closed_on", "outcome");

        public CaseloadFile Services { get; } = files.Open("services.csv", "id", "participant_id", "objective_id", "code", "name", "youth_element", "started_on", "ended_on", "entered_on");

        public CaseloadFile CaseNotes { get; } = files.Open("casenotes.csv", "id", "participant_id", "planner_id", "subject", "body", "happened_on", "entered_on");

        public CaseloadFile Contacts { get; } = files.Open("contacts.csv", "id", "participant_id", "planner_id", "kind", "direction", "happened_on");

        public CaseloadFile Reviews { get; } = files.Open("reviews.csv", "id", "participant_id", "planner_id", "reviewed_on", "outcome");
    }
}
