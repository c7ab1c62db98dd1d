using Milepost.App.Features.Api;
using Milepost.App.Features.Participants.Record;
using Milepost.App.Features.Training.Budget;
using Milepost.App.Features.Training.Programs;
using Milepost.App.Features.Training.Providers;
using Milepost.Domain.Training;

namespace Milepost.App.Features.Training;

/// <summary>Training in the API: each line is one command, with the address it is taken at.</summary>
public static class TrainingEndpoints
{
    public static void MapTrainingEndpoints(this IEndpointRouteBuilder api)
    {
        var area = new ApiArea(api, "Training");
        area.Kept<TrainingProvider>("/training/providers", "providerId", "TrainingProvider", "TrainingProviders");
        area.Adds<AddProvider>("/training/providers", "addTrainingProvider");
        area.Changes<ChangeProvider>("/training/providers/{providerId}", "changeTrainingProvider");
        area.Does<EndProvider>("/training/providers/{providerId}/end", "endTrainingProvider");
        area.Kept<TrainingProgram>("/training/programs", "programId", "TrainingProgram", "TrainingPrograms");
        area.Does<AddProgram>("/training/providers/{providerId}/programs", "addTrainingProgram");
        area.Changes<ChangeProgram>("/training/programs/{programId}", "changeTrainingProgram");
        area.Does<EndProgram>("/training/programs/{programId}/end", "endTrainingProgram");
        area.Does<TakeApprovalStep>("/training/programs/{programId}/approval");
        area.Does<EnterProgramCredential>("/training/programs/{programId}/credentials");
        area.Does<SettleProgramCredential>("/training/programs/{programId}/credentials/{number}");
        area.Changes<SetTrainingCost>("/participants/{participantId}/services/{serviceId}/training/cost");
        area.Changes<PlanTrainingBudget>("/participants/{participantId}/services/{serviceId}/training/budget");
        area.Does<EnterTrainingMoney>("/participants/{participantId}/services/{serviceId}/training/money");
        area.Does<ReverseTrainingMoney>("/participants/{participantId}/services/{serviceId}/training/money/{number}/reverse");
    }
}
