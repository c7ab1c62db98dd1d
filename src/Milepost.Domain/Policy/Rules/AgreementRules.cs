using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>Whose signature makes an agreement count.</summary>
public enum SignedBy { Participant, Both }

internal static class Agreements
{
    /// <summary>The first signed form that covers what happened on the day: its signatures are from that day or later.</summary>
    public static (AgreementFact Form, DateOnly On)? Covering(this PlanFact plan, DateOnly day, SignedBy signers)
    {
        (AgreementFact, DateOnly On)? first = null;
        foreach (var agreement in plan.Agreements)
        {
            var on = signers == SignedBy.Participant ? agreement.ParticipantSignedOn : agreement.SignedByBothOn;
            if (!agreement.IsForm || on is not { } signed || agreement.ParticipantSignedOn < day) continue;
            if (signers == SignedBy.Both && agreement.StaffSignedOn < day) continue;
            if (first is null || signed < first.Value.On) first = (agreement, signed);
        }
        return first;
    }

    public static IEnumerable<ChangeFact> ChangesOf(this PlanFact plan, ImmutableArray<ChangeKind> kinds) => plan.Changes.Where(change => kinds.Contains(change.Kind));

    public static string NameOf(ChangeFact change) => change.Goal is { } goal ? $"{CodeWords.Of(change.Kind)}:{goal}" : CodeWords.Of(change.Kind);
}

/// <summary>A change of these kinds is agreed again: a form is signed on or after its day.</summary>
public sealed record ChangeAgreed(ImmutableArray<ChangeKind> Changes, SignedBy Signers) : Rule
{
    public override ImmutableArray<SubjectKind> Subjects { get; } = [SubjectKind.Plan];

    public override Verdict? Judge(RecordOnDay record, Subject subject)
    {
        List<string> unsigned = [];
        List<Evidence> because = [];
        foreach (var change in subject.Plan!.ChangesOf(Changes))
        {
            because.Add(About(Agreements.NameOf(change), change.On, change));
            if (subject.Plan!.Covering(change.On, Signers) is { } form) because.Add(About("signed", form.On, form.Form));
            else unsigned.Add(Agreements.NameOf(change));
        }
        return because.Count == 0 ? null : MetUnless(unsigned, [.. because.Distinct()]);
    }
}

/// <summary>A change of these kinds is agreed again, its reason is given, and a case note tells of it by the day of the agreement.</summary>
public sealed record ChangeAgreedAndNoted(ImmutableArray<ChangeKind> Changes, SignedBy Signers) : Rule
{
    public override ImmutableArray<SubjectKind> Subjects { get; } = [SubjectKind.Plan];

    public override Verdict? Judge(RecordOnDay record, Subject subject)
    {
        var (agreement, note, reason) = (true, true, true);
        List<Evidence> because = [];
        foreach (var change in subject.Plan!.ChangesOf(Changes))
        {
            because.Add(About(Agreements.NameOf(change), change.On, change));
            var form = subject.Plan!.Covering(change.On, Signers);
            if (form is { } signed) because.Add(About("signed", signed.On, signed.Form));
            var told = FirstNote(record, change.On, form?.On);
            if (told is not null) because.Add(About("case note", told.OccurredOn, told));

            agreement &= form is not null;
            note &= told is not null;
            reason &= change.HasReason;
        }
        if (because.Count == 0) return null;

        List<string> missing = [];
        if (!agreement) missing.Add("agreement");
        if (!note) missing.Add("caseNote");
        if (!reason) missing.Add("reason");
        return MetUnless(missing, [.. because.Distinct()]);
    }

    private static CaseNoteFact? FirstNote(RecordOnDay record, DateOnly from, DateOnly? to)
    {
        CaseNoteFact? first = null;
        foreach (var note in record.CaseNotes)
            if (note.OccurredOn >= from && (to is { } last ? note.OccurredOn <= last : record.HasCome(note.OccurredOn)) && (first is null || note.OccurredOn < first.OccurredOn)) first = note;
        return first;
    }
}

/// <summary>One form has all the signatures and, where asked, the participant a copy of it.</summary>
/// <param name="ExplainedWillDo">The reason why no agreement could be had satisfies it, too.</param>
/// <param name="NameMissing">Findings name what is missing.</param>
public sealed record Signed(bool ByParticipant, bool ByStaff, bool WithCopy = false, bool ExplainedWillDo = false, bool NameMissing = true) : Rule
{
    public const string NotSigned = "notSigned";

    public override ImmutableArray<SubjectKind> Subjects { get; } = [SubjectKind.Plan];

    public override Verdict Judge(RecordOnDay record, Subject subject)
    {
        List<string>? fewest = null;
        AgreementFact? nearest = null;
        foreach (var agreement in subject.Plan!.Agreements)
        {
            if (MissingFrom(agreement) is not { } missing || missing.Count > fewest?.Count) continue;
            fewest = missing;
            nearest = agreement;
        }

        if (nearest is null) return MetUnless([NotSigned]) with { Details = NameMissing ? [NotSigned] : [] };
        var verdict = MetUnless(fewest!, About("agreement", nearest.LastSignatureOn ?? nearest.RecordedOn, nearest));
        return NameMissing ? verdict : verdict with { Details = [] };
    }

    /// <summary>What one agreement lacks; null where nobody signed it and nothing explains why.</summary>
    private List<string>? MissingFrom(AgreementFact agreement)
    {
        if (!agreement.IsForm) return ExplainedWillDo && agreement.HasReason ? [] : null;
        if (agreement.LastSignatureOn is null) return null;

        List<string> missing = [];
        if (ByParticipant && agreement.ParticipantSignedOn is null) missing.Add("participant");
        if (ByStaff && agreement.StaffSignedOn is null) missing.Add("staff");
        if (WithCopy && !agreement.CopyGivenAfterSigning) missing.Add("copy");
        return missing;
    }
}

/// <summary>A goal that was added, or moved to one of these statuses, since the last agreement needs a new one.</summary>
/// <remarks>An agreement is dated by the participant's signature; the note that none could be had, by the day it was entered.</remarks>
public sealed record AgreedSinceGoalsMoved(ImmutableArray<GoalStatus> Statuses) : Rule
{
    public override ImmutableArray<SubjectKind> Subjects { get; } = [SubjectKind.Plan];

    public override Verdict? Judge(RecordOnDay record, Subject subject)
    {
        var plan = subject.Plan!;
        var agreed = new Found();
        foreach (var agreement in plan.Agreements)
            if ((agreement.IsForm ? agreement.ParticipantSignedOn : agreement.RecordedOn) is { } on) agreed.Add("agreement", on, agreement);
        if (agreed.First is not { } first || agreed.Last is not { } last) return null;

        List<string> missing = [];
        List<Evidence> because = [last];
        var anyMoved = false;
        foreach (var goal in plan.Goals)
        {
            if (goal.EstablishedOn > first.On)
            {
                anyMoved = true;
                because.Add(About("goal added", goal.EstablishedOn, goal));
                if (goal.EstablishedOn > last.On) missing.Add($"goalAdded:{goal.Id}");
            }
            if (goal.Status is { } status && Statuses.Contains(status))
            {
                anyMoved = true;
                because.Add(About($"goal {CodeWords.Of(status)}", goal.StatusOn, goal));
                if (goal.StatusOn > last.On) missing.Add($"{CodeWords.Of(status)}:{goal.Id}");
            }
        }
        return anyMoved ? MetUnless(missing, [.. because]) : null;
    }
}
