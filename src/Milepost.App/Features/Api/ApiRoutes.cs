using Milepost.App.Features.Agreements;
using Milepost.App.Features.Api.Limits;
using Milepost.App.Features.Api.Lists;
using Milepost.App.Features.Api.OpenApi;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.CaseNotes;
using Milepost.App.Features.Documents;
using Milepost.App.Features.Findings.Api;
using Milepost.App.Features.Findings.Overdue;
using Milepost.App.Features.FrontDesk;
using Milepost.App.Features.History;
using Milepost.App.Features.Organization;
using Milepost.App.Features.Outcomes;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Participants.Caseload;
using Milepost.App.Features.Participants.Find;
using Milepost.App.Features.Participants.Record;
using Milepost.App.Features.Partners;
using Milepost.App.Features.Plans;
using Milepost.App.Features.Plans.InFull;
using Milepost.App.Features.Services;
using Milepost.App.Features.Supervision;
using Milepost.App.Features.Training;
using Milepost.App.Features.Worksites;

namespace Milepost.App.Features.Api;

/// <summary>Everything under /api/v1. Each feature declares its own addresses in an endpoint file beside it.</summary>
public static class ApiRoutes
{
    public const string Root = "/api/v1";

    public static bool Has(string? route) => route is not null && (route.StartsWith(Root + "/", StringComparison.Ordinal) || route == Root);

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.AddSingleton(s => ApiRateSettings.Read(s.GetService<IConfiguration>()));
        // The words of what could not be read go into the answer.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services;
    }

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Root);
        api.MapOpenApiEndpoints();
        api.MapListEndpoints();
        api.MapCaseloadEndpoints();
        api.MapParticipantEndpoints();
        api.MapRecordPiecesEndpoints();
        api.MapRecordEndpoints();
        api.MapIntakeEndpoints();
        api.MapPlanInFullEndpoints();
        api.MapPlanEndpoints();
        api.MapAgreementEndpoints();
        api.MapServiceEndpoints();
        api.MapCaseNoteEndpoints();
        api.MapOutcomeEndpoints();
        api.MapDocumentsApiEndpoints();
        api.MapDocumentEndpoints();
        api.MapCaseFileEndpoints();
        api.MapHistoryEndpoints();
        api.MapFindingsApiEndpoints();
        api.MapOverdueEndpoints();
        api.MapSupervisionEndpoints();
        api.MapTrainingEndpoints();
        api.MapWorksiteEndpoints();
        api.MapFrontDeskEndpoints();
        api.MapPartnerEndpoints();
        api.MapOrganizationEndpoints();
    }
}
