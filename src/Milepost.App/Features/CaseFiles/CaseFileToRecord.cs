using System.Globalization;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Services;

namespace Milepost.App.Features.CaseFiles;

/// <summary>Turns a valid case file into the parts of a record, as it happened.</summary>
internal static class CaseFileToRecord
{
    /// <param name="source">Said in the history: where the record came from.</param>
    /// <param name="existing">The person, when the record is known already and is to become what the file says.</param>
    public static ParticipantRecord Read(CaseFile file, Guid? officeId, Guid? plannerId, string source, Participant? existing)
    {
        var screening = file.Screening is { } s ? new Screening(s.GivenOn, s.BasicSkillsDeficient, s.Actions) : null;
        existing?.Replace(Profile(file.Participant), file.Pack, officeId, plannerId, screening, file.PartnerPrograms, HighestNumber(file), source);
        var participant = existing ?? Participant.Restore(
            file.Participant.Id, Profile(file.Participant), file.Pack, officeId, plannerId, screening, file.PartnerPrograms, HighestNumber(file), source);
        var id = participant.Id;
        return new(
            participant,
            file.Application is { } a
                ? Application.Restore(id, a.AppliedOn, a.DeterminedOn, a.CertifiedOn, a.Programs, a.PriorityGroup, [.. a.Documents.Select(d => new EvidenceDocument(d.Element, d.Kind))])
                : null,
            [.. file.Enrollments.Select(e => Enrollment.Restore(id, participant.NextPartId("E"), e.Program, e.EnteredOn, e.ParticipationOn, e.ExitedOn, e.ExitRecordedOn, e.ExitReason, e.EmployedOn))],
            [.. file.Assessments.Select(e => Assessment.Restore(id, e.Id, new()
            {
                Type = e.Type, Tool = e.Tool, CompletedOn = e.CompletedOn, Formal = e.Formal, Source = e.Source, Areas = e.Areas, Summary = e.Summary,
                Scores = [.. e.Scores.Select(x => new AssessmentScore(x.Name, x.Score, x.Level))], Barriers = e.Barriers,
            }, [.. e.SummaryHistory.Select(h => new EarlierSummary(h.On, h.Summary, h.By))]))],
            [.. file.Plans.Select(p => ReadPlan(id, p))],
            [.. file.Services.Select(e => ReadService(id, e))],
            [.. file.CaseNotes.Select(n => Domain.CaseNotes.CaseNote.Restore(id, n.Id,
                new() { Subject = n.Subject, OccurredOn = n.OccurredOn, TwoWay = n.TwoWay, Method = n.Method, Service = n.Service, Text = n.Text },
                n.RecordedOn, n.Author, n.LockedOn, [.. n.Addenda.Select(x => new Addendum(x.RecordedOn, x.Text, x.Author))]))],
            [.. file.Credentials.Select(c => Credential.Restore(id, c.Id, c.Name, c.AttainedOn, c.LearnedOn, c.RecordedOn, c.Type))],
            [.. file.SkillGains.Select(g => SkillGain.Restore(id, g.Id, g.Type, g.AttainedOn, g.LearnedOn, g.RecordedOn))],
            [.. file.Referrals.Select(r => Referral.Restore(id, r.Id, r.Partner, r.Contact, r.On, r.For, r.Outcome))],
            [.. file.PlannedGaps.Select(g => PlannedGap.Restore(id, participant.NextPartId("W"), g.From, g.To, g.Reason, g.RecordedOn))],
            [.. file.Waivers.Select(w => SupervisorWaiver.Restore(id, participant.NextPartId("V"), w.Requirement, w.Subject, w.From, w.Until, w.Reason, w.GivenBy))])
        {
            Visits = file.Visits,
        };
    }

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
                ? new(p.Employer, p.Worksite, p.MinimumWage, p.HourlyWage, p.SubsidizedWage, p.PositionType, p.Status, p.StartsOn, p.EndsOn) : null,
            SocCode = s.SocCode, RapidsId = s.RapidsId, Notes = s.Notes, Barriers = s.Barriers, SupportType = s.SupportType, TrainingProgram = s.TrainingProgram,
            Attendance = s.Attendance, Episode = s.Episode, SameDay = s.SameDay, Goal = s.Goal,
        },
        s.EndsOn, s.Completion, s.RecordedOn, s.LearnedEndedOn, s.ClosureRecordedOn);

    /// <summary>New parts are numbered on from the highest number that any id in the file ends with.</summary>
    private static int HighestNumber(CaseFile file)
    {
        var ids = file.Assessments.Select(x => x.Id).Concat(file.Services.Select(x => x.Id)).Concat(file.CaseNotes.Select(x => x.Id))
            .Concat(file.Credentials.Select(x => x.Id)).Concat(file.SkillGains.Select(x => x.Id)).Concat(file.Referrals.Select(x => x.Id))
            .Concat(file.Plans.SelectMany(p => p.Goals.SelectMany(g => g.Objectives.Select(o => o.Id).Prepend(g.Id)).Concat(p.Agreements.Select(a => a.Id)).Prepend(p.Id)));
        return ids.Select(id => id.Length - id.AsSpan().TrimEnd("0123456789").Length is > 0 and < 9 and var digits
            ? int.Parse(id.AsSpan(id.Length - digits), NumberStyles.None, CultureInfo.InvariantCulture) : 0).DefaultIfEmpty(0).Max();
    }
}
