using Milepost.App.Features.Accounts.CustomerSignIn;
using Milepost.App.Features.Api;
using Milepost.App.Features.Documents.Ask;
using Milepost.App.Features.Messages;
using Milepost.App.Features.Messages.Write;

namespace Milepost.App.Features.Documents;

/// <summary>Documents and messages in the API: each line is one command, with the address it is taken at.</summary>
public static class DocumentEndpoints
{
    public static void MapDocumentEndpoints(this IEndpointRouteBuilder api)
    {
        var area = new ApiArea(api, "Documents and messages");
        area.Does<AskForDocument>("/participants/{participantId}/document-requests");
        area.Does<CancelDocumentRequest>("/participants/{participantId}/document-requests/{requestId}/cancel");
        area.Does<WriteMessage>("/participants/{participantId}/messages");
        area.Does<InviteCustomer>("/participants/{participantId}/sign-in/invitation");
        area.Changes<ChangeCustomerAddress>("/participants/{participantId}/sign-in/address");
        area.Changes<SetCustomerActive>("/participants/{participantId}/sign-in/active");
    }
}
