using System.Data.Common;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.InFull;

/// <summary>What a planner works with: the plan with its goals and objectives, the services, and what was noted last.</summary>
/// <param name="Version">Of the record: raised with every change to any part of it.</param>
/// <param name="Plan">The open plan, else the one closed last; null while there is none.</param>
/// <param name="Services">All services of the record, newest first.</param>
/// <param name="CaseNotes">The last 20, newest first.</param>
public sealed record PlanInFull(Guid ParticipantId, string CaseNumber, long Version, PlanOfParticipant? Plan, IReadOnlyList<ServiceOfPlan> Services, IReadOnlyList<NoteOfPlan> CaseNotes);

/// <param name="Version">Give it as If-Match, or as "version", with a change of the plan.</param>
/// <param name="PlanVersion">Counts what can be signed.</param>
/// <param name="Signed">Both signed it as it stands.</param>
public sealed record PlanOfParticipant(
    Guid Id, string CaseFileId, long Version, PlanKind Kind, PlanDetails Details, DateOnly? ClosedOn, string? CloseReason, int PlanVersion, bool Signed, IReadOnlyList<GoalOfPlan> Goals);

/// <param name="Revision">Give it with a change of the goal.</param>
public sealed record GoalOfPlan(
    Guid Id, string CaseFileId, int Revision, GoalDetails Details, GoalStatus? Status, DateOnly? StatusOn, DateOnly? ClosedOn, string? Outcome, IReadOnlyList<ObjectiveOfPlan> Objectives);

/// <param name="Revision">Give it with a change of the objective.</param>
/// <param name="Services">Case-file ids of the services that carry it out.</param>
public sealed record ObjectiveOfPlan(Guid Id, string CaseFileId, int Revision, ObjectiveDetails Details, DateOnly? ClosedOn, Completion? Outcome, IReadOnlyList<string> Services);

public sealed record ServiceOfPlan(
    Guid Id, string CaseFileId, long Version, string? Code, string Name, ServiceKind Kind, Program? Program, DateOnly StartsOn, DateOnly? PlannedEndOn, DateOnly? EndsOn, Completion? Completion,
    string? Provider, decimal? Cost, string? Goal);

public sealed record NoteOfPlan(Guid Id, string CaseFileId, long Version, string Subject, DateOnly OccurredOn, DateOnly RecordedOn, bool TwoWay, string? Method, string? Service, string Text, string Author, DateOnly? LockedOn);

public sealed class PlanInFullQuery(MilepostDb db)
{
    /// <returns>Null where the record is out of reach.</returns>
    public Task<PlanInFull?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        List<(string, object?)> parameters = [("person", participantId)];
        var sql = $"""
            SELECT p."CaseNumber", p."RecordVersion" FROM "Participants" p WHERE p."Id" = @person AND {db.Visible(parameters)};
            SELECT "Id", "CaseFileId", "Version", "Kind", "Details", "ClosedOn", "CloseReason", "VersionNumber", {Signed}
                FROM "Plans" plan WHERE "ParticipantId" = @person ORDER BY "ClosedOn" IS NOT NULL, "Id" DESC LIMIT 1;
            SELECT o."GoalId", o."Id", o."CaseFileId", o."Revision", o."Details", o."ClosedOn", o."Outcome", o."Services"
                FROM "Plans" p JOIN "Goals" g ON g."PlanId" = p."Id" JOIN "Objectives" o ON o."GoalId" = g."Id" WHERE p."ParticipantId" = @person ORDER BY o."Id";
            SELECT g."PlanId", g."Id", g."CaseFileId", g."Revision", g."Details", g."Status", g."StatusOn", g."ClosedOn", g."Outcome"
                FROM "Plans" p JOIN "Goals" g ON g."PlanId" = p."Id" WHERE p."ParticipantId" = @person ORDER BY g."Id";
            SELECT "Id", "CaseFileId", "Version", "Code", "Name", "Kind", "Program", "StartsOn", "PlannedEndOn", "EndsOn", "Completion", "Provider", "Cost", "Goal"
                FROM "Services" WHERE "ParticipantId" = @person ORDER BY "StartsOn" DESC, "Id" DESC;
            SELECT "Id", "CaseFileId", "Version", "Subject", "OccurredOn", "RecordedOn", "TwoWay", "Method", "Service", "Text", "Author", "LockedOn"
                FROM "CaseNotes" WHERE "ParticipantId" = @person ORDER BY "OccurredOn" DESC, "RecordedOn" DESC, "Id" DESC LIMIT 20;
            """;
        return db.AskAsync(sql, parameters, row => ReadAsync(row, participantId, ct), ct);
    }

    /// <summary>As <see cref="Plan.SignedAsItStands"/> has it.</summary>
    internal const string Signed = """
        EXISTS (SELECT 1 FROM "Agreements" a WHERE a."PlanId" = plan."Id" AND a."PlanVersion" = plan."VersionNumber" AND a."Method" <> 'UnableToCollect'
            AND a."ParticipantSignedOn" IS NOT NULL AND a."StaffSignedOn" IS NOT NULL)
        """;

    private static async Task<PlanInFull?> ReadAsync(DbDataReader row, Guid participantId, CancellationToken ct)
    {
        if (!await row.ReadAsync(ct)) return null;
        var (caseNumber, version) = (row.GetString(0), row.GetInt64(1));

        await row.NextResultAsync(ct);
        var plan = await row.ReadAsync(ct)
            ? new PlanOfParticipant(row.GetGuid(0), row.GetString(1), row.GetInt64(2), row.Word<PlanKind>(3), row.Json<PlanDetails>(4)!, row.DayOrNull(5), row.Text(6), row.GetInt32(7), row.GetBoolean(8), [])
            : null;
        var objectives = (await EachAsync(row, () => (Goal: row.GetGuid(0), Objective: new ObjectiveOfPlan(
            row.GetGuid(1), row.GetString(2), row.GetInt32(3), row.Json<ObjectiveDetails>(4)!, row.DayOrNull(5), row.WordOrNull<Completion>(6), row.JsonList<string>(7))), ct)).ToLookup(o => o.Goal, o => o.Objective);
        var goals = await EachAsync(row, () => (Plan: row.GetGuid(0), Goal: new GoalOfPlan(
            row.GetGuid(1), row.GetString(2), row.GetInt32(3), row.Json<GoalDetails>(4)!, row.WordOrNull<GoalStatus>(5), row.DayOrNull(6), row.DayOrNull(7), row.Text(8), [.. objectives[row.GetGuid(1)]])), ct);
        var services = await EachAsync(row, () => new ServiceOfPlan(
            row.GetGuid(0), row.GetString(1), row.GetInt64(2), row.Text(3), row.GetString(4), row.Word<ServiceKind>(5), row.WordOrNull<Program>(6), row.Day(7), row.DayOrNull(8), row.DayOrNull(9),
            row.WordOrNull<Completion>(10), row.Text(11), row.IsDBNull(12) ? null : row.GetDecimal(12), row.Text(13)), ct);
        var notes = await EachAsync(row, () => new NoteOfPlan(
            row.GetGuid(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.Day(4), row.Day(5), row.GetBoolean(6), row.Text(7), row.Text(8), row.GetString(9), row.GetString(10), row.DayOrNull(11)), ct);
        return new(participantId, caseNumber, version, plan is null ? null : plan with { Goals = [.. goals.Where(g => g.Plan == plan.Id).Select(g => g.Goal)] }, services, notes);
    }

    private static async Task<List<T>> EachAsync<T>(DbDataReader row, Func<T> read, CancellationToken ct)
    {
        await row.NextResultAsync(ct);
        List<T> all = [];
        while (await row.ReadAsync(ct)) all.Add(read());
        return all;
    }
}
