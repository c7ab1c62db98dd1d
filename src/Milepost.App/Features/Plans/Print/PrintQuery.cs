using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Plans.Overview;
using Milepost.App.Features.Supervision.Approvals;
using Milepost.App.Print;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Plans.Print;

/// <summary>What the print page shows.</summary>
/// <param name="Kept">Every form printed for signing, newest first.</param>
/// <param name="Draft">The plan as it stands, printed as a draft.</param>
/// <param name="Language">The participant's own language, "en" or "es"; English where it is not known.</param>
/// <param name="LanguageIsFixed">The version that stands is signed or sent for signature, so its language stays.</param>
public sealed record PrintView(
    Plan Plan, Pack Pack, string Name, AgreementState Agreement, IReadOnlyList<Document> Kept, PrintedForm Draft, string Language, bool LanguageIsFixed)
{
    /// <summary>How the plan's approval stands, where the pack asks for one.</summary>
    public ApprovalNotice? Approval { get; init; }

    public Document? KeptAsItStands => Plan.Settled ? Kept.FirstOrDefault(d => d.PlanVersion == Plan.VersionNumber) : null;

    /// <summary>Of the forms kept of one version, only the newest is the one to sign.</summary>
    public bool IsToSign(Document form) => Kept.First(d => d.PlanVersion == form.PlanVersion) == form;
}

/// <summary>The languages a copy can be in: "en", "es", or both beside each other.</summary>
public static class CopyLanguage
{
    public const string Both = "both";

    public static bool IsKnown(string? language) => language == Both || ReaderLanguages.IsKnown(language);

    /// <summary>"Spanish"; "English and Spanish".</summary>
    public static string NameOf(string language) => language == Both ? "English and Spanish" : ReaderLanguages.NameOf(language);
}

public sealed class PrintQuery(MilepostDb db, Participants.RecordSettingsQuery settings, PlanFormContentQuery forms, IPlanFormPrinter printer, ApprovalsQuery approvals, AgencyTime time)
{
    public async Task<PrintView?> HandleAsync(Guid participantId, Guid planId, CancellationToken ct)
    {
        if (await DraftAsync(participantId, planId, language: null, ct) is not { } draft) return null;

        var person = await db.VisibleParticipants.AsNoTracking().SingleAsync(p => p.Id == participantId, ct);
        var plan = await db.Plans.AsNoTracking().SingleAsync(p => p.Id == planId, ct);
        var kept = await db.Documents.AsNoTracking().Where(d => d.PlanId == planId && d.Kind == DocumentKind.PrintedPlan)
            .OrderByDescending(d => d.PlanVersion).ThenByDescending(d => d.Id).ToListAsync(ct);
        var record = await settings.HandleAsync(person, ct);
        return new(plan, record.Pack, person.Name, AgreementState.Of(plan, record.Settings), kept, draft,
            ReaderLanguages.OrEnglish(person.Profile.Language), await FormToSign.IsFixedAsync(db, plan, ct))
        {
            Approval = await approvals.OfPlanAsync(person, plan, ct),
        };
    }

    /// <summary>The plan as it stands, marked as a draft and kept nowhere.</summary>
    /// <param name="language">"en", "es" or "both"; null for the participant's own.</param>
    public async Task<PrintedForm?> DraftAsync(Guid participantId, Guid planId, string? language, CancellationToken ct)
    {
        if (language == CopyLanguage.Both)
        {
            return await InBothAsync(participantId, planId, version: null, ct) is { } both
                ? printer.PrintSideBySide(Form(both.Left.AsDraft()), Form(both.Right.AsDraft()), time.Local(time.Now)) : null;
        }
        if (await forms.HandleAsync(participantId, planId, version: null, language, ct) is not { } form) return null;
        var draft = form.AsDraft();
        return printer.Print(draft.Content, draft.Words, time.Local(time.Now));
    }

    /// <summary>A version that is printed for signing, to read in the language that is not signed, or in both. It is kept nowhere: the signed words are those of the kept form.</summary>
    /// <param name="language">"en", "es" or "both".</param>
    /// <returns>Null where that version is not printed for signing, or is in just that language: then the kept form is there to read.</returns>
    public async Task<PrintedForm?> ForReadingAsync(Guid participantId, Guid planId, int? version, string language, CancellationToken ct)
    {
        if (language == CopyLanguage.Both)
        {
            if (await InBothAsync(participantId, planId, version, ct) is not { Left.ToSign: { } signed } both) return null;
            return printer.PrintSideBySide(Form(both.Left.ForReading(signed, sideBySide: true)), Form(both.Right.ForReading(signed, sideBySide: true)), time.Local(time.Now));
        }
        if (await forms.HandleAsync(participantId, planId, version, language, ct) is not { ToSign: { } toSign, IsToSign: false } form) return null;
        var copy = form.ForReading(toSign, sideBySide: false);
        return printer.Print(copy.Content, copy.Words, time.Local(time.Now));
    }

    private async Task<(PrintablePlan Left, PrintablePlan Right)?> InBothAsync(Guid participantId, Guid planId, int? version, CancellationToken ct) =>
        await forms.HandleAsync(participantId, planId, version, ReaderLanguages.English, ct) is { } english
        && await forms.HandleAsync(participantId, planId, version, ReaderLanguages.Spanish, ct) is { } spanish
            ? (english, spanish) : null;

    private static (PlanFormContent, PlanFormWords) Form(PrintablePlan plan) => (plan.Content, plan.Words);
}
