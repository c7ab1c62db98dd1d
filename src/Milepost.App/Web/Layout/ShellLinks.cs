namespace Milepost.App.Web.Layout;

/// <summary>The addresses that the header and the tabs lead to, in one place.</summary>
public static class ShellLinks
{
    public const string MyDay = "/my-day";
    public const string Caseload = "/participants";
    public const string Board = "/board";
    public const string Office = "/office";
    public const string Policy = "/policy";
    public const string People = "/people";
    public const string Search = "/participants";
    public const string Account = "/account";
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string KeepAlive = "/keep-alive";

    public static string Participant(Guid participant) => $"/participants/{participant}";

    /// <summary>Whether a participant's record is in order.</summary>
    public static string Findings(Guid participant) => $"/participants/{participant}/findings";

    public static string PlanStep(Guid participant, Guid plan, PlanStep step) => step switch
    {
        Layout.PlanStep.Assessment => $"/participants/{participant}/assessment",
        Layout.PlanStep.Plan => $"/participants/{participant}/plans/{plan}",
        _ => $"/participants/{participant}/plans/{plan}/{step.ToString().ToLowerInvariant()}",
    };
}
