using Milepost.Domain.Plans;
using Milepost.Domain.Services;

namespace Milepost.Domain.Policy;

/// <summary>What a pack's settings mean for one plan or service.</summary>
public static class PackRules
{
    /// <summary>The kind of plan a person in these programs has. A youth program makes it an ISS.</summary>
    public static PlanKind PlanKindFor(this PackSettings settings, IEnumerable<Program> programs)
    {
        foreach (var program in programs.OrderByDescending(p => p == Program.Youth))
        {
            if (settings.PlanKinds.TryGetValue(CodeWords.Of(program), out var kind)) return CodeWords.Read<PlanKind>(kind);
        }
        return PlanKind.Iep;
    }

    public static PlanRules PlanRulesFor(this PackSettings settings, PlanKind kind, Program program)
    {
        var word = CodeWords.Of(program);
        var allowed = settings.GoalTypesFor(word)
            .SelectMany(type => type.Terms.Select(term => (CodeWords.Read<GoalType>(type.Type), CodeWords.Read<GoalTerm>(term)))).ToHashSet();
        var required = settings.RequiredFields;
        return new()
        {
            AllowedGoals = allowed,
            StatementMaxLength = settings.StatementMaxLength,
            ObjectiveMaxLength = settings.ObjectiveMaxLength,
            RequiredFields = required.OnPlan(CodeWords.Of(kind)).Select(f => "plan." + f)
                .Concat(required.Goal.Select(f => "goal." + f)).Concat(required.Objective.Select(f => "objective." + f)).ToHashSet(StringComparer.Ordinal),
            GoalDatesFromServices = settings.GoalDates == GoalDates.FromServices,
            EducationHangsFromEmployment = settings.GoalTypes.Any(t => t is { Type: "education", LinkedTo: "employment" }),
            StatusesSetByStaff = settings.GoalStatus.Statuses.Where(status => status.SetByStaff).Select(status => CodeWords.Read<GoalStatus>(status.Status)).ToHashSet(),
            OffTrackNeedsAgreement = settings.NeedsNewSignature(CodeWords.Of(GoalStatus.OffTrack), CodeWords.Of(kind)),
        };
    }

    public static ServiceRules ServiceRulesFor(this PackSettings settings, ServiceKind kind)
    {
        var setting = settings.ServiceKind(CodeWords.Of(kind));
        return new()
        {
            RequiredFields = settings.RequiredFields.Service.Concat(setting?.Required ?? []).Select(f => "service." + f).ToHashSet(StringComparer.Ordinal),
            CostRequiredFor = settings.CostRequiredFor.Select(CodeWords.Read<ServiceKind>).ToHashSet(),
            PlacementRequiredFor = setting is { TakesPlacement: true } && setting.Required.Contains("placement") ? new HashSet<ServiceKind> { kind } : [],
            Programs = (setting?.Programs ?? []).Select(CodeWords.Read<Program>).ToHashSet(),
            PositionTypes = settings.Placement.PositionTypes,
            PlacementStatuses = settings.Placement.Statuses,
            Training = settings.Training,
        };
    }
}
