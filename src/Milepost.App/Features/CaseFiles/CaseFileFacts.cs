using System.Collections.Immutable;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.CaseFiles;

/// <summary>What policy asks about a case file: the facts that rules are judged by.</summary>
/// <remarks>A record in the store becomes a case file first, so a page and <c>milepost check</c> judge the same facts.</remarks>
public static class CaseFileFacts
{
    public static CaseFacts Of(CaseFile file) => new()
    {
        Id = file.Participant.Id,
        Participant = new(file.Participant.TrainingApprovedOn, file.Participant.NewCareerCoach == true, file.Participant.Folder == true),
        Application = file.Application is { } application ? Of(application) : null,
        Screening = file.Screening is { } screening ? new(screening.GivenOn, screening.BasicSkillsDeficient, screening.Actions.Any(Has)) : null,
        Enrollments = Each(file.Enrollments, each => new EnrollmentFact
        {
            Program = each.Program,
            EnteredOn = each.EnteredOn,
            ExitedOn = each.ExitedOn,
            ExitRecordedOn = each.ExitRecordedOn,
            FollowUpEndedOn = each.ExitDetails?.FollowUp is { } followUp ? followUp.End?.On ?? (followUp.Accepted ? null : followUp.OfferedOn) : null,
        }),
        // An exception from the test says that none was given.
        Assessments = Each([.. file.Assessments.Where(each => each.Exception is null)], each => new AssessmentFact
        {
            Id = each.Id,
            Type = each.Type,
            Tool = each.Tool,
            CompletedOn = each.CompletedOn,
            Borrowed = each.Source == AssessmentSource.Partner,
            Areas = [.. each.Areas],
        }),
        Plans = Each(file.Plans, Of),
        Services = Each(file.Services, Of),
        CaseNotes = Each(file.CaseNotes, each => new CaseNoteFact
        {
            Id = each.Id,
            Subject = each.Subject,
            OccurredOn = each.OccurredOn,
            RecordedOn = each.RecordedOn,
            TwoWay = each.TwoWay,
            Service = each.Service,
        }),
        Credentials = Each(file.Credentials, each => new OutcomeFact
        {
            Id = each.Id,
            IsCredential = true,
            Name = each.Name,
            AttainedOn = each.AttainedOn,
            LearnedOn = each.LearnedOn,
            RecordedOn = each.RecordedOn,
        }),
        SkillGains = Each(file.SkillGains, each => new OutcomeFact
        {
            Id = each.Id,
            IsCredential = false,
            Name = each.Type,
            AttainedOn = each.AttainedOn,
            LearnedOn = each.LearnedOn,
            RecordedOn = each.RecordedOn,
        }),
        Referrals = Each([.. file.Referrals.Where(each => each.State != Domain.Outcomes.ReferralState.Drafted)], (CaseReferral each) => new ReferralFact(each.Id, each.On, Has(each.Contact))),
        PlannedGaps = Each(file.PlannedGaps, each => new PlannedGapFact(each.From, each.To, each.RecordedOn)),
        PartnerPrograms = [.. file.PartnerPrograms],
    };

    private static ApplicationFact Of(CaseApplication application) => new()
    {
        AppliedOn = application.AppliedOn,
        DeterminedOn = application.DeterminedOn,
        CertifiedOn = application.CertifiedOn,
        Programs = [.. application.Programs],
        PriorityGroup = application.PriorityGroup,
    };

    private static PlanFact Of(CasePlan plan) => new()
    {
        Id = plan.Id,
        Kind = plan.Kind,
        OpenedOn = plan.OpenedOn,
        ClosedOn = plan.ClosedOn,
        HasCareerPathway = Has(plan.CareerPathway),
        HasTargetOccupation = Has(plan.TargetOccupation),
        Justification = plan.Justification is { } justification && Has(justification.Text) ? new([.. justification.Basis], Has(justification.SkillsGap)) : null,
        Barriers = Each(plan.Barriers, each => new BarrierFact(each.Name, Has(each.Action))),
        NoBarriers = plan.NoBarriers == true,
        HasIndicator = plan.Indicators.Any(Has),
        HasTracking = Has(plan.Tracking),
        HasTrainingComponents = plan.TrainingComponents.Any(Has),
        HasComments = Has(plan.Comments),
        Goals = Each(plan.Goals, Of),
        Agreements = Each(plan.Agreements, each => new AgreementFact
        {
            Id = each.Id,
            Method = each.Method,
            ParticipantSignedOn = each.ParticipantSignedOn,
            StaffSignedOn = each.StaffSignedOn,
            CopyGivenOn = each.CopyGivenOn,
            HasReason = Has(each.Reason),
            RecordedOn = each.RecordedOn,
        }),
        Reviews = Each(plan.Reviews, each => new ReviewFact(plan.Id, each.On, each.Changed)),
        Changes = Each(plan.Changes, each => new ChangeFact(plan.Id, each.On, each.Kind, each.Goal, Has(each.Reason))),
    };

    private static GoalFact Of(CaseGoal goal) => new()
    {
        Id = goal.Id,
        Type = goal.Type,
        Term = goal.Term,
        Statement = goal.Statement,
        LinkedGoal = goal.LinkedGoal,
        EstablishedOn = goal.EstablishedOn,
        ClosedOn = goal.ClosedOn,
        Status = goal.Status,
        StatusOn = goal.StatusOn,
        Objectives = Each(goal.Objectives, each => new ObjectiveFact
        {
            Id = each.Id,
            Statement = each.Statement,
            Predefined = each.Predefined,
            HasJustification = Has(each.Justification),
            StartsOn = each.StartsOn,
            ReviewOn = each.ReviewOn,
            ProjectedEndOn = each.ProjectedEndOn,
            ClosedOn = each.ClosedOn,
            HasOutcome = each.Outcome is not null,
            Services = [.. each.Services],
        }),
    };

    private static ServiceFact Of(CaseService service) => new()
    {
        Id = service.Id,
        Code = service.Code,
        Name = service.Name,
        Kind = service.Kind,
        Program = service.Program,
        YouthElement = service.YouthElement,
        WioaFunded = service.WioaFunded,
        StartsOn = service.StartsOn,
        PlannedEndOn = service.PlannedEndOn,
        EndsOn = service.EndsOn,
        Completed = service.Completion is not null,
        RecordedOn = service.RecordedOn,
        LearnedEndedOn = service.LearnedEndedOn,
        ClosureRecordedOn = service.ClosureRecordedOn,
        HasProvider = Has(service.Provider),
        HasCost = service.Cost is not null,
        InformedChoice = [.. service.InformedChoice],
        Placement = service.Placement is { } placement ? new(placement.MinimumWage, placement.HourlyWage, placement.SubsidizedWage) : null,
        HasSocCode = Has(service.SocCode),
        HasRapidsId = Has(service.RapidsId),
    };

    private static bool Has(string? text) => !string.IsNullOrWhiteSpace(text);

    private static ImmutableArray<TTo> Each<TFrom, TTo>(IReadOnlyList<TFrom> all, Func<TFrom, TTo> map)
    {
        if (all.Count == 0) return [];
        var mapped = ImmutableArray.CreateBuilder<TTo>(all.Count);
        foreach (var each in all) mapped.Add(map(each));
        return mapped.MoveToImmutable();
    }
}
