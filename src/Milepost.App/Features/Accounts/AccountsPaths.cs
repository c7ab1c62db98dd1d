namespace Milepost.App.Features.Accounts;

/// <summary>Addresses of signing in and out, and of the own account.</summary>
public static class AccountsPaths
{
    public const string SignIn = "/sign-in";
    public const string Code = "/sign-in/code";
    public const string RecoveryCode = "/sign-in/recovery-code";
    public const string SignOut = "/sign-out";
    public const string SignedOut = "/signed-out";
    public const string KeepAlive = "/keep-alive";
    public const string Account = "/account";
    public const string Password = "/account/password";
    public const string TwoStep = "/account/two-step";
    public const string RecoveryCodes = "/account/two-step/codes";
    public const string Calendar = "/account/calendar";
    public const string Tokens = "/account/tokens";
    public const string Notifications = "/account/notifications";
    public const string People = "/people";
    public const string SetUp = "/set-up";

    public static string Person(Guid accountId) => $"/people/{accountId}";

    public static string ResetLink(Guid accountId) => $"/people/{accountId}/reset";
}
