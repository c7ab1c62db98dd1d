using Milepost.App.Web.TagHelpers;
using Milepost.Domain;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Plans;

/// <summary>The model of <c>_ServiceLine</c>: one service in one line.</summary>
public sealed record ServiceLine(PlanWalk Walk, string CaseFileId)
{
    public Service? Service => Walk.Service(CaseFileId);

    public string Word => Service switch
    {
        null => "Not on file",
        { Completion: { } outcome } => Words.Of(outcome),
        { EndsOn: not null } => "Ended",
        var service when service.Details.StartsOn > Walk.Today => "Planned",
        _ => "Open",
    };

    public StatusKind Kind => Word switch
    {
        "Successful" => StatusKind.Good,
        "Planned" => StatusKind.Waiting,
        "Open" => StatusKind.Info,
        _ => StatusKind.Neutral,
    };

    /// <summary>"Mar 4, 2024 to Apr 30, 2024, Riverside Library, element 13".</summary>
    public string Facts => Service is not { } service ? "" : string.Join(", ", new[]
    {
        service.Details.StartsOn.Words() + ((service.EndsOn ?? service.Details.PlannedEndOn) is { } end && end != service.Details.StartsOn ? $" to {end.Words()}" : ""),
        service.Details.Provider,
        service.Details.WeeklyHours is { } hours ? $"{hours:0.##} hours a week" : null,
        service.Details.YouthElement is { } element ? $"element {element}" : null,
    }.OfType<string>());
}
