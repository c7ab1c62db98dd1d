using Microsoft.AspNetCore.Identity;
using Milepost.App.Telemetry;

namespace Milepost.App.Features.Accounts.SignIn;

/// <summary>Tells of every try to sign in that failed, for whoever looks after the node: which step, whose account if there is one. Never what was typed.</summary>
public sealed partial class SignInLog(ILogger<SignInLog> log)
{
    public const string Succeeded = "succeeded";
    public const string Refused = "refused";
    public const string Locked = "locked";

    public static string OutcomeOf(SignInResult result) => result.Succeeded || result.RequiresTwoFactor ? Succeeded : result.IsLockedOut ? Locked : Refused;

    /// <param name="step">"password", "code", "recovery-code", "token".</param>
    /// <param name="account">Null where no account has what was given.</param>
    public void Note(string step, string outcome, Guid? account)
    {
        Figures.SignIns.Add(1, new("step", step), new("outcome", outcome));
        if (outcome != Succeeded) LogFailed(step, outcome, account?.ToString() ?? "nobody's");
    }

    [LoggerMessage(Level = LogLevel.Warning, EventName = "SignInFailed", Message = "A sign-in by {Step} was {Outcome}; the account is {Account}.")]
    private partial void LogFailed(string step, string outcome, string account);
}
