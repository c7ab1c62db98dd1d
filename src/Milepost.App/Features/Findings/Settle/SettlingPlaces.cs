using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.Findings.OfParticipant;
using Milepost.App.Features.Plans;
using Milepost.App.ReferenceData;
using Milepost.Domain;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Findings.Settle;

/// <summary>Finds the page of the one action that settles a finding.</summary>
/// <param name="printed">The plans that were printed for signing.</param>
/// <param name="offered">What the person's programs offer; the program that decides the plan comes first.</param>
public sealed class SettlingPlaces(ParticipantRecord record, PackSettings settings, IReadOnlySet<Guid> printed, IReadOnlyList<(Program Program, ServiceCode Service)> offered)
{
    /// <summary>The one that reviews and services go to, see <see cref="OpenPlans"/>.</summary>
    private Plan? OpenPlan => record.Plans.LastOrDefault(plan => plan.IsOpen);

    public RecordPlace For(Settlement? settlement, RecordThing thing, Wanted wanted) => settlement switch
    {
        Settlement.Contact => At("/contact"),
        // Only the plan that is worked on is reviewed; the others are closed first.
        Settlement.Review => thing.Plan is { } other && other != OpenPlan ? other.IsOpen ? At("/plans") : PlanPage(other) : At("/review"),
        Settlement.ServiceClosing => ServiceClosing(thing),
        Settlement.Signature => (thing.Plan ?? OpenPlan) is { } plan ? Signature(plan) : PlanToCome(),
        Settlement.Copy => Copy(thing),
        Settlement.CaseNote => At("/notes/new").Asking(("subject", wanted.NoteSubject), ("service", thing.Service?.CaseFileId), ("on", Iso(wanted.On))),
        Settlement.Assessment => Assessment(thing, wanted),
        Settlement.Screening => At("/screening"),
        Settlement.PlanContent => PlanContent(thing),
        Settlement.Goal => Goals(thing),
        Settlement.Objective => Objectives(thing),
        Settlement.NewService => NewService(thing, wanted),
        Settlement.ServiceDetails => thing.Service is { } service ? At("/services/{serviceId:guid}/edit", service.Id) : At("/services"),
        Settlement.Eligibility => At(record.Application is null ? "/application/edit" : "/application/determination"),
        Settlement.Enrollment => Enrollment(),
        Settlement.Exit => At("/exit"),
        Settlement.FollowUp => NewService(thing, wanted with { FollowUp = true }),
        // Both kinds are recorded from here, and those on file are listed.
        Settlement.Outcome => At("/outcomes").At(thing.Kind == SubjectKind.SkillGain ? "gains" : "credentials"),
        Settlement.Referral => thing.Referral is { } referral ? At("/referrals/{referralId:guid}", referral.Id) : At("/referrals/new"),
        Settlement.Profile => At("/profile"),
        _ => thing.Place,
    };

    /// <summary>A service that came closed but without its end takes one only after it is reopened.</summary>
    private RecordPlace ServiceClosing(RecordThing thing) => thing.Service is not { } service ? At("/services")
        : At(service.Completion is null ? "/services/{serviceId:guid}/close" : "/services/{serviceId:guid}/reopen", service.Id);

    /// <summary>Only what was printed here can be signed; the page of a closed plan says how to go on.</summary>
    private RecordPlace Signature(Plan plan) => At(plan.IsOpen && !printed.Contains(plan.Id) ? "/plans/{planId:guid}/print" : "/plans/{planId:guid}/sign", plan.Id);

    private RecordPlace Copy(RecordThing thing)
    {
        if ((thing.Plan ?? OpenPlan) is not { } plan) return PlanToCome();
        var agreement = thing.Agreement ?? plan.Agreements.LastOrDefault(each => each.Method != AgreementMethod.UnableToCollect && each.CopyGivenOn is null);
        return agreement is { Method: not AgreementMethod.UnableToCollect } form
            ? At("/plans/{planId:guid}/agreements/{agreementId:guid}/copy", plan.Id, form.Id)
            : Signature(plan);
    }

    /// <summary>One of the wanted kind that is on file is mended where all are listed: its day may be typed wrongly.</summary>
    private RecordPlace Assessment(RecordThing thing, Wanted wanted) => thing.Assessment is { } assessment ? At("/assessment/{assessmentId:guid}", assessment.Id)
        : wanted.Assessment is { } type && record.Assessments.Any(each => each.Details.Type == type) ? At("/assessment")
        : At("/assessment/new").Asking(("type", wanted.Assessment?.ToString()));

    private RecordPlace PlanContent(RecordThing thing)
    {
        if (thing.Plan is { } plan) return PlanPage(plan);
        return record.Plans.Count(each => each.IsOpen) > 1 ? At("/plans") : OpenPlan is { } open ? PlanPage(open) : PlanToCome();
    }

    private RecordPlace Goals(RecordThing thing)
    {
        if ((thing.Plan ?? OpenPlan) is not { } plan) return PlanToCome();
        if (!plan.IsOpen) return PlanPage(plan);
        if (thing.Goal is { } goal) return goal.IsOpen ? At("/plans/{planId:guid}/goals/{goalId:guid}", plan.Id, goal.Id) : At("/plans/{planId:guid}/goals", plan.Id);
        if (!plan.HasOpenGoal) return At("/plans/{planId:guid}/goals/new", plan.Id);
        return LacksObjective(plan) ? At("/plans/{planId:guid}/objectives/new", plan.Id) : At("/plans/{planId:guid}/goals", plan.Id);
    }

    private RecordPlace Objectives(RecordThing thing)
    {
        if ((thing.Plan ?? OpenPlan) is not { } plan) return PlanToCome();
        if (!plan.IsOpen) return PlanPage(plan);
        if (thing.Objective is { } objective)
            return objective.IsOpen ? At("/plans/{planId:guid}/objectives/{objectiveId:guid}", plan.Id, objective.Id)
                // Closed without its outcome: it is closed again, with one.
                : objective.Outcome is null && thing.Goal is { IsOpen: true } ? At("/plans/{planId:guid}/objectives/{objectiveId:guid}/reopen", plan.Id, objective.Id)
                : At("/plans/{planId:guid}/objectives", plan.Id);
        return LacksObjective(plan) && plan.HasOpenGoal ? At("/plans/{planId:guid}/objectives/new", plan.Id) : At("/plans/{planId:guid}/objectives", plan.Id);
    }

    private static bool LacksObjective(Plan plan) => !plan.Goals.Any(goal => goal.IsOpen && goal.Objectives.Any(each => each.IsOpen));

    /// <summary>With the service chosen where the requirement leaves no choice, or its first is as good as any.</summary>
    private RecordPlace NewService(RecordThing thing, Wanted wanted)
    {
        var choice = Fitting(thing, wanted).FirstOrDefault();
        return At("/services/new").Asking(
            ("program", choice.Service is null ? null : choice.Program.ToString()), ("service", choice.Service?.Service),
            ("goal", thing.Goal?.CaseFileId), ("objective", thing.Objective?.CaseFileId), ("on", Iso(wanted.On)));
    }

    private IEnumerable<(Program Program, ServiceCode Service)> Fitting(RecordThing thing, Wanted wanted)
    {
        if (wanted.PlanEpisode && (thing.Plan ?? OpenPlan ?? (record.Plans is [.., var newest] ? newest : null)) is { } plan)
        {
            var episode = settings.PlanEpisode.For(CodeWords.Of(plan.Kind));
            return offered.Where(each => episode.Code is { } code ? each.Service.Code == code : each.Service.Name == episode.Name);
        }
        if (wanted.FollowUp)
            return offered.Where(each => each.Service.Kind == CodeWords.Of(ServiceKind.FollowUp)).ToList() is [var only] ? [only] : [];
        return from code in wanted.ServiceCodes ?? [] from each in offered where each.Service.Code == code select each;
    }

    /// <summary>The first of what has to come before an enrollment that is not there yet; once enrolled, all of it stands on one page.</summary>
    private RecordPlace Enrollment() => record.Enrollments.Count > 0 ? At("/application").At("enrolled")
        : record.Application switch
        {
            null => At("/application/edit"),
            { DeterminedOn: null } => At("/application/determination"),
            _ => At("/enrollments/new"),
        };

    private RecordPlace PlanPage(Plan plan) => At("/plans/{planId:guid}", plan.Id);

    private RecordPlace PlanToCome() => At(record.Plans.Count == 0 ? "/plans/new" : "/plans");

    private RecordPlace At(string below, params IReadOnlyList<Guid> parts) => RecordPlace.Of(record.Participant.Id, below, parts);

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
