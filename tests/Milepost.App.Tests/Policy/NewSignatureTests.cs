using System.Collections.Immutable;
using Milepost.App.Policy;
using Milepost.Domain;
using Milepost.Domain.Policy;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Tests.Policy;

/// <summary>What a page says before saving ("this needs a new signature") and what is found afterwards are the same, for every pack, kind of plan and kind of change.</summary>
public sealed class NewSignatureTests
{
    private static readonly Packs Packs = PackFiles.Load(PackFiles.DefaultFolder);
    private static readonly PolicyBook Policy = PolicyBook.Load(PackFiles.DefaultFolder, Packs, withCases: false);

    private static readonly DateOnly Opened = new(2026, 1, 5);
    private static readonly DateOnly Signed = new(2026, 1, 12);
    private static readonly DateOnly Changed = new(2026, 2, 2);
    private static readonly DateOnly SignedAgain = new(2026, 2, 9);

    public static TheoryData<string, string> PacksAndKinds() => new(
        from pack in Packs.All
        from kind in PackWordLists.PlanKinds
        select (pack.Id, kind));

    [Theory]
    [MemberData(nameof(PacksAndKinds))]
    public void A_signature_is_asked_for_exactly_when_its_absence_is_found(string pack, string kind) =>
        Assert.Empty(Disagreements(Packs[pack].Settings, Policy[pack].Evaluator, CodeWords.Read<PlanKind>(kind)));

    [Theory]
    [MemberData(nameof(PacksAndKinds))]
    public void Signing_again_settles_it(string pack, string kind)
    {
        foreach (var change in PackWordLists.Changes)
        {
            var plan = After(change, SignedPlan(CodeWords.Read<PlanKind>(kind)));
            var agreed = plan with { Agreements = plan.Agreements.Add(SignedOn(SignedAgain, "AG2")) };

            Assert.Empty(Unsigned(Policy[pack].Evaluator, agreed, SignedAgain.AddDays(1)));
        }
    }

    [Fact]
    public void A_pack_that_asks_too_often_or_too_seldom_is_caught()
    {
        var settings = Packs["chicago-cook"].Settings;
        var evaluator = Policy["chicago-cook"].Evaluator;
        var unlike = settings with { NewSignatureOn = [.. settings.NewSignatureOn.Where(rule => rule.Change != "goalAdded").Select(rule => rule.Change == "datesChanged" ? rule with { Needed = true } : rule)] };

        Assert.Equal(
        [
            "goalAdded: the settings ask for no signature, and its absence is found by chi.new-signature-when-goal-changes",
            "datesChanged: the settings ask for a signature, and nothing finds its absence",
        ], Disagreements(unlike, evaluator, PlanKind.Iep));
    }

    private static List<string> Disagreements(PackSettings settings, Evaluator evaluator, PlanKind kind)
    {
        var signed = SignedPlan(kind);
        Assert.Empty(Unsigned(evaluator, signed, Changed));

        List<string> disagreements = [];
        foreach (var change in PackWordLists.Changes)
        {
            var found = Unsigned(evaluator, After(change, signed), Changed.AddDays(1));
            if (settings.NeedsNewSignature(change, CodeWords.Of(kind)) == found.Count > 0) continue;
            disagreements.Add(found.Count > 0
                ? $"{change}: the settings ask for no signature, and its absence is found by {string.Join(", ", found)}"
                : $"{change}: the settings ask for a signature, and nothing finds its absence");
        }
        return disagreements;
    }

    /// <summary>What is not met and settled by signing. The reason and the case note that a change needs beside the signature are there.</summary>
    private static List<string> Unsigned(Evaluator evaluator, PlanFact plan, DateOnly asOf)
    {
        var facts = new CaseFacts
        {
            Id = "P-1",
            Plans = [plan],
            CaseNotes = [new() { Id = "N1", Subject = "Plan changed", OccurredOn = Changed, RecordedOn = Changed }],
        };
        return [.. evaluator.Judge(facts, asOf).Where(finding => finding is { Outcome: Outcome.NotMet, Requirement.SettledBy: Settlement.Signature }).Select(finding => finding.Requirement.Id)];
    }

    private static PlanFact SignedPlan(PlanKind kind) => new()
    {
        Id = "PL1",
        Kind = kind,
        OpenedOn = Opened,
        Goals = [Goal("G1", Opened)],
        Agreements = [SignedOn(Signed, "AG1")],
    };

    private static GoalFact Goal(string id, DateOnly established) =>
        new() { Id = id, Type = GoalType.Employment, Term = GoalTerm.Short, EstablishedOn = established, Status = GoalStatus.OnTrack, StatusOn = established };

    private static AgreementFact SignedOn(DateOnly day, string id) =>
        new() { Id = id, Method = AgreementMethod.Electronic, ParticipantSignedOn = day, StaffSignedOn = day, CopyGivenOn = day, RecordedOn = day };

    /// <summary>The plan as it is once this has been changed.</summary>
    private static PlanFact After(string change, PlanFact plan) => change switch
    {
        "offTrack" => plan with { Goals = [plan.Goals[0] with { Status = GoalStatus.OffTrack, StatusOn = Changed }] },
        "goalAdded" => Recorded(change, plan, "G2") with { Goals = plan.Goals.Add(Goal("G2", Changed)) },
        "goalClosed" => Recorded(change, plan, "G1") with { Goals = [plan.Goals[0] with { ClosedOn = Changed }] },
        "goalChanged" => Recorded(change, plan, "G1"),
        _ => Recorded(change, plan, goal: null),
    };

    private static PlanFact Recorded(string change, PlanFact plan, string? goal) =>
        plan with { Changes = [new ChangeFact(plan.Id, Changed, CodeWords.Read<ChangeKind>(change), goal, HasReason: true)] };
}
