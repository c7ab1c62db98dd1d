namespace Milepost.Domain.Agreements;

/// <summary>How somebody who signed was known to be who they are.</summary>
public enum Identification
{
    /// <summary>Signed in with the password of the own account.</summary>
    Password,

    /// <summary>Signed in with password and a second step.</summary>
    PasswordAndSecondStep,

    /// <summary>Came by the one-time link that was sent, and gave the right date of birth.</summary>
    LinkAndBirthDate,

    /// <summary>Known in person to the career planner who handed over the device.</summary>
    InPerson,
}

/// <summary>
/// What is kept of an electronic signature, so that it can be traced to its maker years later: the intent, the consent to do business
/// electronically (E-SIGN Act, 15 U.S.C. 7001(c)), who, how identified, when, from where, and exactly what was signed.
/// </summary>
/// <param name="Name">As typed by the signer.</param>
/// <param name="Intent">The words beside the button that was pressed.</param>
/// <param name="Consent">The words agreed to about signing electronically; null for staff, who sign as a part of their work.</param>
/// <param name="Language">The language the signer read all this in: "en" or "es".</param>
/// <param name="Vouched">Who knew the signer in person; null unless <see cref="Identification.InPerson"/>.</param>
/// <param name="AccountId">The account signed in with, if any.</param>
/// <param name="Address">Network address of the device.</param>
/// <param name="Browser">What the browser says of itself, at most 400 characters.</param>
/// <param name="DocumentSha256">SHA-256 of the PDF that was shown, in small hexadecimal digits.</param>
public sealed record SigningEvidence(
    string Name, DateTimeOffset SignedAt, string Intent, string? Consent, string Language, Identification IdentifiedBy, string? Vouched,
    Guid? AccountId, string Address, string Browser, string DocumentSha256);
