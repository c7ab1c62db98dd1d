using Milepost.App.Features.Api;
using Milepost.App.Features.Plans.InFull;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Participants.Caseload;

/// <summary>One person of a caseload.</summary>
/// <param name="Programs">Those the person is enrolled in now.</param>
/// <param name="Plan">The open plan.</param>
/// <param name="LastContactOn">Day of the last two-way contact.</param>
/// <param name="NextDue">The deadline that comes first, one that has passed included; waived ones are not counted.</param>
/// <param name="Overdue">How many deadlines have passed.</param>
public sealed record CaseloadEntry(
    Guid Id, string CaseNumber, string FirstName, string LastName, Guid? OfficeId, IReadOnlyList<Program> Programs, CaseloadPlan? Plan, DateOnly? LastContactOn, CaseloadDeadline? NextDue, int Overdue);

/// <param name="Signed">Both signed it as it stands.</param>
public sealed record CaseloadPlan(Guid Id, PlanKind Kind, DateOnly OpenedOn, bool Signed);

/// <param name="Requirement">Id of the requirement.</param>
/// <param name="Subject">"participant", "plan:PL-1".</param>
public sealed record CaseloadDeadline(string Requirement, string Subject, DateOnly DueOn);

/// <summary>A planner's people within reach, by name, a page at a time. Two trips to the database, however many people are asked for.</summary>
public sealed class PlannerCaseloadQuery(MilepostDb db, AgencyTime time)
{
    /// <summary>The columns it is ordered by: last name, first name, case number.</summary>
    public const int KeyColumns = 3;

    public const int UsualLimit = 100;

    public async Task<CursorPage<CaseloadEntry>> HandleAsync(Guid plannerId, PageAsked asked, CancellationToken ct)
    {
        List<(string, object?)> parameters = [("planner", plannerId), ("limit", asked.Limit + 1)];
        var after = "";
        if (asked.After is [var last, var first, var number])
        {
            after = """AND (p."LastName", p."FirstName", p."CaseNumber") > (@last, @first, @number)""";
            parameters.AddRange([("last", last), ("first", first), ("number", number)]);
        }
        var people = await db.AskAsync($"""
            SELECT p."Id", p."CaseNumber", p."FirstName", p."LastName", p."OfficeId" FROM "Participants" p
            WHERE p."PlannerId" = @planner AND {db.Visible(parameters)} {after} ORDER BY p."LastName", p."FirstName", p."CaseNumber" LIMIT @limit
            """, parameters, async row =>
            {
                List<CaseloadEntry> entries = [];
                while (await row.ReadAsync(ct)) entries.Add(new(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetGuid(4), [], null, null, null, 0));
                return entries;
            }, ct);
        if (people.Count > 0) await FillAsync(people, ct);
        return CursorPage.Of(people, asked.Limit, p => [p.LastName, p.FirstName, p.CaseNumber]);
    }

    private Task<bool> FillAsync(List<CaseloadEntry> people, CancellationToken ct)
    {
        var these = db.In("people");
        const string isOpen = """f."Outcome" <= 3 AND f."Outcome" = 3 AND f."SeenFrom" <= @today AND f."SeenThrough" >= @today AND f."DueOn" IS NOT NULL AND (f."WaivedThrough" IS NULL OR f."WaivedThrough" < @today)""";
        // The subject is no part of the index of open findings, so it is looked up for the one line that is shown.
        var sql = $"""
            SELECT DISTINCT "ParticipantId", "Program" FROM "Enrollments" WHERE "ParticipantId" {these} AND "ExitedOn" IS NULL;
            SELECT "ParticipantId", "Id", "Kind", "OpenedOn", {PlanInFullQuery.Signed} FROM "Plans" plan WHERE "ParticipantId" {these} AND "ClosedOn" IS NULL;
            SELECT "ParticipantId", MAX("OccurredOn") FROM "CaseNotes" WHERE "ParticipantId" {these} AND "TwoWay" GROUP BY "ParticipantId";
            SELECT due."ParticipantId", due."Requirement", due."DueOn", due."Overdue",
                (SELECT MIN(f."Subject") FROM "Findings" f WHERE f."ParticipantId" = due."ParticipantId" AND f."Requirement" = due."Requirement" AND f."DueOn" = due."DueOn" AND {isOpen})
            FROM (
                SELECT f."ParticipantId", f."Requirement", f."DueOn", ROW_NUMBER() OVER (PARTITION BY f."ParticipantId" ORDER BY f."DueOn", f."Requirement") AS "Nth",
                    SUM(CASE WHEN f."DueOn" < @today THEN 1 ELSE 0 END) OVER (PARTITION BY f."ParticipantId") AS "Overdue"
                FROM "Findings" f WHERE f."ParticipantId" {these} AND {isOpen}) due
            WHERE due."Nth" = 1;
            """;
        return db.AskAsync(sql, [("people", people.Select(p => p.Id)), ("today", time.Today)], async row =>
        {
            var at = people.Select((person, index) => (person.Id, index)).ToDictionary(p => p.Id, p => p.index);
            await EachAsync(person => person with { Programs = [.. person.Programs.Append(row.Word<Program>(1)).Order()] });
            await EachAsync(person => person.Plan is null ? person with { Plan = new(row.GetGuid(1), row.Word<PlanKind>(2), row.Day(3), row.GetBoolean(4)) } : person);
            await EachAsync(person => person with { LastContactOn = row.Day(1) });
            await EachAsync(person => person with { NextDue = new(row.GetString(1), row.GetString(4), row.Day(2)), Overdue = (int)row.GetInt64(3) });
            return true;

            async Task EachAsync(Func<CaseloadEntry, CaseloadEntry> fill)
            {
                while (await row.ReadAsync(ct)) people[at[row.GetGuid(0)]] = fill(people[at[row.GetGuid(0)]]);
                await row.NextResultAsync(ct);
            }
        }, ct);
    }
}
