using Milepost.App.Policy;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Findings;

/// <summary>A kind of deadline, by the work that settles it: the columns of the board, and what My Day is filtered by.</summary>
public sealed class DeadlineKind
{
    public static readonly DeadlineKind Contact = new("contact", "Contact", Settlement.Contact);
    public static readonly DeadlineKind PlanReview = new("plan-review", "Plan review", Settlement.Review);
    public static readonly DeadlineKind Signature = new("signature-and-copies", "Signature and copies", Settlement.Signature, Settlement.Copy);
    public static readonly DeadlineKind CaseNotes = new("case-notes", "Case notes", Settlement.CaseNote);
    public static readonly DeadlineKind Services = new("services", "Services", Settlement.ServiceClosing, Settlement.NewService, Settlement.ServiceDetails);
    public static readonly DeadlineKind PlanContent = new("plan-content", "Plan content", Settlement.PlanContent, Settlement.Goal, Settlement.Objective);

    public static readonly DeadlineKind Intake = new(
        "eligibility-and-intake", "Eligibility and intake", Settlement.Eligibility, Settlement.Enrollment, Settlement.Screening, Settlement.Assessment, Settlement.Profile);

    public static readonly DeadlineKind Exit = new("exit-and-follow-up", "Exit and follow-up", Settlement.Exit, Settlement.FollowUp);

    /// <summary>The rest, and requirements that the program no longer has.</summary>
    public static readonly DeadlineKind Other = new("other", "Other", Settlement.Outcome, Settlement.Referral);

    private readonly Settlement[] _settlements;

    private DeadlineKind(string code, string words, params Settlement[] settlements) => (Code, Words, _settlements) = (code, words, settlements);

    /// <summary>In addresses: "plan-review".</summary>
    public string Code { get; }

    public string Words { get; }

    /// <summary>In the order of the board's columns.</summary>
    public static IReadOnlyList<DeadlineKind> All { get; } = [Contact, PlanReview, Signature, CaseNotes, Services, PlanContent, Intake, Exit, Other];

    public static DeadlineKind Of(Settlement? settledBy) => settledBy is { } settlement ? All.First(kind => kind._settlements.Contains(settlement)) : Other;

    /// <param name="requirement">Id of a requirement, as it stands in the ledger.</param>
    public static DeadlineKind Of(string requirement, PolicyBook policies) => Of(policies.Find(requirement, out var file) ? file.Requirement.SettledBy : null);

    /// <summary>Null for a word that is no kind.</summary>
    public static DeadlineKind? Find(string? code) => All.FirstOrDefault(kind => kind.Code == code);
}
