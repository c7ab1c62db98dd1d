using Milepost.Domain;
using Milepost.Domain.Training;

namespace Milepost.App.Features.CaseFiles;

/// <summary>Writes a record as a case file. What goes in comes out equal.</summary>
internal static class RecordToCaseFile
{
    public static CaseFile Write(ParticipantRecord record, string? office, string? planner)
    {
        var (person, profile) = (record.Participant, record.Participant.Profile);
        return new CaseFile
        {
            Pack = person.PackId,
            Participant = new()
            {
                Id = person.CaseNumber, FirstName = profile.FirstName, MiddleName = profile.MiddleName, LastName = profile.LastName, PreferredName = profile.PreferredName,
                BirthDate = profile.BirthDate, Email = profile.Email, Phone = profile.Phone, Phone2 = profile.SecondPhone,
                Address = profile.Address is { } a ? new() { Street = a.Street, City = a.City, State = a.State, Zip = a.Zip } : null,
                Language = Enum.TryParse<CaseLanguage>(profile.Language, ignoreCase: true, out var language) ? language : null,
                Veteran = profile.Veteran, AttendingSchool = profile.AttendingSchool, TrainingApprovedOn = profile.TrainingApprovedOn,
                NewCareerCoach = profile.NewCareerCoach, Folder = profile.Folder, DesiredCareerPath = profile.DesiredCareerPath,
            },
            Application = record.Application is { } app
                ? new()
                {
                    AppliedOn = app.AppliedOn, DeterminedOn = app.DeterminedOn, CertifiedOn = app.CertifiedOn, Programs = app.Programs, PriorityGroup = app.PriorityGroup,
                    Documents = [.. app.Documents.Select(d => new CaseDocument { Element = d.Element, Kind = d.Kind })],
                    Eligibility = WriteEligibility(record),
                }
                : null,
            Screening = person.Screening is { } s
                ? new()
                {
                    GivenOn = s.GivenOn, BasicSkillsDeficient = s.BasicSkillsDeficient, Actions = s.Actions, Reason = s.Reason,
                    Answers = [.. s.Answers.Select(x => new CaseScreeningAnswer { Question = x.Question, Answer = CodeWords.Read<CaseScreeningReply>(x.Answer) })],
                    FollowUps = [.. s.FollowUps.Select(x => new CaseScreeningFollowUp { Action = x.Action, On = x.On, By = x.By })],
                }
                : null,
            Enrollments = [.. record.Enrollments.Select(e => new CaseEnrollment
            {
                Program = e.Program, EnteredOn = e.EnteredOn, ParticipationOn = e.ParticipationOn, ExitedOn = e.ExitedOn, ExitRecordedOn = e.ExitRecordedOn,
                ExitReason = e.ExitReason, EmployedOn = e.EmployedOn, ExitDetails = OutcomeParts.Write(e.ExitDetails),
            })],
            Assessments = [.. record.Assessments.Select(Write)],
            Plans = [.. record.Plans.Select(Write)],
            Services = [.. record.Services.Select(s => Write(s) with { AttendanceRecords = [.. record.Attendance.Where(e => e.Service == s.CaseFileId).OrderBy(e => e.Hours.From).Select(Write)] })],
            CaseNotes = [.. record.CaseNotes.Select(n => new CaseNote
            {
                Id = n.CaseFileId, Subject = n.Details.Subject, OccurredOn = n.Details.OccurredOn, RecordedOn = n.RecordedOn, TwoWay = n.Details.TwoWay,
                Method = n.Details.Method, Service = n.Details.Service, Text = n.Details.Text, Author = n.Author, LockedOn = n.LockedOn,
                Addenda = [.. n.Addenda.Select(x => new CaseAddendum { RecordedOn = x.RecordedOn, Text = x.Text, Author = x.Author })],
            })],
            Credentials = [.. record.Credentials.Select(c => new CaseCredential { Id = c.CaseFileId, Name = c.Name, Type = c.Type, Service = c.Service, AttainedOn = c.AttainedOn, LearnedOn = c.LearnedOn, RecordedOn = c.RecordedOn, Evidence = OutcomeParts.Write(c.Evidence) })],
            SkillGains = [.. record.SkillGains.Select(g => new CaseSkillGain { Id = g.CaseFileId, Type = g.Type, AttainedOn = g.AttainedOn, LearnedOn = g.LearnedOn, RecordedOn = g.RecordedOn, Evidence = OutcomeParts.Write(g.Evidence) })],
            Referrals = [.. record.Referrals.Select(Write)],
            PartnerPrograms = person.PartnerPrograms,
            PlannedGaps = [.. record.PlannedGaps.Select(g => new CasePlannedGap { From = g.From, To = g.To, Reason = g.Reason, RecordedOn = g.RecordedOn })],
            FollowUpContacts = [.. record.FollowUpContacts.Select(OutcomeParts.Write)],
            Waivers = [.. record.Waivers.Select(w => new CaseWaiver { Requirement = w.Requirement, Subject = w.Subject, From = w.From, Until = w.Until, Reason = w.Reason, GivenBy = w.GivenBy })],
            TrainingChoices = [.. record.TrainingChoices.Select(Write)],
            Payroll = [.. record.Payroll.Select(p => new CasePayroll
            {
                Service = p.Details.Service, PeriodStart = p.Details.PeriodStart, PeriodEnd = p.Details.PeriodEnd, Hours = p.Details.Hours, OvertimeHours = p.Details.OvertimeHours,
                HourlyWage = p.Details.HourlyWage, Gross = p.Details.GrossPay, Subsidized = p.Details.SubsidizedAmount, CheckNumber = p.Details.CheckNumber, File = p.File,
                RecordedOn = p.RecordedOn, TakenBackOn = p.TakenBackOn,
            })],
            Consents = [.. record.Consents.Select(c => new CaseConsent
            {
                Id = c.CaseFileId, Partner = c.Terms.Partner, PartnerId = c.Terms.PartnerId?.ToString(), Program = c.Terms.Program, Items = c.Terms.Items, Documents = [.. c.Terms.Documents.Select(Write)],
                Purpose = c.Terms.Purpose, From = c.Terms.From, Until = c.Terms.Until, Way = c.Way, GivenOn = c.GivenOn, RecordedOn = c.RecordedOn, RecordedBy = c.RecordedBy,
                Witness = c.Witness, Paper = c.Paper is { } paper ? Write(paper) : null, Language = Enum.TryParse<CaseLanguage>(c.Language, ignoreCase: true, out var read) ? read : null,
                WithdrawnOn = c.WithdrawnOn, WithdrawnBy = c.WithdrawnBy,
            })],
            ConcurrentPrograms = [.. record.ConcurrentPrograms.Select(c => new CaseConcurrentProgram
            {
                Id = c.CaseFileId, Program = c.Details.Program, Partner = c.Details.Partner, PartnerId = c.Details.PartnerId?.ToString(), From = c.Details.From, To = c.Details.To,
                Contact = c.Details.Contact, Status = c.Details.Status, Source = c.Details.Source, CommonExit = c.Details.CommonExit, RecordedOn = c.RecordedOn,
            })],
            Visits = record.Visits,
            Office = office,
            Planner = planner,
        };
    }

    private static CaseReferral Write(Domain.Outcomes.Referral r) => new()
    {
        Id = r.CaseFileId, Partner = r.Partner, Contact = r.Contact, On = r.On, For = r.For, Outcome = r.Outcome, PartnerId = r.PartnerId?.ToString(), State = r.State, NeededBy = r.NeededBy,
        Answers = r.Answers is { } a ? new() { Barrier = a.Barrier, Goal = a.Goal, Objective = a.Objective, Service = a.Service } : null,
        Shared = r.Shared, SharedDocuments = [.. r.SharedDocuments.Select(Write)], Consents = r.Consents, SentOn = r.SentOn, OpenUntil = r.OpenUntil,
        Steps = [.. r.Steps.Select(s => new CaseReferralStep { State = s.State, On = s.On, By = s.By, Text = s.Text, Document = s.Document is { } d ? Write(d) : null })],
        Messages = [.. r.Messages.Select(m => new CaseReferralMessage { On = m.On, By = m.By, FromPartner = m.FromPartner, Text = m.Text })],
    };

    private static CaseNamedDocument Write(Domain.Participants.SharedDocument document) => new() { Id = document.Id.ToString(), Title = document.Title };

    private static CaseEligibility? WriteEligibility(ParticipantRecord record) => record is { EligibilityAnswers: null, EligibilitySnapshots.Count: 0 } ? null : new()
    {
        Answers = [.. (record.EligibilityAnswers?.Answers ?? new Dictionary<string, string>()).Select(a => new CaseEligibilityAnswer { Question = a.Key, Answer = a.Value })],
        Proofs = [.. (record.EligibilityAnswers?.Proofs ?? []).Select(p => new CaseEligibilityProof
        {
            Question = p.Question, Kind = p.Kind, Document = p.DocumentId?.ToString(), DocumentTitle = p.DocumentTitle, Sha256 = p.Sha256, SeenOn = p.SeenOn, SeenBy = p.SeenBy,
        })],
        Decisions = [.. record.EligibilitySnapshots.Select(d => new CaseEligibilityDecision { Id = d.CaseFileId, DecidedOn = d.DecidedOn, DecidedBy = d.DecidedBy, Sha256 = d.Sha256, Frozen = d.Frozen })],
    };

    private static CaseAssessment Write(Domain.Participants.Assessment a) => new()
    {
        Id = a.CaseFileId, Type = a.Details.Type, Tool = a.Details.Tool, CompletedOn = a.Details.CompletedOn, Formal = a.Details.Formal, Source = a.Details.Source,
        Areas = a.Details.Areas, Summary = a.Details.Summary, Barriers = a.Details.Barriers,
        Scores = [.. a.Details.Scores.Select(x => new CaseScore { Name = x.Name, Score = x.Score, Level = x.Level })],
        SummaryHistory = [.. a.SummaryHistory.Select(h => new CaseFormerSummary { On = h.On, Summary = h.Summary, By = h.By })],
        Findings = [.. a.Details.Findings.Select(f => new CaseAreaFinding { Area = f.Area, Finding = f.Finding, Strength = f.Strength, Need = f.Need })],
        Battery = a.Details.Battery is { } b
            ? new() { Part = b.Part, Form = b.Form, PreTest = b.PreTest, GivenBy = b.GivenBy, GiverTrained = b.GiverTrained, EnglishLearner = b.EnglishLearner } : null,
        Exploration = a.Details.Exploration is { } e ? new() { Interests = e.Interests, Occupations = e.Occupations, Learned = e.Learned } : null,
        EmploymentGoals = a.Details.EmploymentGoals is { } g
            ? new() { CareerPath = g.CareerPath, Occupation = g.Occupation, HourlyWage = g.HourlyWage, Hours = g.Hours, CanStart = g.CanStart, Conditions = g.Conditions } : null,
        Worksheet = a.Details.Worksheet is { } w
            ? new()
            {
                TargetOccupation = w.TargetOccupation, Recommendation = w.Recommendation, SignedOffBy = w.SignedOffBy, SignedOffOn = w.SignedOffOn,
                Skills = [.. w.Skills.Select(k => new CaseInventorySkill { Skill = k.Skill, From = k.From, Level = k.Level, Evidence = k.Evidence, Transfers = k.Transfers })],
            }
            : null,
        Borrowed = a.Details.Borrowed is { } l ? new() { By = l.By, Partner = l.Partner, Document = l.Document } : null,
        Exception = a.Details.Exemption is { } not ? new() { Reason = not.Reason, Proof = not.Proof, WithdrawnOn = not.WithdrawnOn, WithdrawnWhy = not.WithdrawnWhy } : null,
    };

    private static CaseTrainingChoice Write(Domain.Participants.TrainingChoice choice) => new()
    {
        Id = choice.CaseFileId, Training = choice.Details.Training, Provider = choice.Details.Provider, Occupation = choice.Details.Occupation,
        ConsideredOn = choice.Details.ConsideredOn, Suitable = choice.Details.Suitable, Reason = choice.Details.Reason, DecidedOn = choice.Details.DecidedOn,
        Service = choice.Service, CaseNote = choice.CaseNote, RecordedOn = choice.RecordedOn,
        Talks = [.. choice.Details.Talks.Select(t => new CaseChoiceTalk { About = t.About, On = t.On, Discussed = t.Discussed, Source = t.Source })],
        Tests = [.. choice.Details.Tests.Select(t => new CaseTrainingTest { Test = t.Test, Holds = t.Holds, Why = t.Why })],
    };

    public static CasePlan Write(Domain.Plans.Plan plan) => new()
    {
        Id = plan.CaseFileId, Kind = plan.Kind, OpenedOn = plan.Details.OpenedOn, ClosedOn = plan.ClosedOn, CareerPathway = plan.Details.CareerPathway,
        TargetOccupation = plan.Details.TargetOccupation,
        Justification = plan.Details.Justification is { } j ? new() { Text = j.Text, Basis = j.Basis, SkillsGap = j.SkillsGap } : null,
        Barriers = [.. plan.Details.Barriers.Select(b => new CaseBarrier { Name = b.Name, Action = b.Action })], NoBarriers = plan.Details.NoBarriers,
        Indicators = plan.Details.Indicators, Tracking = plan.Details.Tracking, TrainingComponents = plan.Details.TrainingComponents, Comments = plan.Details.Comments,
        Goals = [.. plan.Goals.Select(Write)],
        Agreements = [.. plan.Agreements.Select(a => new CaseAgreement
        {
            Id = a.CaseFileId, Method = a.Method, ParticipantSignedOn = a.ParticipantSignedOn, StaffSignedOn = a.StaffSignedOn, CopyGivenOn = a.CopyGivenOn,
            Reason = a.Reason, RecordedOn = a.RecordedOn, TryAgainOn = a.TryAgainOn, PlanVersion = a.PlanVersion == 1 ? null : a.PlanVersion,
        })],
        Reviews = [.. plan.Reviews.Select(r => new CaseReview { On = r.On, Changed = r.Changed, CaseNote = r.CaseNote })],
        Changes = [.. plan.Changes.Select(c => new CaseChange { On = c.On, Kind = c.Kind, Goal = c.Goal, Reason = c.Reason })],
        ProjectedEndOn = plan.Details.ProjectedEndOn, CustomerActions = plan.Details.CustomerActions, SupportServices = plan.Details.SupportServices,
        CloseReason = plan.CloseReason, Reopenings = [.. plan.Reopenings.Select(r => new CaseReopening { On = r.On, Reason = r.Reason })],
    };

    private static CaseGoal Write(Domain.Plans.Goal goal) => new()
    {
        Id = goal.CaseFileId, Type = goal.Details.Type, Term = goal.Details.Term, Statement = goal.Details.Statement, Category = goal.Details.Category,
        LinkedGoal = goal.Details.LinkedGoal, EstablishedOn = goal.Details.EstablishedOn, ProjectedEndOn = goal.Details.ProjectedEndOn, ClosedOn = goal.ClosedOn,
        Outcome = goal.Outcome, Status = goal.Status, StatusOn = goal.StatusOn, CloseReason = goal.CloseReason,
        Objectives = [.. goal.Objectives.Select(o => new CaseObjective
        {
            Id = o.CaseFileId, Statement = o.Details.Statement, Predefined = o.Details.Predefined, Justification = o.Details.Justification, Comments = o.Details.Comments,
            StartsOn = o.Details.StartsOn, ReviewOn = o.Details.ReviewOn, ProjectedEndOn = o.Details.ProjectedEndOn, ClosedOn = o.ClosedOn, Outcome = o.Outcome,
            Services = o.Services,
        })],
    };

    public static CaseService Write(Domain.Services.Service service)
    {
        var d = service.Details;
        return new()
        {
            Id = service.CaseFileId, Code = d.Code, Name = d.Name, Kind = d.Kind, Program = d.Program, YouthElement = d.YouthElement, WioaFunded = d.WioaFunded,
            StartsOn = d.StartsOn, PlannedEndOn = d.PlannedEndOn, EndsOn = service.EndsOn, Completion = service.Completion, RecordedOn = service.RecordedOn,
            LearnedEndedOn = service.LearnedEndedOn, ClosureRecordedOn = service.ClosureRecordedOn, Provider = d.Provider, Cost = d.Cost, WeeklyHours = d.WeeklyHours,
            InformedChoice = d.InformedChoice,
            Placement = d.Placement is { } p
                ? new()
                {
                    Employer = p.Employer, Worksite = p.Worksite, MinimumWage = p.MinimumWage, HourlyWage = p.HourlyWage, SubsidizedWage = p.SubsidizedWage,
                    PositionType = p.PositionType, Status = p.Status, StartsOn = p.StartsOn, EndsOn = p.EndsOn,
                    EmployerId = p.EmployerId, WorksiteId = p.WorksiteId, JobId = p.JobId, JobTitle = p.JobTitle, Region = p.Region,
                    Circumstance = p.Circumstance,
                    StatusHistory = [.. p.StatusHistory.Select(h => new CasePlacementStatus { On = h.On, Status = h.Status })],
                }
                : null,
            SocCode = d.SocCode, RapidsId = d.RapidsId, Notes = d.Notes, Barriers = d.Barriers,
            Funding = d.Funding is { } f ? new() { Shares = [.. f.Shares.Select(share => new CaseFundingShare { Source = share.Source, Amount = share.Amount })], OverLimitBecause = f.OverLimitBecause } : null,
            SupportType = d.SupportType, TrainingProgram = d.TrainingProgram,
            Training = d.Training is { } training ? Write(training) : null,
            Attendance = d.Attendance, Episode = d.Episode, SameDay = d.SameDay, Goal = d.Goal,
        };
    }

    private static CaseTraining Write(TrainingDetails t) => new()
    {
        Provider = t.ProviderId?.ToString(), Program = t.ProgramId?.ToString(), Ita = t.Ita ? true : null, ItaNumber = t.ItaNumber,
        Cost = t.Cost is { } c ? new() { Tuition = c.Tuition, Fees = c.Fees, Books = c.Books, Supplies = c.Supplies, Other = c.Other } : null,
        Aid = t.Aid is { } a ? new() { Pell = a.Pell, OtherGrants = a.OtherGrants, Employer = a.Employer, Own = a.Own } : null,
        Budget = [.. t.Budget.Select(l => new CaseBudgetLine { Number = l.Number, Period = l.Period, From = l.From, To = l.To, Planned = l.Planned })],
        Entries = [.. t.Entries.Select(e => new CaseBudgetEntry
        {
            Number = e.Number, Line = e.Line, Kind = e.Kind, Amount = e.Amount, On = e.On, Reference = e.Reference, By = e.By, RecordedOn = e.RecordedOn, Reverses = e.Reverses, Why = e.Why,
        })],
        Sponsor = t.Sponsor, RelatedInstruction = t.RelatedInstruction, StartWage = t.StartWage, EndWage = t.EndWage,
    };

    private static CaseAttendance Write(Domain.Services.AttendanceEntry entry) => new()
    {
        From = entry.Hours.From, To = entry.Hours.To, Scheduled = entry.Hours.Scheduled, Attended = entry.Hours.Attended, Excused = entry.Hours.Excused ? true : null, Note = entry.Hours.Note,
        RecordedOn = entry.RecordedOn, RecordedBy = entry.RecordedBy,
    };
}
