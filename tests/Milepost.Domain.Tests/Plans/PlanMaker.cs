using Milepost.Domain.Participants;
using Milepost.Domain.Plans;

namespace Milepost.Domain.Tests.Plans;

/// <summary>Makes the plans that tests start from. Opened on January 2, 2024; today is March 1, 2024.</summary>
internal static class PlanMaker
{
    public static readonly DateOnly Opened = new(2024, 1, 2);
    public static readonly DateOnly Today = new(2024, 3, 1);

    public static readonly PlanRules Rules = new()
    {
        AllowedGoals = new HashSet<(GoalType, GoalTerm)>
        {
            (GoalType.Employment, GoalTerm.Short), (GoalType.Employment, GoalTerm.Long), (GoalType.Education, GoalTerm.Short),
        },
        StatementMaxLength = 144,
        ObjectiveMaxLength = 60,
        RequiredFields = new HashSet<string>(),
        GoalDatesFromServices = false,
        EducationHangsFromEmployment = true,
    };

    public static readonly GoalDetails Work = new()
    {
        Type = GoalType.Employment, Term = GoalTerm.Long, Statement = "Work as a pharmacy technician", EstablishedOn = Opened, ProjectedEndOn = new(2024, 12, 31),
    };

    public static readonly ObjectiveDetails Resume = new() { Statement = "Finish 2 versions of the resume", StartsOn = Opened, ProjectedEndOn = new(2024, 2, 15) };

    public static Participant Ada(Guid? office = null) => Participant.Register(
        "P-1", new() { FirstName = "Ada", LastName = "Sampleton", BirthDate = new(1990, 5, 4) }, "chicago-cook", office ?? Guid.NewGuid(), null, Today).Value;

    public static Plan Open(Participant person, PlanDetails? details = null, PlanRules? rules = null) =>
        Plan.Open(person, PlanKind.Iep, details ?? new() { OpenedOn = Opened }, rules ?? Rules, [], Today).Value;

    /// <summary>A plan with one goal and one objective, agreed on paper by both.</summary>
    public static (Participant Person, Plan Plan, Goal Goal, Objective Objective) Agreed(PlanRules? rules = null)
    {
        var (person, plan, goal, objective) = Written(rules);
        Sign(person, plan);
        return (person, plan, goal, objective);
    }

    public static (Participant Person, Plan Plan, Goal Goal, Objective Objective) Written(PlanRules? rules = null)
    {
        var person = Ada();
        var plan = Open(person, rules: rules);
        var goal = plan.AddGoal(person, Work, rules ?? Rules, null, Today).Value;
        var objective = AddObjective(person, plan, goal, rules: rules);
        return (person, plan, goal, objective);
    }

    public static Objective AddObjective(Participant person, Plan plan, Goal goal, ObjectiveDetails? details = null, PlanRules? rules = null) =>
        plan.AddObjective(person, goal.Id, details ?? Resume, [], new Dictionary<string, ServiceKind>(), rules ?? Rules, Today).Value;

    public static Agreement Sign(Participant person, Plan plan)
    {
        plan.PrintForSigning();
        return plan.SignOnPaper(person, plan.VersionNumber, Today, Today, null, null, Today).Value;
    }

    public static void Refuses<T>(Result<T> result, Problem expected, string? field = null)
    {
        Assert.False(result.IsDone);
        Assert.Equal(expected.Code, result.Problem!.Code);
        Assert.Equal(field ?? expected.Field, result.Problem.Field);
    }

    public static void Refuses<T>(Result<T> result, string code, string field)
    {
        Assert.False(result.IsDone);
        Assert.Contains(result.Problems, problem => problem.Code == code && problem.Field == field);
    }
}
