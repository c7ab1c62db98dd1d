namespace Milepost.Floor;

/// <summary>The SQL of the five requests, written by hand; it reads the same on both databases.</summary>
/// <remarks>Outcome 3 is "due". That an open outcome is at most 3 is said beside it, since SQLite takes the index of open findings only where its own condition stands in the query.</remarks>
internal static class Statements
{
    /// <summary>A planner's people with their plan, the last two-way contact, the next deadline and how many are late.</summary>
    public const string Caseload = """
        SELECT p."Id" AS id, p."CaseNumber" AS "caseNumber", p."FirstName" AS "firstName", p."LastName" AS "lastName",
            (SELECT o."Name" FROM "OrgUnits" o WHERE o."Id" = p."OfficeId") AS office,
            (SELECT e."Program" FROM "Enrollments" e WHERE e."ParticipantId" = p."Id" LIMIT 1) AS program,
            plan."Kind" AS "planKind", plan."OpenedOn" AS "planOpenedOn",
            (SELECT MAX(n."OccurredOn") FROM "CaseNotes" n WHERE n."ParticipantId" = p."Id" AND n."TwoWay") AS "lastContactOn",
            (SELECT MIN(f."DueOn") FROM "Findings" f WHERE f."ParticipantId" = p."Id" AND f."Outcome" <= 3 AND f."Outcome" = 3 AND f."SeenFrom" <= @today AND f."SeenThrough" >= @today) AS "nextDueOn",
            (SELECT COUNT(*) FROM "Findings" f WHERE f."ParticipantId" = p."Id" AND f."Outcome" <= 3 AND f."Outcome" = 3 AND f."SeenFrom" <= @today AND f."SeenThrough" >= @today AND f."DueOn" < @today) AS late
        FROM "Participants" p
        LEFT JOIN "Plans" plan ON plan."ParticipantId" = p."Id" AND plan."ClosedOn" IS NULL
        WHERE p."PlannerId" = @planner
        ORDER BY p."LastName", p."FirstName", p."CaseNumber"
        LIMIT 50
        """;

    /// <summary>A plan with its goals, objectives, services and the last twenty notes.</summary>
    public const string Plan = """
        SELECT "Id" AS id, "CaseNumber" AS "caseNumber", "FirstName" AS "firstName", "LastName" AS "lastName" FROM "Participants" WHERE "Id" = @person;
        SELECT "Id" AS id, "Kind" AS kind, "OpenedOn" AS "openedOn", "ClosedOn" AS "closedOn", "Details" AS details FROM "Plans" WHERE "ParticipantId" = @person;
        SELECT g."Id" AS id, g."CaseFileId" AS "caseFileId", g."Details" AS details, g."Status" AS status, g."ClosedOn" AS "closedOn", g."Outcome" AS outcome
            FROM "Plans" p JOIN "Goals" g ON g."PlanId" = p."Id" WHERE p."ParticipantId" = @person;
        SELECT o."Id" AS id, o."GoalId" AS goal, o."Details" AS details, o."ClosedOn" AS "closedOn", o."Outcome" AS outcome, o."Services" AS services
            FROM "Plans" p JOIN "Goals" g ON g."PlanId" = p."Id" JOIN "Objectives" o ON o."GoalId" = g."Id" WHERE p."ParticipantId" = @person;
        SELECT "Id" AS id, "CaseFileId" AS "caseFileId", "Code" AS code, "Name" AS name, "Kind" AS kind, "YouthElement" AS "youthElement", "StartsOn" AS "startsOn", "EndsOn" AS "endsOn",
            "Completion" AS completion, "RecordedOn" AS "recordedOn" FROM "Services" WHERE "ParticipantId" = @person ORDER BY "StartsOn";
        SELECT "Id" AS id, "Subject" AS subject, "Text" AS text, "OccurredOn" AS "occurredOn", "RecordedOn" AS "recordedOn", "TwoWay" AS "twoWay", "Method" AS method, "Author" AS author
            FROM "CaseNotes" WHERE "ParticipantId" = @person ORDER BY "OccurredOn" DESC, "RecordedOn" DESC LIMIT 20;
        """;

    public const string Search = """
        SELECT p."Id" AS id, p."CaseNumber" AS "caseNumber", p."FirstName" AS "firstName", p."LastName" AS "lastName", p."BirthDate" AS "birthDate", o."Name" AS office
        FROM "Participants" p LEFT JOIN "OrgUnits" o ON o."Id" = p."OfficeId"
        WHERE p."SearchText" LIKE @words
        ORDER BY p."LastName", p."FirstName", p."CaseNumber"
        LIMIT 50
        """;

    /// <summary>Reads the due dates that the product has stored.</summary>
    public const string Overdue = """
        SELECT o."Id" AS id, o."Name" AS name, COUNT(*) AS overdue, COUNT(DISTINCT f."ParticipantId") AS people
        FROM "Findings" f JOIN "Participants" p ON p."Id" = f."ParticipantId" JOIN "OrgUnits" o ON o."Id" = p."OfficeId"
        WHERE f."Outcome" <= 3 AND f."Outcome" = 3 AND f."SeenFrom" <= @today AND f."SeenThrough" >= @today AND f."DueOn" < @today AND (f."WaivedThrough" IS NULL OR f."WaivedThrough" < @today)
        GROUP BY o."Id", o."Name"
        ORDER BY o."Name"
        """;

    public const string Note = """
        INSERT INTO "CaseNotes" ("Id", "ParticipantId", "CaseFileId", "Subject", "Text", "SearchText", "OccurredOn", "RecordedOn", "TwoWay", "Method", "Author", "Addenda", "Version")
        VALUES (@id, @person, @caseFileId, @subject, @text, @text, @occurredOn, @today, @twoWay, @method, 'floor', '[]', 0)
        """;
}
