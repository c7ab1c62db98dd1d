using System.Data.Common;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Findings;

/// <summary>What judging reads of one record, and the lines that stand in the ledger for it.</summary>
/// <param name="File">The case file without what no rule reads: texts, money, attendance, consents and the like.</param>
/// <param name="Lines">Not tracked.</param>
public sealed record RecordToJudge(Guid Id, string Name, string PackId, bool IsMerged, CaseFile File, IReadOnlyList<SupervisorWaiver> Waivers, IReadOnlyList<LedgerFinding> Lines)
{
    /// <summary>
    /// Reads records within the transaction under way: one statement, because every change of a record comes by here, and by entities it
    /// would take two dozen. A test holds it to the case file that the entities give.
    /// </summary>
    public static Task<IReadOnlyList<RecordToJudge>> ReadAsync(MilepostDb db, IReadOnlyList<Guid> ids, CancellationToken ct) => ids.Count == 1
        ? db.AskAsync(One, [("ids", ids[0])], row => new Reading(row, ct).AllAsync(), ct)
        : db.AskAsync(db.IsSqlite ? ManyOnSqlite : ManyOnPostgres, [("ids", ids)], row => new Reading(row, ct).AllAsync(), ct);

    private static readonly string One = Sql("= @ids");
    private static readonly string ManyOnSqlite = Sql("IN (SELECT value FROM json_each(@ids))");
    private static readonly string ManyOnPostgres = Sql("= ANY(@ids)");

    /// <summary>The statements in the order in which <see cref="Reading"/> reads their answers.</summary>
    private static string Sql(string wanted) => $"""
        SELECT "ParticipantId", "Requirement", "Subject", "SeenFrom", "About", "SeenThrough", "Outcome", "DueOn", "MetOn", "Details", "WaivedThrough" FROM "Findings" WHERE "ParticipantId" {wanted};
        SELECT "ParticipantId", "Requirement", "Subject", "From", "Until" FROM "Waivers" WHERE "ParticipantId" {wanted};
        SELECT "ParticipantId", "AppliedOn", "DeterminedOn", "CertifiedOn", "Programs", "PriorityGroup" FROM "Applications" WHERE "ParticipantId" {wanted};
        SELECT "ParticipantId", "Program", "EnteredOn", "ExitedOn", "ExitRecordedOn", "ExitDetails" FROM "Enrollments" WHERE "ParticipantId" {wanted} ORDER BY "Id";
        SELECT "ParticipantId", "CaseFileId", "Details" FROM "Assessments" WHERE "ParticipantId" {wanted} ORDER BY "Id";
        SELECT o."GoalId", o."CaseFileId", o."Details", o."ClosedOn", o."Outcome", o."Services"
            FROM "Objectives" o JOIN "Goals" g ON g."Id" = o."GoalId" JOIN "Plans" p ON p."Id" = g."PlanId" WHERE p."ParticipantId" {wanted} ORDER BY o."Id";
        SELECT g."PlanId", g."Id", g."CaseFileId", g."Details", g."Status", g."StatusOn", g."ClosedOn" FROM "Goals" g JOIN "Plans" p ON p."Id" = g."PlanId" WHERE p."ParticipantId" {wanted} ORDER BY g."Id";
        SELECT a."PlanId", a."CaseFileId", a."Method", a."ParticipantSignedOn", a."StaffSignedOn", a."CopyGivenOn", a."Reason", a."RecordedOn"
            FROM "Agreements" a JOIN "Plans" p ON p."Id" = a."PlanId" WHERE p."ParticipantId" {wanted} ORDER BY a."Id";
        SELECT "ParticipantId", "Id", "CaseFileId", "Kind", "Details", "ClosedOn", "Reviews", "Changes" FROM "Plans" WHERE "ParticipantId" {wanted} ORDER BY "Id";
        SELECT "ParticipantId", "CaseFileId", "Code", "Name", "Kind", "Program", "YouthElement", "WioaFunded", "StartsOn", "PlannedEndOn", "EndsOn", "Completion", "RecordedOn", "LearnedEndedOn",
            "ClosureRecordedOn", "Provider", "Cost" IS NOT NULL, "InformedChoice", "Placement", "SocCode", "RapidsId" FROM "Services" WHERE "ParticipantId" {wanted} ORDER BY "Id";
        SELECT "ParticipantId", "CaseFileId", "Subject", "OccurredOn", "RecordedOn", "TwoWay", "Service" FROM "CaseNotes" WHERE "ParticipantId" {wanted} ORDER BY "Id";
        SELECT "ParticipantId", "CaseFileId", "Name", "AttainedOn", "LearnedOn", "RecordedOn" FROM "Credentials" WHERE "ParticipantId" {wanted} ORDER BY "Id";
        SELECT "ParticipantId", "CaseFileId", "Type", "AttainedOn", "LearnedOn", "RecordedOn" FROM "SkillGains" WHERE "ParticipantId" {wanted} ORDER BY "Id";
        SELECT "ParticipantId", "CaseFileId", "Partner", "Contact", "On", "State" FROM "Referrals" WHERE "ParticipantId" {wanted} ORDER BY "Id";
        SELECT "ParticipantId", "From", "To", "Reason", "RecordedOn" FROM "PlannedGaps" WHERE "ParticipantId" {wanted} ORDER BY "Id";
        SELECT "Id", "PackId", "CaseNumber", "FirstName", "LastName", "BirthDate", "TrainingApprovedOn", "NewCareerCoach", "Folder", "Screening", "PartnerPrograms", "MergedIntoId" FROM "Participants" WHERE "Id" {wanted};
        """;

    /// <summary>Takes the answers one after the other; what hangs from something comes before it.</summary>
    private sealed class Reading(DbDataReader row, CancellationToken ct)
    {
        private bool _isFirst = true;

        public async Task<IReadOnlyList<RecordToJudge>> AllAsync()
        {
            var lines = await PartsAsync(Line);
            var waivers = await PartsAsync(Waiver);
            var applications = await PartsAsync(() => new CaseApplication
            {
                AppliedOn = row.Day(1), DeterminedOn = row.DayOrNull(2), CertifiedOn = row.DayOrNull(3), Programs = row.JsonList<Program>(4), PriorityGroup = row.NumberOrNull(5),
            });
            var enrollments = await PartsAsync(() => new CaseEnrollment
            {
                Program = row.Word<Program>(1), EnteredOn = row.Day(2), ExitedOn = row.DayOrNull(3), ExitRecordedOn = row.DayOrNull(4), ExitDetails = OutcomeParts.Write(row.Json<ExitDetails>(5)),
            });
            var assessments = await PartsAsync(Assessment);
            var objectives = await PartsAsync(Objective);
            var goals = await PartsAsync(() => Goal(objectives));
            var agreements = await PartsAsync(() => new CaseAgreement
            {
                Id = row.GetString(1), Method = row.Word<AgreementMethod>(2), ParticipantSignedOn = row.DayOrNull(3), StaffSignedOn = row.DayOrNull(4), CopyGivenOn = row.DayOrNull(5),
                Reason = row.Text(6), RecordedOn = row.DayOrNull(7),
            });
            var plans = await PartsAsync(() => Plan(goals, agreements));
            var services = await PartsAsync(Service);
            var notes = await PartsAsync(() => new CaseNote
            {
                Id = row.GetString(1), Subject = row.GetString(2), OccurredOn = row.Day(3), RecordedOn = row.Day(4), TwoWay = row.GetBoolean(5), Service = row.Text(6), Text = "", Author = "",
            });
            var credentials = await PartsAsync(() => new CaseCredential
            {
                Id = row.GetString(1), Name = row.GetString(2), AttainedOn = row.Day(3), LearnedOn = row.DayOrNull(4), RecordedOn = row.Day(5),
            });
            var gains = await PartsAsync(() => new CaseSkillGain
            {
                Id = row.GetString(1), Type = row.GetString(2), AttainedOn = row.Day(3), LearnedOn = row.DayOrNull(4), RecordedOn = row.Day(5),
            });
            var referrals = await PartsAsync(() => new CaseReferral
            {
                Id = row.GetString(1), Partner = row.GetString(2), Contact = row.Text(3), On = row.Day(4), State = row.WordOrNull<ReferralState>(5),
            });
            var gaps = await PartsAsync(() => new CasePlannedGap { From = row.Day(1), To = row.Day(2), Reason = row.GetString(3), RecordedOn = row.DayOrNull(4) });

            List<RecordToJudge> records = [];
            await NextAsync();
            while (await row.ReadAsync(ct))
            {
                var id = row.GetGuid(0);
                var (first, last) = (row.GetString(3), row.GetString(4));
                var screening = row.Json<Screening>(9);
                var file = new CaseFile
                {
                    Pack = row.GetString(1),
                    Participant = new()
                    {
                        Id = row.GetString(2), FirstName = first, LastName = last, BirthDate = row.Day(5), TrainingApprovedOn = row.DayOrNull(6), NewCareerCoach = row.FlagOrNull(7), Folder = row.FlagOrNull(8),
                    },
                    Application = Of(applications, id) is [var application] ? application : null,
                    Screening = screening is null ? null : new() { GivenOn = screening.GivenOn, BasicSkillsDeficient = screening.BasicSkillsDeficient, Actions = screening.Actions },
                    Enrollments = Of(enrollments, id), Assessments = Of(assessments, id), Plans = Of(plans, id), Services = Of(services, id), CaseNotes = Of(notes, id),
                    Credentials = Of(credentials, id), SkillGains = Of(gains, id), Referrals = Of(referrals, id), PlannedGaps = Of(gaps, id), PartnerPrograms = row.JsonList<string>(10),
                };
                records.Add(new(id, $"{first} {last}", file.Pack, !row.IsDBNull(11), file, Of(waivers, id), Of(lines, id)));
            }
            return records;
        }

        private LedgerFinding Line() => new()
        {
            ParticipantId = row.GetGuid(0), Requirement = row.GetString(1), Subject = row.GetString(2), SeenFrom = row.Day(3), About = row.Text(4), SeenThrough = row.Day(5),
            Outcome = (Outcome)row.GetInt32(6), DueOn = row.DayOrNull(7), MetOn = row.DayOrNull(8), Details = row.JsonList<string>(9), WaivedThrough = row.DayOrNull(10),
        };

        private SupervisorWaiver Waiver() => SupervisorWaiver.Restore(row.GetGuid(0), "", row.GetString(1), row.Text(2), row.Day(3), row.Day(4), "", "");

        private CaseAssessment Assessment()
        {
            var details = row.Json<AssessmentDetails>(2)!;
            return new()
            {
                Id = row.GetString(1), Type = details.Type, Tool = details.Tool, CompletedOn = details.CompletedOn, Source = details.Source, Areas = details.Areas,
                Exception = details.Exemption is { } exemption ? new() { Reason = exemption.Reason, Proof = exemption.Proof } : null,
            };
        }

        private CaseObjective Objective()
        {
            var details = row.Json<ObjectiveDetails>(2)!;
            return new()
            {
                Id = row.GetString(1), Statement = details.Statement, Predefined = details.Predefined, Justification = details.Justification, StartsOn = details.StartsOn,
                ReviewOn = details.ReviewOn, ProjectedEndOn = details.ProjectedEndOn, ClosedOn = row.DayOrNull(3), Outcome = row.WordOrNull<Completion>(4), Services = row.JsonList<string>(5),
            };
        }

        private CaseGoal Goal(Dictionary<Guid, List<CaseObjective>> objectives)
        {
            var details = row.Json<GoalDetails>(3)!;
            return new()
            {
                Id = row.GetString(2), Type = details.Type, Term = details.Term, Statement = details.Statement, LinkedGoal = details.LinkedGoal, EstablishedOn = details.EstablishedOn,
                Status = row.WordOrNull<GoalStatus>(4), StatusOn = row.DayOrNull(5), ClosedOn = row.DayOrNull(6), Objectives = Of(objectives, row.GetGuid(1)),
            };
        }

        private CasePlan Plan(Dictionary<Guid, List<CaseGoal>> goals, Dictionary<Guid, List<CaseAgreement>> agreements)
        {
            var (id, details) = (row.GetGuid(1), row.Json<PlanDetails>(4)!);
            return new()
            {
                Id = row.GetString(2), Kind = row.Word<PlanKind>(3), OpenedOn = details.OpenedOn, ClosedOn = row.DayOrNull(5), CareerPathway = details.CareerPathway, TargetOccupation = details.TargetOccupation,
                Justification = details.Justification is { } why ? new() { Text = why.Text, Basis = why.Basis, SkillsGap = why.SkillsGap } : null,
                Barriers = [.. details.Barriers.Select(barrier => new CaseBarrier { Name = barrier.Name, Action = barrier.Action })], NoBarriers = details.NoBarriers,
                Indicators = details.Indicators, Tracking = details.Tracking, TrainingComponents = details.TrainingComponents, Comments = details.Comments,
                Goals = Of(goals, id), Agreements = Of(agreements, id),
                Reviews = [.. row.JsonList<PlanReview>(6).Select(review => new CaseReview { On = review.On, Changed = review.Changed })],
                Changes = [.. row.JsonList<PlanChange>(7).Select(change => new CaseChange { On = change.On, Kind = change.Kind, Goal = change.Goal, Reason = change.Reason })],
            };
        }

        private CaseService Service()
        {
            var placement = row.Json<Placement>(18);
            return new()
            {
                Id = row.GetString(1), Code = row.Text(2), Name = row.GetString(3), Kind = row.Word<ServiceKind>(4), Program = row.WordOrNull<Program>(5), YouthElement = row.NumberOrNull(6),
                WioaFunded = row.FlagOrNull(7), StartsOn = row.Day(8), PlannedEndOn = row.DayOrNull(9), EndsOn = row.DayOrNull(10), Completion = row.WordOrNull<Completion>(11), RecordedOn = row.Day(12),
                LearnedEndedOn = row.DayOrNull(13), ClosureRecordedOn = row.DayOrNull(14), Provider = row.Text(15), Cost = row.GetBoolean(16) ? 0 : null, InformedChoice = row.JsonList<InformedChoice>(17),
                Placement = placement is null ? null : new()
                {
                    Employer = "", Worksite = "", PositionType = "", Status = "", StartsOn = placement.StartsOn,
                    MinimumWage = placement.MinimumWage, HourlyWage = placement.HourlyWage, SubsidizedWage = placement.SubsidizedWage,
                },
                SocCode = row.Text(19), RapidsId = row.Text(20),
            };
        }

        private async Task<Dictionary<Guid, List<T>>> PartsAsync<T>(Func<T> read)
        {
            await NextAsync();
            Dictionary<Guid, List<T>> parts = [];
            while (await row.ReadAsync(ct))
            {
                var owner = row.GetGuid(0);
                if (!parts.TryGetValue(owner, out var list)) parts[owner] = list = [];
                list.Add(read());
            }
            return parts;
        }

        private async Task NextAsync()
        {
            if (!_isFirst && !await row.NextResultAsync(ct)) throw new InvalidOperationException("Fewer answers than statements.");
            _isFirst = false;
        }

        private static List<T> Of<T>(Dictionary<Guid, List<T>> parts, Guid owner) => parts.GetValueOrDefault(owner) ?? [];
    }
}
