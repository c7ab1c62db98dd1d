using Milepost.Domain;

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
                }
                : null,
            Screening = person.Screening is { } s ? new() { GivenOn = s.GivenOn, BasicSkillsDeficient = s.BasicSkillsDeficient, Actions = s.Actions } : null,
            Enrollments = [.. record.Enrollments.Select(e => new CaseEnrollment
            {
                Program = e.Program, EnteredOn = e.EnteredOn, ParticipationOn = e.ParticipationOn, ExitedOn = e.ExitedOn, ExitRecordedOn = e.ExitRecordedOn,
                ExitReason = e.ExitReason, EmployedOn = e.EmployedOn,
            })],
            Assessments = [.. record.Assessments.Select(Write)],
            Plans = [.. record.Plans.Select(Write)],
            Services = [.. record.Services.Select(Write)],
            CaseNotes = [.. record.CaseNotes.Select(n => new CaseNote
            {
                Id = n.CaseFileId, Subject = n.Details.Subject, OccurredOn = n.Details.OccurredOn, RecordedOn = n.RecordedOn, TwoWay = n.Details.TwoWay,
                Method = n.Details.Method, Service = n.Details.Service, Text = n.Details.Text, Author = n.Author, LockedOn = n.LockedOn,
                Addenda = [.. n.Addenda.Select(x => new CaseAddendum { RecordedOn = x.RecordedOn, Text = x.Text, Author = x.Author })],
            })],
            Credentials = [.. record.Credentials.Select(c => new CaseCredential { Id = c.CaseFileId, Name = c.Name, Type = c.Type, AttainedOn = c.AttainedOn, LearnedOn = c.LearnedOn, RecordedOn = c.RecordedOn })],
            SkillGains = [.. record.SkillGains.Select(g => new CaseSkillGain { Id = g.CaseFileId, Type = g.Type, AttainedOn = g.AttainedOn, LearnedOn = g.LearnedOn, RecordedOn = g.RecordedOn })],
            Referrals = [.. record.Referrals.Select(r => new CaseReferral { Id = r.CaseFileId, Partner = r.Partner, Contact = r.Contact, On = r.On, For = r.For, Outcome = r.Outcome })],
            PartnerPrograms = person.PartnerPrograms,
            PlannedGaps = [.. record.PlannedGaps.Select(g => new CasePlannedGap { From = g.From, To = g.To, Reason = g.Reason, RecordedOn = g.RecordedOn })],
            Waivers = [.. record.Waivers.Select(w => new CaseWaiver { Requirement = w.Requirement, Subject = w.Subject, From = w.From, Until = w.Until, Reason = w.Reason, GivenBy = w.GivenBy })],
            Visits = record.Visits,
            Office = office,
            Planner = planner,
        };
    }

    private static CaseAssessment Write(Domain.Participants.Assessment a) => new()
    {
        Id = a.CaseFileId, Type = a.Details.Type, Tool = a.Details.Tool, CompletedOn = a.Details.CompletedOn, Formal = a.Details.Formal, Source = a.Details.Source,
        Areas = a.Details.Areas, Summary = a.Details.Summary, Barriers = a.Details.Barriers,
        Scores = [.. a.Details.Scores.Select(x => new CaseScore { Name = x.Name, Score = x.Score, Level = x.Level })],
        SummaryHistory = [.. a.SummaryHistory.Select(h => new CaseFormerSummary { On = h.On, Summary = h.Summary, By = h.By })],
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
                }
                : null,
            SocCode = d.SocCode, RapidsId = d.RapidsId, Notes = d.Notes, Barriers = d.Barriers, SupportType = d.SupportType, TrainingProgram = d.TrainingProgram,
            Attendance = d.Attendance, Episode = d.Episode, SameDay = d.SameDay, Goal = d.Goal,
        };
    }
}
