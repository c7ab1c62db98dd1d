using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>Each need is in the record.</summary>
public sealed record OnFile(ImmutableArray<Need> Needs) : Rule
{
    public override ImmutableArray<SubjectKind> Subjects { get; } = [.. Enum.GetValues<SubjectKind>()];

    public override Verdict Judge(RecordOnDay record, Subject subject) => Rules.Needs.Judge(Needs, record, subject, by: DateOnly.MaxValue, measured: null);
}
