using Milepost.App.Features.Api;
using Milepost.App.Features.Participants.Record;
using Milepost.App.Features.Worksites.Payroll;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.Worksites;

/// <summary>Worksites in the API: each line is one command, with the address it is taken at.</summary>
public static class WorksiteEndpoints
{
    public static void MapWorksiteEndpoints(this IEndpointRouteBuilder api)
    {
        var area = new ApiArea(api, "Worksites");
        area.Kept<Employer>("/worksites/employers", "employerId", "Employer", "Employers");
        area.Adds<AddEmployer>("/worksites/employers");
        area.Changes<ChangeEmployer>("/worksites/employers/{employerId}");
        area.Does<EndEmployer>("/worksites/employers/{employerId}/end");
        area.Does<ResumeEmployer>("/worksites/employers/{employerId}/resume");
        area.Kept<Worksite>("/worksites/sites", "worksiteId", "Worksite", "Worksites");
        area.Does<AddWorksite>("/worksites/employers/{employerId}/sites");
        area.Changes<ChangeWorksite>("/worksites/sites/{worksiteId}");
        area.Does<EndWorksite>("/worksites/sites/{worksiteId}/end");
        area.Does<ResumeWorksite>("/worksites/sites/{worksiteId}/resume");
        area.Kept<Job>("/worksites/jobs", "jobId", "Job", "Jobs");
        area.Does<AddJob>("/worksites/sites/{worksiteId}/jobs");
        area.Changes<ChangeJob>("/worksites/jobs/{jobId}");
        area.Does<EndJob>("/worksites/jobs/{jobId}/end");
        area.Does<ResumeJob>("/worksites/jobs/{jobId}/resume");
        area.Does<TakeInPayroll>("/worksites/payroll");
        area.Does<TakeBackPayroll>("/worksites/payroll/{fileId}/take-back");
    }
}
