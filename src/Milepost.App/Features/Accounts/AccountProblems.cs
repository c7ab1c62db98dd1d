using Microsoft.AspNetCore.Identity;
using Milepost.Domain;

namespace Milepost.App.Features.Accounts;

public static class AccountProblems
{
    public static readonly Problem NotFound = new("account.not-found", ProblemKind.NotFound, "There is no such account.");

    public static readonly Problem NotYours = new("account.not-yours", ProblemKind.Conflict,
        "This person also has roles outside your part of the organization. Ask an administrator there, or take away only the roles in your part.");

    public static readonly Problem WrongPassword = new("account.wrong-password", ProblemKind.Invalid, "This is not your password. Enter the one you sign in with.");

    public static readonly Problem LockedOut = new("account.locked-out", ProblemKind.Conflict,
        "Too many wrong tries. Wait 15 minutes and try again, or ask an administrator or your supervisor for a reset link.");

    public static readonly Problem SamePassword = new("account.same-password", ProblemKind.Invalid, "Choose a password that differs from the one you have now.", "NewPassword");

    public static readonly Problem PasswordTooShort = new("account.password-too-short", ProblemKind.Invalid,
        "Use at least 12 characters. A few words in a row are easy to remember and hard to guess.", "NewPassword");

    public static readonly Problem PasswordTellsName = new("account.password-tells-name", ProblemKind.Invalid,
        "Choose a password without your name or e-mail address in it.", "NewPassword");

    public static readonly Problem LinkSpent = new("account.link-spent", ProblemKind.NotFound,
        "This link no longer works: it was used already, is more than 24 hours old, or was not copied whole.");

    public static readonly Problem NameMissing = new("account.name-missing", ProblemKind.Invalid, "Enter the person's name.", "Name");

    public static readonly Problem EmailTaken = new("account.email-taken", ProblemKind.Invalid,
        "Somebody has an account with this e-mail address already. Look for it under People, or enter another address.", "Email");

    public static readonly Problem EmailWrong = new("account.email-wrong", ProblemKind.Invalid, "Enter an e-mail address like name@example.org.", "Email");

    public static readonly Problem NoSuchPlace = new("account.no-such-place", ProblemKind.Invalid, "Choose a place in your part of the organization.", "OrgUnitId");

    public static readonly Problem HasRole = new("account.has-role", ProblemKind.Invalid, "This person has this role there already. Choose another role or another place.", "OrgUnitId");

    public static readonly Problem LastRole = new("account.last-role", ProblemKind.Conflict,
        "This is the person's only role. Add the new role first, or deactivate the account if the person has left.");

    public static readonly Problem OwnLastAdministratorRole = new("account.own-last-administrator-role", ProblemKind.Conflict,
        "This is your own last administrator role: without it you could not get back in here. Ask another administrator to take it away.");

    public static readonly Problem OwnAccount = new("account.own-account", ProblemKind.Conflict, "You cannot deactivate your own account. Ask another administrator.");

    public static readonly Problem WrongCode = new("account.wrong-code", ProblemKind.Invalid,
        "This code does not fit. Enter the six digits that the app shows now; if they still do not fit, check that the phone's clock is right.", "OneTimeCode");

    public static readonly Problem NoTwoStep = new("account.no-two-step", ProblemKind.Conflict, "Two-step sign-in is not turned on for this account.");

    public static readonly Problem TwoStepIsOn = new("account.two-step-is-on", ProblemKind.Conflict,
        "Two-step sign-in is on already. To move to another phone, turn it off first.");

    public static readonly Problem SecretKeyLost = new("account.secret-key-lost", ProblemKind.Conflict,
        "This page had been open for too long. Below is a new QR code: scan it and enter the code that the app shows.");

    public static readonly Problem Meanwhile = new("account.meanwhile", ProblemKind.Conflict, "Somebody changed this account at the same moment. Try again.");

    /// <summary>The framework's refusals in our words. Null when it did what it was asked.</summary>
    public static List<Problem>? From(IdentityResult result) => result.Succeeded ? null : [.. result.Errors.Select(error => error.Code switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) => PasswordTooShort,
        nameof(IdentityErrorDescriber.PasswordMismatch) => WrongPassword.At("CurrentPassword"),
        nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => EmailTaken,
        nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => EmailWrong,
        nameof(IdentityErrorDescriber.ConcurrencyFailure) => Meanwhile,
        PasswordWithoutName.Code => PasswordTellsName,
        _ => new Problem($"account.{error.Code}", ProblemKind.Invalid, error.Description),
    }).DistinctBy(problem => problem.Code)];
}

/// <summary>Refuses the password everybody who knows the person would try first.</summary>
public sealed class PasswordWithoutName : IPasswordValidator<UserAccount>
{
    public const string Code = "PasswordTellsName";

    public Task<IdentityResult> ValidateAsync(UserManager<UserAccount> manager, UserAccount user, string? password)
    {
        var given = SearchWords.Normalize(password ?? "").Replace(" ", "", StringComparison.Ordinal);
        string[] known = [SearchWords.Normalize(user.DisplayName).Replace(" ", "", StringComparison.Ordinal), SearchWords.Normalize((user.Email ?? "").Split('@')[0]).Replace(" ", "", StringComparison.Ordinal)];
        return Task.FromResult(known.Any(name => name.Length >= 4 && given.Contains(name, StringComparison.Ordinal))
            ? IdentityResult.Failed(new IdentityError { Code = Code, Description = AccountProblems.PasswordTellsName.Message }) : IdentityResult.Success);
    }
}
