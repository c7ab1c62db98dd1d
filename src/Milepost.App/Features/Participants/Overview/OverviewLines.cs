using Milepost.App.Features.Plans.Overview;
using Milepost.Domain;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Participants.Overview;

/// <summary>One agreement of the list; the model of <c>_Agreement</c>.</summary>
public sealed record AgreementLine(Agreement Agreement, Plan Plan, PackSettings Settings, bool MayChange)
{
    public bool IsSuperseded => Agreement.PlanVersion < Plan.VersionNumber;
}

/// <summary>One service under its goal; the model of <c>_ServiceLine</c>.</summary>
public sealed record ServiceLine(ServiceOutline Outline, string Home, DateOnly Today)
{
    /// <summary>"element 13 · Riverside Library · 20 h/week · since Mar 4, 2024 · $15.00".</summary>
    public string Facts
    {
        get
        {
            var details = Outline.Service.Details;
            var facts = new List<string?>
            {
                details.YouthElement is { } element ? $"element {element}" : null,
                details.Placement?.Employer ?? details.Provider,
                details.WeeklyHours is { } hours ? $"{hours:0.##} h/week" : null,
                When,
                details.Placement is { } placement ? $"${placement.HourlyWage:0.00}/h" : null,
                details.Cost is { } cost ? $"${cost:0.00}" : null,
            };
            return string.Join(" · ", facts.Where(fact => !string.IsNullOrWhiteSpace(fact)));
        }
    }

    private string When
    {
        get
        {
            var service = Outline.Service;
            if (service.EndsOn is { } ended) return PlanDates.Words(service.Details.StartsOn, ended);
            if (service.Details.PlannedEndOn is { } planned) return PlanDates.Words(service.Details.StartsOn, planned);
            return service.Details.StartsOn > Today ? $"from {service.Details.StartsOn.Words()}" : $"since {service.Details.StartsOn.Words()}";
        }
    }
}
