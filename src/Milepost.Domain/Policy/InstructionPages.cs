namespace Milepost.Domain.Policy;

/// <summary>The pages that every pack gives guidance for, by the names used in pack files.</summary>
public static class InstructionPages
{
    public const string Plan = "plan";
    public const string Goals = "goals";
    public const string Objectives = "objectives";
    public const string Services = "services";
    public const string Finish = "finish";
    public const string Overview = "overview";
    public const string ReviewAssessment = "review_assessment";
    public const string SetGoals = "set_goals";
    public const string AddSteps = "add_steps";
    public const string UpdateLog = "update_log";
    public const string CaseNotes = "case_notes";
    public const string Review = "review";
    public const string PrintAndSign = "print_and_sign";
    public const string Application = "application";
    public const string Eligibility = "eligibility";
    public const string Assessments = "assessments";

    public static IReadOnlyList<string> All { get; } =
    [
        Plan, Goals, Objectives, Services, Finish, Overview, ReviewAssessment, SetGoals, AddSteps, UpdateLog,
        CaseNotes, Review, PrintAndSign, Application, Eligibility, Assessments,
    ];
}
