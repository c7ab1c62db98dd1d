using Milepost.App.ReferenceData;
using Milepost.Domain;
using Milepost.Domain.Policy;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services;

/// <summary>A service that was chosen, with what its kind and pack ask for.</summary>
/// <param name="Key">Its name in the reference list; nothing for one that is not in the list.</param>
public sealed record ServiceChoice(
    string? Key, string? Code, string Name, ServiceKind Kind, Program? Program, int? YouthElement, bool SameDay, ServiceKindSetting? Setting, ServiceRules Rules)
{
    /// <summary>The name under which the state's system receives it, where that is another one.</summary>
    public string? PassedOnAs { get; init; }

    public string Label => Code is null ? Name : $"{Code} {Name}";

    public bool AsksElement => Kind == ServiceKind.YouthElement || YouthElement is not null || Program == Domain.Program.Youth || Rules.Requires("youthElement");
    public bool AsksSupport => Kind == ServiceKind.Support;
    public bool AsksTraining => Kind is ServiceKind.Training or ServiceKind.Apprenticeship;
    public bool AsksAttendance => AsksTraining || AsksPlacement;
    public bool AsksApprenticeship => Kind == ServiceKind.Apprenticeship || Rules.Requires("socCode") || Rules.Requires("rapidsId");

    /// <summary>Work experience has a worksite, that of young people too (youth element 3).</summary>
    public bool AsksPlacement => Setting is { TakesPlacement: true } || (Kind == ServiceKind.YouthElement && YouthElement == 3);
    public bool PlacementIsRequired => Rules.PlacementRequiredFor.Contains(Kind);
    public bool CostIsRequired => Rules.CostRequiredFor.Contains(Kind);

    public static ServiceChoice Of(ServiceCode code, Program program, PackSettings settings)
    {
        var kind = CodeWords.Read<ServiceKind>(code.Kind);
        return new(code.Service, code.Code, code.Name, kind, program, code.YouthElement, code.SameDay, settings.ServiceKind(code.Kind), settings.ServiceRulesFor(kind)) { PassedOnAs = code.PassedOnAs };
    }

    public static ServiceChoice Of(ServiceDetails details, PackSettings settings) => new(
        null, details.Code, details.Name, details.Kind, details.Program, details.YouthElement, details.SameDay == true,
        settings.ServiceKind(CodeWords.Of(details.Kind)), settings.ServiceRulesFor(details.Kind));
}
