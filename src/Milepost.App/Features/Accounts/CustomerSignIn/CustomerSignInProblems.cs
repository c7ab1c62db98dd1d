using Milepost.Domain;

namespace Milepost.App.Features.Accounts.CustomerSignIn;

public static class CustomerSignInProblems
{
    public static readonly Problem LinkSpent = new("customer-sign-in.link-spent", ProblemKind.NotFound,
        "This link no longer works: it was used already, is more than 7 days old, or was not copied whole.");

    public static readonly Problem AddressTaken = new("customer-sign-in.address-taken", ProblemKind.Invalid,
        "Another account signs in with this address. Each person needs one of their own: ask for another address, or help the person to open a free mailbox. "
        + "If the other account is of the same person, a second record may have been made by mistake: tell your supervisor.", "Email");

    public static readonly Problem AddressWrong = AccountProblems.EmailWrong;

    public static readonly Problem NotInvited = new("customer-sign-in.not-invited", ProblemKind.Conflict, "This person has no sign-in yet. Invite the person first.");

    public static readonly Problem Deactivated = new("customer-sign-in.deactivated", ProblemKind.Conflict, "This sign-in is deactivated. Activate it first, then make a link.");

    public static readonly Problem WhyMissing = new("customer-sign-in.why-missing", ProblemKind.Invalid, "Say why, in a few words.", "Why");

    public static readonly Problem WrongBirthDate = new("customer-sign-in.birth-date", ProblemKind.Invalid,
        "This is not the date of birth we have on file. Check it and try again.", "BirthDate");
}
