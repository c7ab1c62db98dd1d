using System.Collections.Immutable;
using System.Globalization;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>The goal's statement has at most so many characters, as the reader counts them.</summary>
public sealed record StatementLengthPart(int AtMost) : Part
{
    public override SubjectKind Of => SubjectKind.Goal;

    public override bool? IsHeld(RecordOnDay record, Subject subject) =>
        subject.Goal!.Statement.Length <= AtMost || new StringInfo(subject.Goal.Statement).LengthInTextElements <= AtMost;
}

/// <summary>The goal stands in a plan of this kind.</summary>
public sealed record GoalPlanKindPart(PlanKind Kind) : Part
{
    public override SubjectKind Of => SubjectKind.Goal;

    public override bool? IsHeld(RecordOnDay record, Subject subject) => subject.Plan!.Kind == Kind;
}

/// <summary>The goal hangs from another goal of such a type in the same plan.</summary>
public sealed record LinkedGoalPart(ImmutableArray<GoalType> Types) : Part
{
    public override SubjectKind Of => SubjectKind.Goal;

    public override bool? IsHeld(RecordOnDay record, Subject subject)
    {
        foreach (var goal in subject.Plan!.Goals)
            if (goal.Id == subject.Goal!.LinkedGoal && Types.Contains(goal.Type)) return true;
        return false;
    }
}

/// <summary>Something an objective holds.</summary>
public abstract record ObjectivePart : Part
{
    public override SubjectKind Of => SubjectKind.Objective;
}

public enum ObjectiveField { Justification, Outcome, ProjectedEndOn, ReviewOn }

/// <summary>A field of the objective is filled in.</summary>
public sealed record ObjectiveFieldPart(ObjectiveField Field) : ObjectivePart
{
    public override bool? IsHeld(RecordOnDay record, Subject subject) => Field switch
    {
        ObjectiveField.Justification => subject.Objective!.HasJustification,
        ObjectiveField.Outcome => subject.Objective!.HasOutcome,
        ObjectiveField.ProjectedEndOn => subject.Objective!.ProjectedEndOn is not null,
        _ => subject.Objective!.ReviewOn is not null,
    };
}

/// <summary>The objective stands under a goal of such a type.</summary>
public sealed record UnderGoalPart(ImmutableArray<GoalType> Types) : ObjectivePart
{
    public override bool? IsHeld(RecordOnDay record, Subject subject) => Types.Contains(subject.Goal!.Type);
}

/// <summary>The statement has at least so many words; a dash or a bullet alone is none.</summary>
public sealed record StatementWordsPart(int AtLeast) : ObjectivePart
{
    public override bool? IsHeld(RecordOnDay record, Subject subject) =>
        subject.Objective!.Statement.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit)) >= AtLeast;
}

/// <summary>The statement can be measured: it has a digit, or the name of a credential on file.</summary>
public sealed record StatementMeasurePart : ObjectivePart
{
    public override bool? IsHeld(RecordOnDay record, Subject subject)
    {
        var statement = subject.Objective!.Statement;
        if (statement.Any(char.IsDigit)) return true;
        foreach (var credential in record.Credentials)
            if (statement.Contains(credential.Name, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}

/// <summary>The assessment used one of these tools.</summary>
public sealed record ToolPart(ImmutableArray<string> OneOf) : Part
{
    public override SubjectKind Of => SubjectKind.Assessment;

    public override bool? IsHeld(RecordOnDay record, Subject subject) =>
        subject.Assessment!.Tool is { } tool && OneOf.Contains(tool.Trim(), StringComparer.OrdinalIgnoreCase);
}

/// <summary>The participant has a copy of what was signed: given on or after the last signature.</summary>
public sealed record CopyGivenPart : Part
{
    public override SubjectKind Of => SubjectKind.Agreement;

    public override bool? IsHeld(RecordOnDay record, Subject subject) => subject.Agreement!.CopyGivenAfterSigning;
}

/// <summary>Whom the participant can turn to at the partner.</summary>
public sealed record ReferralContactPart : Part
{
    public override SubjectKind Of => SubjectKind.Referral;

    public override bool? IsHeld(RecordOnDay record, Subject subject) => subject.Referral!.HasContact;
}
