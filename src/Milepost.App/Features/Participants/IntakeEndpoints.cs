using Milepost.App.Features.Api;
using Milepost.App.Features.Assessments;
using Milepost.App.Features.Assessments.Except;
using Milepost.App.Features.Assessments.Training;
using Milepost.App.Features.Exits.Record;
using Milepost.App.Features.FollowUps.Plan;
using Milepost.App.Features.FollowUps.Record;
using Milepost.App.Features.Participants.Application;
using Milepost.App.Features.Participants.Eligibility;
using Milepost.App.Features.Participants.Enrollments;
using Milepost.App.Features.Participants.Record;
using Milepost.App.Features.Participants.Screening;
using Milepost.Domain.Participants;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.Participants;

/// <summary>Intake and enrollment in the API: each line is one command, with the address it is taken at.</summary>
public static class IntakeEndpoints
{
    public static void MapIntakeEndpoints(this IEndpointRouteBuilder api)
    {
        var area = new ApiArea(api, "Intake and enrollment");
        area.Changes<RecordApplication>("/participants/{participantId}/application");
        area.Changes<AnswerQuestions>("/participants/{participantId}/application/answers");
        area.Changes<TieProofs>("/participants/{participantId}/application/proofs");
        area.Does<DetermineEligibility>("/participants/{participantId}/application/determination");
        area.Changes<ScreenBasicSkills>("/participants/{participantId}/screening");
        area.Does<FollowUpScreening>("/participants/{participantId}/screening/follow-ups");
        area.Does<TakeBackFollowUp>("/participants/{participantId}/screening/follow-ups/take-back");
        area.Parts<Enrollment>("enrollments", "enrollmentId", "Enrollment", "Enrollments");
        area.Does<EnterProgram>("/participants/{participantId}/enrollments");
        area.Changes<CorrectEnrollment>("/participants/{participantId}/enrollments/{enrollmentId}");
        area.Does<UndoExit>("/participants/{participantId}/enrollments/{enrollmentId}/undo-exit");
        area.Does<RecordExit>("/participants/{participantId}/exit");
        area.Parts<FollowUpContact>("follow-up/contacts", "contactId", "FollowUpContact", "FollowUpContacts");
        area.Adds<RecordContact>("/participants/{participantId}/follow-up/contacts", "recordFollowUpContact");
        area.Changes<PlanFollowUp>("/participants/{participantId}/follow-up/plan");
        area.Does<EndFollowUp>("/participants/{participantId}/follow-up/end");
        area.Parts<Assessment>("assessments", "assessmentId", "Assessment", "Assessments");
        area.Adds<RecordAssessment>("/participants/{participantId}/assessments", "recordAssessment");
        area.Changes<RecordAssessment>("/participants/{participantId}/assessments/{assessmentId}", "changeAssessment");
        area.Does<ExceptFromTest>("/participants/{participantId}/assessments/exceptions");
        area.Does<WithdrawException>("/participants/{participantId}/assessments/{assessmentId}/withdraw");
        area.Parts<TrainingChoice>("training-choices", "choiceId", "TrainingChoice", "TrainingChoices");
        area.Adds<RecordTrainingChoice>("/participants/{participantId}/training-choices", "recordTrainingChoice");
        area.Changes<RecordTrainingChoice>("/participants/{participantId}/training-choices/{choiceId}", "changeTrainingChoice");
    }
}
