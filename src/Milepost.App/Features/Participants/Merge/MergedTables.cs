using Milepost.App.Features.Accounts;
using Milepost.App.Store;
using Milepost.Domain.Agreements;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Eligibility;
using Milepost.Domain.FrontDesk;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Partners;
using Milepost.Domain.Services;
using Milepost.Domain.Training;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.Participants.Merge;

/// <summary>What a merge does with the rows of a table that belong to the record merged away.</summary>
public enum AtMerge
{
    /// <summary>They become the survivor's.</summary>
    Move,

    /// <summary>A record has one at most: one of the two stands, the other is set aside with the merged record.</summary>
    OneOnly,

    /// <summary>They tell what happened to that record and stay with it.</summary>
    Stay,

    /// <summary>They are computed anew for both.</summary>
    Recompute,

    /// <summary>The participant's sign-in: see <see cref="MergeRecordsHandler"/>.</summary>
    SignIn,
}

/// <summary>Every table with rows of a participant. A new one is decided about here; a test fails until it is.</summary>
public static class MergedTables
{
    private static readonly Dictionary<Type, (AtMerge What, string One, string Many)> Known = new()
    {
        [typeof(Domain.Participants.Application)] = (AtMerge.OneOnly, "application", "applications"),
        [typeof(Enrollment)] = (AtMerge.Move, "enrollment", "enrollments"),
        [typeof(Assessment)] = (AtMerge.Move, "assessment", "assessments"),
        [typeof(Plan)] = (AtMerge.Move, "plan", "plans"),
        [typeof(PlanVersion)] = (AtMerge.Move, "settled plan version", "settled plan versions"),
        [typeof(Service)] = (AtMerge.Move, "service", "services"),
        // Which rows of an old system it came from; an import that names it again is told that it was merged.
        [typeof(ImportedRecord)] = (AtMerge.Stay, "imported record", "imported records"),
        [typeof(CaseNote)] = (AtMerge.Move, "case note", "case notes"),
        [typeof(Credential)] = (AtMerge.Move, "credential", "credentials"),
        [typeof(SkillGain)] = (AtMerge.Move, "skill gain", "skill gains"),
        [typeof(Referral)] = (AtMerge.Move, "referral", "referrals"),
        [typeof(PlannedGap)] = (AtMerge.Move, "planned gap", "planned gaps"),
        [typeof(SupervisorWaiver)] = (AtMerge.Move, "waiver", "waivers"),
        [typeof(Approval)] = (AtMerge.Move, "approval", "approvals"),
        [typeof(EligibilityAnswers)] = (AtMerge.OneOnly, "set of eligibility answers", "sets of eligibility answers"),
        [typeof(EligibilitySnapshot)] = (AtMerge.Move, "frozen decision", "frozen decisions"),
        [typeof(TrainingChoice)] = (AtMerge.Move, "training considered", "trainings considered"),
        [typeof(AttendanceEntry)] = (AtMerge.Move, "attendance entry", "attendance entries"),
        [typeof(PayrollEntry)] = (AtMerge.Move, "payroll row", "payroll rows"),
        [typeof(FollowUpContact)] = (AtMerge.Move, "follow-up contact", "follow-up contacts"),
        [typeof(Consent)] = (AtMerge.Move, "consent", "consents"),
        [typeof(ConcurrentProgram)] = (AtMerge.Move, "concurrent program", "concurrent programs"),
        [typeof(PartnerLink)] = (AtMerge.Move, "link of a partner", "links of partners"),
        [typeof(Visitor)] = (AtMerge.Move, "visitor of the front desk", "visitors of the front desk"),
        [typeof(SignatureRequest)] = (AtMerge.Move, "signature request", "signature requests"),
        [typeof(Document)] = (AtMerge.Move, "document", "documents"),
        [typeof(DocumentRequest)] = (AtMerge.Move, "document asked for", "documents asked for"),
        [typeof(CustomerMessage)] = (AtMerge.Move, "message", "messages"),
        [typeof(Handover)] = (AtMerge.Move, "handover", "handovers"),
        // The chains of both histories stay whole, each with its own hashes; so does who looked at which record.
        [typeof(HistoryEntry)] = (AtMerge.Stay, "history entry", "history entries"),
        [typeof(RecordView)] = (AtMerge.Stay, "look at the record", "looks at the record"),
        // A letter went to an address of that record.
        [typeof(OutgoingMail)] = (AtMerge.Stay, "letter", "letters"),
        [typeof(LedgerFinding)] = (AtMerge.Recompute, "finding", "findings"),
        [typeof(JudgedRecord)] = (AtMerge.Recompute, "judgment", "judgments"),
        [typeof(UserAccount)] = (AtMerge.SignIn, "sign-in", "sign-ins"),
    };

    public static IReadOnlyCollection<Type> All => Known.Keys;

    public static AtMerge? Of(Type entity) => Known.TryGetValue(entity, out var known) ? known.What : null;

    public static IEnumerable<Type> That(AtMerge what) => Known.Where(known => known.Value.What == what).Select(known => known.Key);

    public static string Words(Type entity, int count) => Known.TryGetValue(entity, out var known) ? $"{count} {(count == 1 ? known.One : known.Many)}" : $"{count} {entity.Name}";
}
