using Milepost.App.Features.CaseFiles;
using Milepost.Domain;

namespace Milepost.App.Features.Sealing;

public static class SealProblems
{
    public static readonly Problem NotAForm = new("seal.not-a-form", ProblemKind.Conflict,
        "This file is not a plan form as it was printed here, so it cannot be sealed. Print the plan for signing and use that form.");

    public static readonly Problem AlreadySigned = new("seal.already-signed", ProblemKind.Conflict, "This signature is on the form already.");

    public static readonly Problem Broken = new("seal.broken", ProblemKind.Conflict,
        "The form was changed after it was signed, so nobody can sign it further. Print the plan again and ask for both signatures.");

    public static readonly Problem CertificateReplaced = new("seal.certificate-replaced", ProblemKind.Conflict,
        "The agency's certificate was replaced after the first signature was given. Ask for both signatures again, so that one certificate stands for both.");

    public static readonly Problem NoCertificate = new("seal.no-certificate", ProblemKind.Conflict,
        "This installation has no certificate to seal with yet, so nothing was signed. Ask your administrator to start Milepost again, or to run: milepost seal replace");

    public static readonly Problem OutsideValidity = new("seal.outside-validity", ProblemKind.Conflict,
        "The agency's certificate is not valid on this day, so nothing was signed. Ask your administrator to check the server's clock, or to run: milepost seal replace");

    public static readonly Problem PasswordMissing = new("seal.password-missing", ProblemKind.Conflict,
        "This server has no password for the agency's certificate, so nothing was signed. Ask your administrator to set Seal:Password to what it is on the other servers, "
        + "or to bring back seal-password in the data folder's keys folder from a backup, or else to make a new certificate with: milepost seal replace");

    public static readonly Problem PasswordUnreadable = new("seal.password-unreadable", ProblemKind.Conflict,
        "The password of the agency's certificate can no longer be read, so nothing was signed. Ask your administrator to bring back the whole keys folder of the data folder from a backup, "
        + "or to set Seal:Password, or else to make a new certificate with: milepost seal replace");

    public static readonly Problem WrongPassword = new("seal.wrong-password", ProblemKind.Conflict,
        "The password of the agency's certificate is wrong, so nothing was signed. Ask your administrator to set Seal:Password to the one it was made with, "
        + "or else to make a new certificate with: milepost seal replace");

    public static Problem NoField(string field) => new("seal.no-field", ProblemKind.Conflict,
        $"The form has no place for the signature \"{Printable.Cut(field, 60)}\". Print the plan again and sign that form.");

    // ---- replacing the certificate

    public static readonly Problem FileHasNoKey = new("seal.file-has-no-key", ProblemKind.Invalid,
        "The file holds no certificate with its private key. Export both together as PKCS#12 (.p12 or .pfx) and give that file.");

    public static readonly Problem FileHasSeveralKeys = new("seal.file-has-several-keys", ProblemKind.Invalid,
        "The file holds more than one private key, so it is not clear which is meant. Export the one to seal with.");

    public static readonly Problem FileNotOpened = new("seal.file-not-opened", ProblemKind.Invalid,
        "The file is not PKCS#12, or its password is another one. Give its password in a file with --password-file.");

    public static readonly Problem FileNotValidNow = new("seal.file-not-valid-now", ProblemKind.Invalid,
        "The certificate in the file is not valid today. Give one that is.");

    public static readonly Problem FileNotForSigning = new("seal.file-not-for-signing", ProblemKind.Invalid,
        "The certificate in the file may not be used for signing documents, or its key is of a kind that is not taken. Give an RSA key of 2048 to 8192 bits or an elliptic key, allowed for digital signature.");

    public static readonly Problem SameAgain = new("seal.same-again", ProblemKind.Conflict, "This certificate is in use already.");

    public static readonly Problem NameMissing = new("seal.name-missing", ProblemKind.Conflict,
        "Whose certificate would it be? Set Milepost up first, so that there is an organization, or set Seal:Name to the agency's name.");
}
