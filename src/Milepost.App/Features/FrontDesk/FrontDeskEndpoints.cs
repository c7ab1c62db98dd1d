using Milepost.App.Features.Api;
using Milepost.App.Features.FrontDesk.LocalServices;
using Milepost.App.Features.FrontDesk.SignInSheet;
using Milepost.App.Features.FrontDesk.Visitors;

namespace Milepost.App.Features.FrontDesk;

/// <summary>Front desk in the API: each line is one command, with the address it is taken at.</summary>
public static class FrontDeskEndpoints
{
    public static void MapFrontDeskEndpoints(this IEndpointRouteBuilder api)
    {
        var area = new ApiArea(api, "Front desk");
        area.Does<EnterSheet>("/front-desk/sheets");
        area.Changes<CorrectVisit>("/front-desk/visits/{visitId}");
        area.Does<AssignVisit>("/front-desk/visits/{visitId}/assign");
        area.Does<RemoveVisit>("/front-desk/visits/{visitId}/remove");
        area.Changes<ChangeVisitor>("/front-desk/visitors/{visitorId}");
        area.Does<GiveCard>("/front-desk/visitors/{visitorId}/cards");
        area.Removes<TakeCard>("/front-desk/visitors/{visitorId}/cards/{cardId}");
        area.Does<LinkVisitor>("/front-desk/visitors/{visitorId}/link");
        area.Does<UnlinkVisitor>("/front-desk/visitors/{visitorId}/unlink");
        area.Does<GiveCardToParticipant>("/participants/{participantId}/cards");
        area.Does<AddLocalService>("/local-services");
        area.Changes<ChangeLocalService>("/local-services/{localServiceId}");
        area.Changes<OfferLocalService>("/local-services/{localServiceId}/offered");
    }
}
