namespace Milepost.App.Features.Mail;

/// <summary>
/// A letter to be sent by e-mail. Mail travels and lies about unsealed, so a letter says that there is something and where, never what:
/// no name but that of the program, nothing of a plan.
/// </summary>
public sealed record Letter
{
    public required string To { get; init; }

    /// <summary>The participant it goes to, or whose staff it goes to; a refused address shows on this record.</summary>
    public Guid? ParticipantId { get; init; }

    /// <summary>The account it goes to.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>"en" or "es": of the greeting and the closing words. Everything else is given in it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>What it is for, as a code of <see cref="LetterKinds"/>.</summary>
    public required string Kind { get; init; }
    public required string Subject { get; init; }
    public required IReadOnlyList<string> Paragraphs { get; init; }
    public string? ButtonText { get; init; }

    /// <summary>Where the button leads, from the public address on: "/my-day".</summary>
    public string? Path { get; init; }
}

/// <summary>What letters are for, with the words that the administrators' page uses. A code that is not here shows as it is.</summary>
public static class LetterKinds
{
    public const string Test = "test";
    public const string StaffDigest = "staffDigest";
    public const string CustomerDigest = "customerDigest";
    public const string Message = "message";
    public const string Signature = "signature";
    public const string DocumentAsked = "documentAsked";
    public const string Copy = "copy";
    public const string Invitation = "invitation";
    public const string PasswordReset = "passwordReset";
    public const string AddressChanged = "addressChanged";
    public const string Referral = "referral";
    public const string Webhook = "webhook";

    private static readonly Dictionary<string, string> All = new(StringComparer.Ordinal)
    {
        [Test] = "Test",
        [StaffDigest] = "My Day digest",
        [CustomerDigest] = "News for a customer",
        [Message] = "New message",
        [Signature] = "Signature",
        [DocumentAsked] = "Document asked for",
        [Copy] = "Copy of a signed plan",
        [Invitation] = "Invitation",
        [PasswordReset] = "Password reset",
        [AddressChanged] = "Sign-in address changed",
        [Referral] = "Referral to a partner",
        [Webhook] = "Webhook switched off",
    };

    public static string Words(string kind) => All.GetValueOrDefault(kind, kind);
}
