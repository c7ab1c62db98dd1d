using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Bench;

// Illinois, for each service that has started.
internal sealed partial class HandWrittenJudge
{
    private void JudgeServiceByIllinois(ServiceFact service)
    {
        if (service.Kind == ServiceKind.SelfService) return;
        var subject = service.Ref;
        var start = new Evidence("start", service.StartsOn, service);

        AddDone("il.service-entered-within-10-days", subject, service.StartsOn.AddDays(10), service.RecordedOn, start, new Evidence("entry", service.RecordedOn, service));
        ServiceClosedWithin10Days(service, subject);
        AddMetOrNot("il.service-has-case-note", subject, HasNote(service, about: null), start);
        if (service.Kind != ServiceKind.Basic || !_facts.Enrollments.IsEmpty) NoServiceBeforeCertification(service, subject, start);

        if (!IsTraining(service)) return;
        TrainingNeedNoted(service, subject, start);
        TrainingNotesComplete(service, subject, start);
        if (IsForAdult(service)) InformedChoiceBeforeTraining(service, subject, start);
    }

    private void ServiceClosedWithin10Days(ServiceFact service, string subject)
    {
        if ((service.LearnedEndedOn ?? service.EndsOn) is not { } learned) return;
        var due = learned.AddDays(10);
        var ended = new Evidence("end learned", learned, service);
        if (service is { Completed: true, ClosureRecordedOn: { } closed })
            AddDone("il.service-closed-within-10-days", subject, due, closed, ended, new Evidence("closed with its outcome", closed, service));
        else
            AddToDo("il.service-closed-within-10-days", subject, due, ended);
    }

    private void NoServiceBeforeCertification(ServiceFact service, string subject, Evidence start)
    {
        if (_facts.Application is { CertifiedOn: { } certified } application)
            AddMetOrNot("il.no-service-before-certification", subject, certified <= service.StartsOn, start, new Evidence("certification", certified, application));
        else
            Add("il.no-service-before-certification", subject, Outcome.CannotTell, [], start);
    }

    private void TrainingNeedNoted(ServiceFact service, string subject, Evidence start)
    {
        CaseNoteFact? first = null;
        foreach (var note in _facts.CaseNotes)
            if (note.Service == service.Id && note.Subject == "Determination of Training Need" && (first is null || note.OccurredOn < first.OccurredOn)) first = note;

        if (first is null) AddMetOrNot("il.training-need-noted", subject, met: false, start);
        else AddMetOrNot("il.training-need-noted", subject, first.OccurredOn <= service.StartsOn, start, new Evidence("case note", first.OccurredOn, first));
    }

    private void TrainingNotesComplete(ServiceFact service, string subject, Evidence start)
    {
        List<string>? missing = null;
        if (!HasNote(service, "Training Begin Date")) Lacks(ref missing, "trainingBegin");
        if (service.HasEnded && !HasNote(service, "Training End Date")) Lacks(ref missing, "trainingEnd");
        AddMetUnless("il.training-notes-complete", subject, missing, start);
    }

    private bool HasNote(ServiceFact service, string? about)
    {
        foreach (var note in _facts.CaseNotes)
            if (note.Service == service.Id && (about is null || note.Subject == about)) return true;
        return false;
    }

    /// <summary>Of an adult or dislocated worker program; of another one than youth when the person is enrolled in one of these.</summary>
    private bool IsForAdult(ServiceFact service)
    {
        if (service.Program is Program.Adult or Program.DislocatedWorker) return true;
        if (service.Program == Program.Youth) return false;
        foreach (var enrollment in _facts.Enrollments)
            if (enrollment.Program is Program.Adult or Program.DislocatedWorker) return true;
        return false;
    }

    private void InformedChoiceBeforeTraining(ServiceFact service, string subject, Evidence start)
    {
        var told = service.InformedChoice;
        List<string>? missing = null;
        if (!told.Contains(InformedChoice.LocalLaborMarket)) Lacks(ref missing, "localLaborMarket");
        if (!told.Contains(InformedChoice.EmployerSkillDemand)) Lacks(ref missing, "employerSkillDemand");
        if (!told.Contains(InformedChoice.HiringPrerequisites)) Lacks(ref missing, "hiringPrerequisites");
        if (!told.Contains(InformedChoice.InDemandOccupations)) Lacks(ref missing, "inDemandOccupations");
        if (!told.Contains(InformedChoice.Suitability)) Lacks(ref missing, "suitability");
        if (!told.Contains(InformedChoice.SustainableEmployment)) Lacks(ref missing, "sustainableEmployment");
        AddMetUnless("il.informed-choice-before-training", subject, missing, start);
    }
}
