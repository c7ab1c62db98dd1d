using Milepost.App.Features.Agreements.Ask;
using Milepost.App.Features.Agreements.Remind;
using Milepost.App.Features.Agreements.TakeBack;
using Milepost.App.Features.Api;
using Milepost.App.Features.Plans.Print;
using Milepost.App.Features.Plans.Sign;

namespace Milepost.App.Features.Agreements;

/// <summary>Agreements in the API: each line is one command, with the address it is taken at.</summary>
public static class AgreementEndpoints
{
    public static void MapAgreementEndpoints(this IEndpointRouteBuilder api)
    {
        var area = new ApiArea(api, "Agreements");
        area.Does<PrintForSigning>("/participants/{participantId}/plans/{planId}/print");
        area.Does<SignOnPaper>("/participants/{participantId}/plans/{planId}/agreements/paper");
        area.Does<UnableToCollect>("/participants/{participantId}/plans/{planId}/agreements/unable-to-collect", "recordUnableToCollect");
        area.Does<GiveCopy>("/participants/{participantId}/plans/{planId}/agreements/{agreementId}/copy");
        area.Does<AskToSign>("/participants/{participantId}/plans/{planId}/signature-requests");
        area.Does<RemindToSign>("/participants/{participantId}/signature-requests/{requestId}/remind");
        area.Does<TakeBackRequest>("/participants/{participantId}/signature-requests/{requestId}/take-back", "takeBackSignatureRequest");
    }
}
