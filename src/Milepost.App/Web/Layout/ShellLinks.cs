namespace Milepost.App.Web.Layout;

/// <summary>The addresses that the header and the tabs lead to, in one place.</summary>
public static class ShellLinks
{
    public const string Caseload = "/caseload";
    public const string People = "/people";
    public const string Search = "/search";
    public const string Account = "/account";
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string KeepAlive = "/keep-alive";

    public static string Participant(Guid participant) => $"/participants/{participant}";

    public static string PlanStep(Guid plan, PlanStep step) => step switch
    {
        Layout.PlanStep.Plan => $"/plans/{plan}",
        _ => $"/plans/{plan}/{step.ToString().ToLowerInvariant()}",
    };
}
