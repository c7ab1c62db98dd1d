using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.Policy;
using Milepost.App.Policy;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Findings.OfParticipant;

/// <summary>Everything that was found for one participant on a day, what is coming, and what a supervisor lets wait.</summary>
/// <param name="Lines">In the order of <c>milepost check</c>.</param>
/// <param name="Coming">What will be due or out of order from a later day if nobody changes the record; told for today only.</param>
/// <param name="Waivers">Those in force on the day.</param>
public sealed record ParticipantFindings(
    ParticipantRecord Record, PackPolicy Policy, DateOnly Today, DateOnly AsOf, RecordThings Things,
    IReadOnlyList<FindingLine> Lines, IReadOnlyList<ComingFinding> Coming, IReadOnlyList<SupervisorWaiver> Waivers)
{
    public Participant Person => Record.Participant;

    public bool IsToday => AsOf == Today;

    public bool IsToCome => AsOf > Today;

    /// <summary>What wants somebody, most urgent first.</summary>
    public IReadOnlyList<FindingLine> Open =>
        [.. Lines.Where(line => line.IsOpen).OrderBy(line => line.Urgency).ThenBy(line => line.Finding.DueOn ?? DateOnly.MaxValue).ThenBy(line => line.Finding.Requirement.Title, StringComparer.Ordinal)];

    public IReadOnlyList<FindingLine> InOrder => [.. Lines.Where(line => line.Finding.Outcome is Outcome.Met or Outcome.MetLate)];

    public IReadOnlyList<FindingLine> Advice => [.. Lines.Where(line => line.Finding.Outcome == Outcome.Advice)];

    public FindingCounts Counts => new(
        Late: Lines.Count(line => line is { IsOpen: true, Urgency: Urgency.Late }),
        Due: Lines.Count(line => line is { IsOpen: true, Urgency: Urgency.Today or Urgency.ThisWeek or Urgency.Later }),
        NotInOrder: Lines.Count(line => line is { IsOpen: true, Urgency: Urgency.NotInOrder }),
        Waived: Lines.Count(line => line is { IsOpen: true, Urgency: Urgency.Waived }),
        InOrder: InOrder.Count, Advice: Advice.Count);

    public FindingLine? Find(string requirement, string subject) => Lines.FirstOrDefault(line => line.Finding.Requirement.Id == requirement && line.Finding.Subject == subject);

    public string TitleOf(string requirement) => Policy.Evaluator.Requirements.FirstOrDefault(each => each.Id == requirement)?.Title ?? requirement;

    /// <summary>The same findings as <c>milepost check</c> tells them.</summary>
    public CaseFileFindings AsChecked => new(Person.CaseNumber, Policy.Pack.Id, Policy.Version, AsOf, [.. Lines.Select(line => line.Finding)]);
}

/// <param name="Waiver">That which lets it wait longest on the day.</param>
public sealed record FindingLine(Finding Finding, RecordThing Thing, IReadOnlyList<string> Lacking, SupervisorWaiver? Waiver)
{
    public bool IsOpen => Finding.Outcome <= Outcome.Due;

    /// <summary>Means something for an open one only.</summary>
    public Urgency Urgency => Urgencies.Of(Finding.Outcome, Finding.DueOn, Waiver?.Until, Finding.AsOf);

    public string DueWords => Urgencies.DueWords(Finding.Outcome, Finding.DueOn, Finding.AsOf);
}

/// <summary>A finding that begins on a later day, as the record stands.</summary>
public sealed record ComingFinding(Finding Finding, DateOnly From, RecordThing Thing, IReadOnlyList<string> Lacking);

/// <summary>How a record stands, in numbers. Late, due and not in order leave out what is waived.</summary>
public sealed record FindingCounts(int Late, int Due, int NotInOrder, int Waived, int InOrder, int Advice)
{
    public bool AllInOrder => Late + Due + NotInOrder == 0;

    /// <summary>"1 late, 2 due, 31 in order"; what there is none of is left out.</summary>
    public string Words => string.Join(", ", Parts.Where(part => part.Count > 0).Select(part => $"{part.Count} {part.Word}")) is { Length: > 0 } words ? words : "nothing applies yet";

    public IEnumerable<(int Count, string Word)> Parts => [(Late, "late"), (Due, "due"), (NotInOrder, "not in order"), (Waived, "waived"), (InOrder, "in order")];
}
