using System.Globalization;
using Milepost.App.Print;
using Milepost.App.Web.Languages;

namespace Milepost.App.Features.Sealing.Verify;

/// <summary>The answer as one plain sentence: the only place where these words stand.</summary>
/// <param name="say">Finds the words for an English pattern and fills it in; a page in another language brings its own.</param>
public sealed class VerifyWords(string language, Func<string, object[], string> say)
{
    public static readonly VerifyWords English = new(LanguageSetup.English, (pattern, parts) => string.Format(CultureInfo.InvariantCulture, pattern, parts));

    public string Sentence(VerifyAnswer answer)
    {
        var (finding, record) = (answer.Finding, answer.Record);
        return answer.Kind switch
        {
            VerifyKind.Genuine when record is not null => Say("Genuine: version {0} of the {1}, {2}, not changed since; {3}.", record.Version, record.Plan, Signed(finding), Standing(record.Standing)),
            VerifyKind.Genuine => Say("Genuine: {0}, not changed since, and sealed with the trusted certificate of “{1}” (SHA-256 fingerprint {2}).", Signed(finding), finding.Signet!.Name, finding.Signet.Grouped),
            VerifyKind.GenuineByItself => Say("Genuine as far as the file alone can show: {0}, not changed since, and sealed with the certificate of “{1}”; compare its SHA-256 fingerprint {2} with the one that the agency publishes on its page /verify.",
                Signed(finding), finding.Signet!.Name, finding.Signet.Grouped),
            VerifyKind.GenuineUnrecorded when record is not null => Say("The seal is genuine: the form of version {0} of the {1}, {2}, not changed since; but the record keeps another copy than this, so ask the office for the finished one.",
                record.Version, record.Plan, Signed(finding)),
            VerifyKind.GenuineUnrecorded => Say("Not genuine as far as the record shows: it bears the agency's seal ({0}) and was not changed since, but the record holds no such document, so ask the office.", Signed(finding)),
            VerifyKind.PaperScan => Say("Genuine: the scan of version {0} of the {1}, signed on paper, just as the record keeps it; {2}.", record!.Version, record.Plan, Standing(record.Standing)),
            VerifyKind.PrintedOnly => Say("Not signed: this is the form of version {0} of the {1} as it was printed; nobody has signed this copy.", record!.Version, record.Plan),
            VerifyKind.NoSeal => Say("Not genuine: this PDF bears no seal, so it proves nobody's agreement."),
            VerifyKind.Changed => Say("Not genuine: the file was changed after it was sealed, or somebody else put it together."),
            VerifyKind.AddedTo => Say("Not genuine: something was added to the file after the last signature."),
            VerifyKind.SeveralCertificates => Say("Not genuine: its signatures were not sealed with one and the same certificate."),
            VerifyKind.OutsideValidity => Say("Not genuine: it says it was sealed at a time for which its certificate is not valid."),
            VerifyKind.ForeignCertificate => Say("Not genuine: it is sealed with a certificate that is not the agency's; it bears the name “{0}” and the SHA-256 fingerprint {1}.", finding.Signet!.Name, finding.Signet.Grouped),
            VerifyKind.RetiredCertificate => Say("Not genuine: it says it was sealed when the agency had already taken this certificate out of use."),
            _ => Say("This is not a PDF, so it cannot be checked."),
        };
    }

    /// <summary>"signed by the participant on Mar 1, 2024 2:14 PM (UTC-06:00) and by the career planner on ...".</summary>
    public string Signed(SealFinding finding)
    {
        var signed = finding.Seals.Select(seal => Say("by {0} on {1}", Role(seal.Field), Time(seal.At))).ToList();
        var words = signed is [var first, var second] ? Say("signed {0} and {1}", first, second) : Say("signed {0}", string.Join(", ", signed));
        return finding.EmptyFields is [var empty] ? Say("{0} and not by {1}", words, Role(empty)) : words;
    }

    public string Role(string field) => field switch
    {
        PlanForm.ParticipantField => Say("the participant"),
        PlanForm.PlannerField => Say("the career planner"),
        _ => Say("another signer"),
    };

    public string Standing(VersionStanding standing) => standing switch
    {
        VersionStanding.Current => Say("it is the current agreement"),
        VersionStanding.BeingChanged => Say("it is the latest agreement, but the plan was changed since and is not yet agreed again"),
        VersionStanding.Superseded => Say("it is superseded, because a later version was agreed"),
        VersionStanding.AgreedLater => Say("both have agreed to this version since, on a later copy"),
        _ => Say("this version is not yet agreed by both"),
    };

    /// <summary>As the sealing system wrote it, with its distance from UTC: the reader may be anywhere.</summary>
    public string Time(DateTimeOffset at) => $"{CustomerDates.Words(DateOnly.FromDateTime(at.DateTime), language)} {at.ToString("h:mm tt '(UTC'zzz')'", CultureInfo.InvariantCulture)}";

    private string Say(string pattern, params object[] parts) => say(pattern, parts);
}
