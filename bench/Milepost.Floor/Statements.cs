namespace Milepost.Floor;

/// <summary>The SQL of the five requests, written by hand; it reads the same on both databases.</summary>
/// <remarks>Outcome 3 is "due". That an open outcome is at most 3 is said beside it, since SQLite takes the index of open findings only where its own condition stands in the query.</remarks>
internal static class Statements
{
    /// <summary>A planner's people with their plan, the last two-way contact, the next deadline and how many have passed.</summary>
    public const string Caseload = """
        SELECT p."Id" AS id, p."CaseNumber" AS "caseNumber", p."FirstName" AS "firstName", p."LastName" AS "lastName", p."OfficeId" AS "officeId",
            (SELECT e."Program" FROM "Enrollments" e WHERE e."ParticipantId" = p."Id" AND e."ExitedOn" IS NULL LIMIT 1) AS program,
            x."Id" AS "planId", x."Kind" AS "planKind", x."OpenedOn" AS "planOpenedOn",
            EXISTS (SELECT 1 FROM "Agreements" a WHERE a."PlanId" = x."Id" AND a."PlanVersion" = x."VersionNumber" AND a."ParticipantSignedOn" IS NOT NULL AND a."StaffSignedOn" IS NOT NULL) AS signed,
            (SELECT MAX(n."OccurredOn") FROM "CaseNotes" n WHERE n."ParticipantId" = p."Id" AND n."TwoWay") AS "lastContactOn",
            (SELECT f."DueOn" || ' ' || f."Requirement" || ' ' || f."Subject" FROM "Findings" f
                WHERE f."ParticipantId" = p."Id" AND f."Outcome" <= 3 AND f."Outcome" = 3 AND f."SeenFrom" <= @today AND f."SeenThrough" >= @today AND f."DueOn" IS NOT NULL
                ORDER BY f."DueOn" LIMIT 1) AS "nextDue",
            (SELECT COUNT(*) FROM "Findings" f
                WHERE f."ParticipantId" = p."Id" AND f."Outcome" <= 3 AND f."Outcome" = 3 AND f."SeenFrom" <= @today AND f."SeenThrough" >= @today AND f."DueOn" < @today) AS overdue
        FROM "Participants" p
        LEFT JOIN "Plans" x ON x."ParticipantId" = p."Id" AND x."ClosedOn" IS NULL
        WHERE p."PlannerId" = @planner
        ORDER BY p."LastName", p."FirstName", p."CaseNumber"
        LIMIT 100
        """;

    /// <summary>The open plan, else the one made last, with its goals and objectives, the services and the last twenty notes.</summary>
    public const string Plan = $"""
        SELECT "Id" AS id, "CaseNumber" AS "caseNumber", "RecordVersion" AS version FROM "Participants" WHERE "Id" = @person;
        SELECT "Id" AS id, "CaseFileId" AS "caseFileId", "Version" AS version, "Kind" AS kind, "Details" AS details, "ClosedOn" AS "closedOn", "CloseReason" AS "closeReason", "VersionNumber" AS "planVersion",
            EXISTS (SELECT 1 FROM "Agreements" a WHERE a."PlanId" = "Plans"."Id" AND a."PlanVersion" = "VersionNumber" AND a."ParticipantSignedOn" IS NOT NULL AND a."StaffSignedOn" IS NOT NULL) AS signed
            FROM "Plans" WHERE "Id" = {PlanOf};
        SELECT "Id" AS id, "CaseFileId" AS "caseFileId", "Revision" AS revision, "Details" AS details, "Status" AS status, "StatusOn" AS "statusOn", "ClosedOn" AS "closedOn", "Outcome" AS outcome
            FROM "Goals" WHERE "PlanId" = {PlanOf};
        SELECT o."Id" AS id, o."GoalId" AS goal, o."CaseFileId" AS "caseFileId", o."Revision" AS revision, o."Details" AS details, o."ClosedOn" AS "closedOn", o."Outcome" AS outcome, o."Services" AS services
            FROM "Goals" g JOIN "Objectives" o ON o."GoalId" = g."Id" WHERE g."PlanId" = {PlanOf};
        SELECT "Id" AS id, "CaseFileId" AS "caseFileId", "Version" AS version, "Code" AS code, "Name" AS name, "Kind" AS kind, "Program" AS program, "StartsOn" AS "startsOn", "PlannedEndOn" AS "plannedEndOn",
            "EndsOn" AS "endsOn", "Completion" AS completion, "Provider" AS provider, "Cost" AS cost, "Goal" AS goal FROM "Services" WHERE "ParticipantId" = @person ORDER BY "StartsOn" DESC, "Id" DESC;
        SELECT "Id" AS id, "CaseFileId" AS "caseFileId", "Version" AS version, "Subject" AS subject, "OccurredOn" AS "occurredOn", "RecordedOn" AS "recordedOn", "TwoWay" AS "twoWay", "Method" AS method,
            "Service" AS service, "Text" AS text, "Author" AS author, "LockedOn" AS "lockedOn"
            FROM "CaseNotes" WHERE "ParticipantId" = @person ORDER BY "OccurredOn" DESC, "RecordedOn" DESC, "Id" DESC LIMIT 20;
        """;

    private const string PlanOf = """(SELECT "Id" FROM "Plans" WHERE "ParticipantId" = @person ORDER BY "ClosedOn" IS NOT NULL, "Id" DESC LIMIT 1)""";

    public const string Search = """
        SELECT "Id" AS id, "CaseNumber" AS "caseNumber", "FirstName" AS "firstName", "LastName" AS "lastName", "PreferredName" AS "preferredName", "BirthDate" AS "birthDate",
            "OfficeId" AS "officeId", "PlannerId" AS "plannerId"
        FROM "Participants"
        WHERE "SearchText" LIKE @words
        ORDER BY "LastName", "FirstName", "CaseNumber"
        LIMIT 50
        """;

    /// <summary>Reads the due dates that the product has stored.</summary>
    public const string Overdue = """
        SELECT o."Id" AS id, o."Name" AS name, COUNT(*) AS findings, COUNT(DISTINCT f."ParticipantId") AS participants, MIN(f."DueOn") AS "oldestDueOn"
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
