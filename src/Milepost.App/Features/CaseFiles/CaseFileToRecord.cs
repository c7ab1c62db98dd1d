using System.Globalization;
using Milepost.App.Features.Participants.Eligibility;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Eligibility;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Services;
using Milepost.Domain.Training;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.CaseFiles;

/// <summary>Turns a valid case file into the parts of a record, as it happened.</summary>
internal static class CaseFileToRecord
{
    /// <param name="source">Said in the history: where the record came from.</param>
    /// <param name="existing">The person, when the record is known already and is to become what the file says.</param>
    public static ParticipantRecord Read(CaseFile file, Guid? officeId, Guid? plannerId, string source, Participant? existing)
    {
        var screening = file.Screening is { } s
            ? new Screening(s.GivenOn, s.BasicSkillsDeficient, s.Actions)
            {
                Answers = [.. s.Answers.Select(x => new ScreeningAnswer(x.Question, CodeWords.Of(x.Answer)))], Reason = s.Reason,
                FollowUps = [.. s.FollowUps.Select(x => new ScreeningFollowUp(x.Action, x.On, x.By))],
            }
            : null;
        existing?.Replace(Profile(file.Participant), file.Pack, officeId, plannerId, screening, file.PartnerPrograms, HighestNumber(file), source);
        var participant = existing ?? Participant.Restore(
            file.Participant.Id, Profile(file.Participant), file.Pack, officeId, plannerId, screening, file.PartnerPrograms, HighestNumber(file), source);
        var id = participant.Id;
        return new(
            participant,
            file.Application is { } a
                ? Application.Restore(id, a.AppliedOn, a.DeterminedOn, a.CertifiedOn, a.Programs, a.PriorityGroup, [.. a.Documents.Select(d => new EvidenceDocument(d.Element, d.Kind))])
                : null,
            [.. file.Enrollments.Select(e => Enrollment.Restore(id, participant.NextPartId("E"), e.Program, e.EnteredOn, e.ParticipationOn, e.ExitedOn, e.ExitRecordedOn, e.ExitReason, e.EmployedOn, OutcomeParts.Read(e.ExitDetails)))],
            [.. file.Assessments.Select(e => Assessment.Restore(id, e.Id, ReadAssessment(e), [.. e.SummaryHistory.Select(h => new EarlierSummary(h.On, h.Summary, h.By))]))],
            [.. file.Plans.Select(p => ReadPlan(id, p))],
            [.. file.Services.Select(e => ReadService(id, e))],
            [.. file.CaseNotes.Select(n => Domain.CaseNotes.CaseNote.Restore(id, n.Id,
                new() { Subject = n.Subject, OccurredOn = n.OccurredOn, TwoWay = n.TwoWay, Method = n.Method, Service = n.Service, Text = n.Text },
                n.RecordedOn, n.Author, n.LockedOn, [.. n.Addenda.Select(x => new Addendum(x.RecordedOn, x.Text, x.Author))]))],
            [.. file.Credentials.Select(c => Credential.Restore(id, c.Id, c.Name, c.AttainedOn, c.LearnedOn, c.RecordedOn, c.Type, OutcomeParts.Read(c.Evidence), c.Service))],
            [.. file.SkillGains.Select(g => SkillGain.Restore(id, g.Id, g.Type, g.AttainedOn, g.LearnedOn, g.RecordedOn, OutcomeParts.Read(g.Evidence)))],
            [.. file.Referrals.Select(r => ReadReferral(id, r))],
            [.. file.PlannedGaps.Select(g => PlannedGap.Restore(id, participant.NextPartId("W"), g.From, g.To, g.Reason, g.RecordedOn))],
            [.. file.Waivers.Select(w => SupervisorWaiver.Restore(id, participant.NextPartId("V"), w.Requirement, w.Subject, w.From, w.Until, w.Reason, w.GivenBy))])
        {
            TrainingChoices =
            [
                .. file.TrainingChoices.Select(c => TrainingChoice.Restore(id, c.Id,
                    new()
                    {
                        Training = c.Training, Provider = c.Provider, Occupation = c.Occupation, ConsideredOn = c.ConsideredOn, Suitable = c.Suitable, Reason = c.Reason, DecidedOn = c.DecidedOn,
                        Talks = [.. c.Talks.Select(t => new ChoiceTalk(t.About, t.On, t.Discussed, t.Source))],
                        Tests = [.. c.Tests.Select(t => new TrainingTestResult(t.Test, t.Holds, t.Why))],
                    }, c.RecordedOn, c.Service, c.CaseNote)),
            ],
            FollowUpContacts = [.. file.FollowUpContacts.Select(each => OutcomeParts.Read(id, each))],
            Attendance = [.. file.Services.SelectMany(s => s.AttendanceRecords.Select(e => AttendanceEntry.Restore(
                id, participant.NextPartId("H"), s.Id, new(e.From, e.To, e.Scheduled, e.Attended, e.Excused == true, e.Note), e.RecordedOn, e.RecordedBy)))],
            Payroll = [.. file.Payroll.Select(p => PayrollEntry.Restore(id, participant.NextPartId("PR"), new()
            {
                Service = p.Service, PeriodStart = p.PeriodStart, PeriodEnd = p.PeriodEnd, Hours = p.Hours, OvertimeHours = p.OvertimeHours, HourlyWage = p.HourlyWage,
                GrossPay = p.Gross, SubsidizedAmount = p.Subsidized, CheckNumber = p.CheckNumber,
            }, p.File, p.RecordedOn, p.TakenBackOn))],
            Consents =
            [
                .. file.Consents.Select(c => Consent.Restore(id, c.Id,
                    new()
                    {
                        PartnerId = IdOf(c.PartnerId), Partner = c.Partner, Program = c.Program, Items = c.Items, Documents = [.. c.Documents.Select(Read)], Purpose = c.Purpose, From = c.From, Until = c.Until,
                    },
                    c.Way, c.GivenOn, c.RecordedOn, c.RecordedBy, c.Witness, c.Paper is { } paper ? Read(paper) : null, c.Language?.ToString().ToLowerInvariant(), c.WithdrawnOn, c.WithdrawnBy)),
            ],
            ConcurrentPrograms =
            [
                .. file.ConcurrentPrograms.Select(c => ConcurrentProgram.Restore(id, c.Id,
                    new()
                    {
                        Program = c.Program, Partner = c.Partner, PartnerId = IdOf(c.PartnerId), From = c.From, To = c.To, Contact = c.Contact, Status = c.Status, Source = c.Source, CommonExit = c.CommonExit,
                    }, c.RecordedOn)),
            ],
            EligibilityAnswers = file.Application?.Eligibility is { } eligibility && (eligibility.Answers.Count > 0 || eligibility.Proofs.Count > 0) ? ReadAnswers(id, eligibility) : null,
            EligibilitySnapshots = [.. (file.Application?.Eligibility?.Decisions ?? []).Select(d => ReadDecision(id, d))],
            Visits = file.Visits,
        };
    }

    private static AssessmentDetails ReadAssessment(CaseAssessment e) => new()
    {
        Type = e.Type, Tool = e.Tool, CompletedOn = e.CompletedOn, Formal = e.Formal, Source = e.Source, Areas = e.Areas, Summary = e.Summary,
        Scores = [.. e.Scores.Select(x => new AssessmentScore(x.Name, x.Score, x.Level))], Barriers = e.Barriers,
        Findings = [.. e.Findings.Select(x => new AreaFinding(x.Area, x.Finding, x.Strength, x.Need))],
        Battery = e.Battery is { } b ? new(b.Part, b.Form, b.PreTest, b.GivenBy, b.GiverTrained, b.EnglishLearner) : null,
        Exploration = e.Exploration is { } x ? new(x.Interests, x.Occupations, x.Learned) : null,
        EmploymentGoals = e.EmploymentGoals is { } g ? new(g.CareerPath, g.Occupation, g.HourlyWage, g.Hours, g.CanStart, g.Conditions) : null,
        Worksheet = e.Worksheet is { } w
            ? new(w.TargetOccupation, [.. w.Skills.Select(k => new InventorySkill(k.Skill, k.From, k.Level, k.Evidence, k.Transfers))], w.Recommendation, w.SignedOffBy, w.SignedOffOn) : null,
        Borrowed = e.Borrowed is { } l ? new(l.By, l.Partner, l.Document) : null,
        Exemption = e.Exception is { } not ? new(not.Reason, not.Proof, not.WithdrawnOn, not.WithdrawnWhy) : null,
    };

    private static Referral ReadReferral(Guid participantId, CaseReferral r) => Referral.Restore(
        participantId, r.Id, r.Partner, r.Contact, r.On, r.For, r.Outcome, IdOf(r.PartnerId), r.State, r.NeededBy,
        r.Answers is { } a ? new(a.Barrier, a.Goal, a.Objective, a.Service) : null, r.Shared, [.. r.SharedDocuments.Select(Read)], r.Consents, r.SentOn, r.OpenUntil,
        [.. r.Steps.Select(s => new ReferralStep(s.State, s.On, s.By, s.Text, s.Document is { } d ? Read(d) : null))],
        [.. r.Messages.Select(m => new ReferralMessage(m.On, m.By, m.FromPartner, m.Text))]);

    private static SharedDocument Read(CaseNamedDocument document) => new(Guid.Parse(document.Id), document.Title);

    private static Guid? IdOf(string? text) => text is null ? null : Guid.Parse(text);

    private static EligibilityAnswers ReadAnswers(Guid participantId, CaseEligibility eligibility) => EligibilityAnswers.Restore(
        participantId, eligibility.Answers.DistinctBy(a => a.Question).ToDictionary(a => a.Question, a => a.Answer),
        [.. eligibility.Proofs.Select(p => new AnswerProof(p.Question, p.Kind, Guid.TryParse(p.Document, out var document) ? document : null, p.DocumentTitle, p.Sha256, p.SeenOn, p.SeenBy))]);

    /// <summary>The instant stands in the frozen text itself; where that cannot be read, the day of the decision is all there is.</summary>
    private static EligibilitySnapshot ReadDecision(Guid participantId, CaseEligibilityDecision d) => EligibilitySnapshot.Restore(
        participantId, d.Id, d.DecidedOn, d.DecidedBy,
        FrozenDecision.Read(d.Frozen) is { FrozenAt: var at } && at != default ? at : new DateTimeOffset(d.DecidedOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), d.Frozen, d.Sha256);

    private static Profile Profile(CaseParticipant p) => new()
    {
        FirstName = p.FirstName, MiddleName = p.MiddleName, LastName = p.LastName, PreferredName = p.PreferredName, BirthDate = p.BirthDate,
        Email = p.Email, Phone = p.Phone, SecondPhone = p.Phone2, Address = p.Address is { } a ? new(a.Street, a.City, a.State, a.Zip) : null,
        Language = p.Language is { } language ? language.ToString().ToLowerInvariant() : null,
        Veteran = p.Veteran, AttendingSchool = p.AttendingSchool, TrainingApprovedOn = p.TrainingApprovedOn, NewCareerCoach = p.NewCareerCoach,
        Folder = p.Folder, DesiredCareerPath = p.DesiredCareerPath,
    };

    public static Plan ReadPlan(Guid participantId, CasePlan p) => Plan.Restore(
        participantId, p.Id, p.Kind,
        new()
        {
            OpenedOn = p.OpenedOn, ProjectedEndOn = p.ProjectedEndOn, CareerPathway = p.CareerPathway, TargetOccupation = p.TargetOccupation,
            Justification = p.Justification is { } j ? new(j.Text, j.Basis, j.SkillsGap) : null,
            Barriers = [.. p.Barriers.Select(b => new Domain.Plans.Barrier(b.Name, b.Action))], NoBarriers = p.NoBarriers, SupportServices = p.SupportServices,
            Indicators = p.Indicators, Tracking = p.Tracking, TrainingComponents = p.TrainingComponents, CustomerActions = p.CustomerActions, Comments = p.Comments,
        },
        p.ClosedOn, p.CloseReason, [.. p.Reopenings.Select(r => new Reopening(r.On, r.Reason))],
        [.. p.Reviews.Select(r => new PlanReview(r.On, r.Changed, r.CaseNote))],
        [.. p.Changes.Select(c => new PlanChange(c.On, c.Kind, c.Goal, c.Reason))],
        p.Goals.Select(g => Goal.Restore(g.Id,
            new() { Type = g.Type, Term = g.Term, Statement = g.Statement, Category = g.Category, LinkedGoal = g.LinkedGoal, EstablishedOn = g.EstablishedOn, ProjectedEndOn = g.ProjectedEndOn },
            g.Status, g.StatusOn, g.ClosedOn, g.Outcome, g.CloseReason,
            g.Objectives.Select(o => Objective.Restore(o.Id,
                new()
                {
                    Statement = o.Statement, Predefined = o.Predefined, Justification = o.Justification, Comments = o.Comments,
                    StartsOn = o.StartsOn, ReviewOn = o.ReviewOn, ProjectedEndOn = o.ProjectedEndOn,
                }, o.ClosedOn, o.Outcome, o.Services)))),
        p.Agreements.Select(a => Agreement.Restore(a.Id, a.Method, a.ParticipantSignedOn, a.StaffSignedOn, a.CopyGivenOn, a.Reason, a.RecordedOn, a.TryAgainOn, a.PlanVersion ?? 1, null)));

    public static Service ReadService(Guid participantId, CaseService s) => Service.Restore(
        participantId, s.Id,
        new()
        {
            Code = s.Code, Name = s.Name, Kind = s.Kind, Program = s.Program, YouthElement = s.YouthElement, WioaFunded = s.WioaFunded,
            StartsOn = s.StartsOn, PlannedEndOn = s.PlannedEndOn, Provider = s.Provider, Cost = s.Cost, WeeklyHours = s.WeeklyHours, InformedChoice = s.InformedChoice,
            Placement = s.Placement is { } p
                ? new(p.Employer, p.Worksite, p.MinimumWage, p.HourlyWage, p.SubsidizedWage, p.PositionType, p.Status, p.StartsOn, p.EndsOn)
                {
                    EmployerId = p.EmployerId, WorksiteId = p.WorksiteId, JobId = p.JobId, JobTitle = p.JobTitle, Region = p.Region, Circumstance = p.Circumstance,
                    StatusHistory = [.. p.StatusHistory.Select(h => new PlacementStatusDay(h.On, h.Status))],
                }
                : null,
            SocCode = s.SocCode, RapidsId = s.RapidsId, Notes = s.Notes, Barriers = s.Barriers,
            Funding = s.Funding is { } f ? new() { Shares = [.. f.Shares.Select(share => new FundingShare(share.Source, share.Amount))], OverLimitBecause = f.OverLimitBecause } : null,
            SupportType = s.SupportType, TrainingProgram = s.TrainingProgram,
            Training = s.Training is { } training ? ReadTraining(training) : null,
            Attendance = s.Attendance, Episode = s.Episode, SameDay = s.SameDay, Goal = s.Goal,
        },
        s.EndsOn, s.Completion, s.RecordedOn, s.LearnedEndedOn, s.ClosureRecordedOn);

    private static TrainingDetails ReadTraining(CaseTraining t) => new()
    {
        // The lists of another installation are not ours: an id that is none stays out.
        ProviderId = Guid.TryParse(t.Provider, out var provider) ? provider : null, ProgramId = Guid.TryParse(t.Program, out var program) ? program : null,
        Ita = t.Ita == true, ItaNumber = t.ItaNumber,
        Cost = t.Cost is { } c ? new(c.Tuition, c.Fees, c.Books, c.Supplies, c.Other) : null,
        Aid = t.Aid is { } a ? new(a.Pell, a.OtherGrants, a.Employer, a.Own) : null,
        Budget = [.. t.Budget.Select(l => new BudgetLine(l.Number, l.Period, l.From, l.To, l.Planned))],
        Entries = [.. t.Entries.Select(e => new BudgetEntry(e.Number, e.Line, e.Kind, e.Amount, e.On, e.Reference, e.By, e.RecordedOn, e.Reverses, e.Why))],
        Sponsor = t.Sponsor, RelatedInstruction = t.RelatedInstruction, StartWage = t.StartWage, EndWage = t.EndWage,
    };

    /// <summary>New parts are numbered on from the highest number that any id in the file ends with.</summary>
    private static int HighestNumber(CaseFile file)
    {
        var ids = file.Assessments.Select(x => x.Id).Concat(file.Services.Select(x => x.Id)).Concat(file.CaseNotes.Select(x => x.Id))
            .Concat(file.TrainingChoices.Select(x => x.Id)).Concat(file.Credentials.Select(x => x.Id)).Concat(file.SkillGains.Select(x => x.Id)).Concat(file.Referrals.Select(x => x.Id))
            .Concat(file.FollowUpContacts.Select(x => x.Id))
            .Concat(file.Consents.Select(x => x.Id)).Concat(file.ConcurrentPrograms.Select(x => x.Id))
            .Concat((file.Application?.Eligibility?.Decisions ?? []).Select(x => x.Id))
            .Concat(file.Plans.SelectMany(p => p.Goals.SelectMany(g => g.Objectives.Select(o => o.Id).Prepend(g.Id)).Concat(p.Agreements.Select(a => a.Id)).Prepend(p.Id)));
        return ids.Select(id => id.Length - id.AsSpan().TrimEnd("0123456789").Length is > 0 and < 9 and var digits
            ? int.Parse(id.AsSpan(id.Length - digits), NumberStyles.None, CultureInfo.InvariantCulture) : 0).DefaultIfEmpty(0).Max();
    }
}
