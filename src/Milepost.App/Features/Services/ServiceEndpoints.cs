using Milepost.App.Features.Api;
using Milepost.App.Features.Participants.Enrollments;
using Milepost.App.Features.Participants.Record;
using Milepost.App.Features.Services.Attend;
using Milepost.App.Features.Services.Close;
using Milepost.App.Features.Services.Edit;
using Milepost.App.Features.Services.Enter;
using Milepost.App.Features.Services.Group;
using Milepost.App.Features.Services.Limits;
using Milepost.App.Features.Services.Reopen;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services;

/// <summary>Services in the API: each line is one command, with the address it is taken at.</summary>
public static class ServiceEndpoints
{
    public static void MapServiceEndpoints(this IEndpointRouteBuilder api)
    {
        var area = new ApiArea(api, "Services");
        area.Parts<Service>("services", "serviceId", "Service", "Services");
        area.Adds<EnterService>("/participants/{participantId}/services", handler: typeof(EnterServiceAndEnrollHandler));
        area.Changes<ChangeService>("/participants/{participantId}/services/{serviceId}");
        area.Does<CloseService>("/participants/{participantId}/services/{serviceId}/close");
        area.Does<ReopenService>("/participants/{participantId}/services/{serviceId}/reopen");
        area.Does<RecordAttendance>("/participants/{participantId}/services/{serviceId}/attendance");
        area.Does<EnterGroupService>("/services/group");
        area.Does<RecordClassAttendance>("/services/attendance");
        area.Does<SetSupportLimit>("/support-limits");
        area.Does<EndSupportLimit>("/support-limits/{limitId}/end");
    }
}
