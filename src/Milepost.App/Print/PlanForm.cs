using System.Globalization;
using Milepost.App.Print.Document;

namespace Milepost.App.Print;

/// <summary>What stands on the IEP and ISS form, and in which order.</summary>
public static class PlanForm
{
    /// <summary>The empty signature field of the participant in the file.</summary>
    public const string ParticipantField = "participant-signature";

    /// <summary>The empty signature field of the career planner in the file.</summary>
    public const string PlannerField = "planner-signature";

    public static PrintDocument Compose(PlanFormContent content, PlanFormWords words, DateTimeOffset printedAt)
    {
        var (title, shortTitle) = content.Kind == PlanFormKind.IndividualServiceStrategy
            ? (words.IssTitle, words.IssShort)
            : (words.IepTitle, words.IepShort);
        var printedOn = words.Day(DateOnly.FromDateTime(printedAt.DateTime));
        var running = new RunningText(
            $"{content.ParticipantName} · {content.CaseNumber} · {title}",
            PlanFormWords.Fill(words.Foot, shortTitle, content.Version, content.Reference),
            PlanFormWords.Fill(words.PrintedOn, printedOn),
            words.PageNumber,
            words.MissingCharacters,
            content.ReadingNotice);
        return new PrintDocument(
            PlanFormWords.Fill(words.DocumentTitle, title, content.ParticipantName, content.Version),
            words.Language,
            running,
            // Goals first, then what they rest on: the order in which New Jersey WD-PY19-8 section 6 lists a plan's parts.
            [
                new Letterhead(content.Office.AgencyName, content.Office.OfficeName, content.Office.AddressLines),
                new Heading(1, title),
                .. content.ReadingNotice is { } notice ? [new Lead(notice)] : Array.Empty<Block>(),
                WhoAndWhen(content, words, printedOn),
                .. CareerDirection(content, words),
                .. Goals(content, words),
                .. ListSection(words.TrainingComponents, content.TrainingComponents),
                .. WhyThisPlan(content, words),
                .. Barriers(content, words),
                .. ListSection(words.SupportServices, content.SupportServices),
                .. NextSteps(content, words),
                .. Progress(content, words),
                .. TextSection(words.Comments, content.Comments),
                Agreement(content, words),
            ]);
    }

    private static Facts WhoAndWhen(PlanFormContent content, PlanFormWords words, string printedOn) => new(
        [
            new Fact(words.Participant, content.ParticipantName, Span: 2),
            new Fact(words.CaseNumber, content.CaseNumber),
            new Fact(words.Version, content.Version.ToString(CultureInfo.InvariantCulture)),
            new Fact(content.Programs.Count > 1 ? words.Programs : words.Program, content.Programs.Count == 0 ? words.NotDecided : string.Join(", ", content.Programs), Span: 2),
            new Fact(words.PlanStart, Day(content.StartsOn, words)),
            new Fact(words.ProjectedEnd, Day(content.ProjectedEndOn, words)),
            new Fact(content.PlannerTitle, content.PlannerName, Span: 2),
            new Fact(words.Printed, printedOn),
            new Fact(words.Reference, content.Reference),
        ],
        Columns: 4,
        OnPanel: true);

    private static IEnumerable<Block> CareerDirection(PlanFormContent content, PlanFormWords words) =>
    [
        new Heading(2, words.CareerDirection),
        new Facts(
            [
                new Fact(words.CareerPathway, Written(content.CareerPathway) ?? words.NotDecided),
                new Fact(words.TargetOccupation, Written(content.TargetOccupation) ?? words.NotDecided),
            ],
            Columns: 2),
    ];

    private static IEnumerable<Block> WhyThisPlan(PlanFormContent content, PlanFormWords words)
    {
        yield return new Heading(2, words.WhyThisPlan);
        var reasons = content.Justification;
        yield return Written(reasons?.Text) is { } text ? new Paragraph(text) : new Paragraph(words.NoJustification, Tone.Note);

        if (reasons is null) yield break;

        yield return new Lead(words.BasedOn);
        yield return new CheckBoxes(
        [
            Basis(words.BasisAssessment, reasons.FromAssessment),
            Basis(words.BasisInterview, reasons.FromInterview),
            Basis(words.BasisPreviousSkills, reasons.FromPreviousSkills),
        ]);
        if (Written(reasons.SkillsGap) is not { } gap) yield break;

        yield return new Lead(words.SkillsGap);
        yield return new Paragraph(gap);

        CheckBox Basis(string name, bool ticked) => new(name, ticked, PlanFormWords.Fill(ticked ? words.Ticked : words.NotTicked, name));
    }

    private static IEnumerable<Block> Barriers(PlanFormContent content, PlanFormWords words)
    {
        yield return new Heading(2, words.Barriers);
        if (content.Barriers.Count == 0)
        {
            yield return new Paragraph(content.NoBarriersFound ? words.NoBarriersFound : words.NoBarriersRecorded, Tone.Note);
            yield break;
        }

        yield return new Table(
            Caption: null,
            [new Column(words.Barrier, 2), new Column(words.BarrierAction, 3.5)],
            content.Barriers.Select(barrier => new Row(
            [
                Cell.Of(barrier.Name),
                Written(barrier.Action) is { } action ? Cell.Of(action) : new Cell([new Paragraph(words.NoBarrierAction, Tone.Note)]),
            ])).ToList());
    }

    private static IEnumerable<Block> Goals(PlanFormContent content, PlanFormWords words) =>
    [
        new Heading(2, words.Goals),
        .. content.Goals.Count == 0 ? [new Paragraph(words.NoGoals, Tone.Note)] : content.Goals.SelectMany((goal, i) => Goal(goal, i + 1, words)),
    ];

    private static IEnumerable<Block> Goal(PlanFormGoal goal, int number, PlanFormWords words)
    {
        yield return new Heading(3, PlanFormWords.Fill(words.Goal, number, goal.Statement));
        var facts = new List<Fact> { new(words.GoalType, goal.Type), new(words.GoalTerm, goal.Term) };
        AddFact(words.GoalCategory, Written(goal.Category));
        AddFact(words.Status, Written(goal.Status));
        facts.Add(new Fact(words.GoalDates, words.Span(goal.EstablishedOn, goal.ProjectedEndOn), Span: 2));
        if (goal.ClosedOn is { } closedOn) AddFact(words.GoalClosed, words.Day(closedOn));
        AddFact(words.Outcome, Written(goal.Outcome));
        if (goal.LinkedToGoal is { } linked) AddFact(words.GoalLinked, PlanFormWords.Fill(words.LinkedGoal, linked));
        yield return new Facts(facts, Columns: 6, LeadsIn: true);

        if (goal.Objectives.Count == 0)
        {
            yield return new Paragraph(words.NoObjectives, Tone.Note);
        }
        else
        {
            yield return Objectives(goal, number, words);
        }

        if (goal.Services.Count > 0 || goal.Objectives.Any(o => o.Services.Count > 0)) yield return Services(goal, number, words);

        void AddFact(string label, string? value)
        {
            if (value is not null) facts.Add(new Fact(label, value));
        }
    }

    private static Table Objectives(PlanFormGoal goal, int number, PlanFormWords words) => new(
        PlanFormWords.Fill(words.Objectives, number),
        [
            new Column(words.Objective, 4.4),
            new Column(words.ObjectiveStart, 1.25),
            new Column(words.ObjectiveReview, 1.25),
            new Column(words.ProjectedEnd, 1.25),
            new Column(words.Outcome, 1.3),
        ],
        goal.Objectives.Select((objective, i) => new Row(
            [
                Cell.Of($"{number}.{i + 1} {objective.Statement}"),
                Cell.Of(Day(objective.StartsOn, words)),
                Cell.Of(Day(objective.ReviewOn, words)),
                Cell.Of(Day(objective.ProjectedEndOn, words)),
                Cell.Of(Written(objective.Outcome) ?? words.ObjectiveOpen),
            ],
            Written(objective.Justification) is { } why ? PlanFormWords.Fill(words.Reason, why) : null)).ToList());

    private static Table Services(PlanFormGoal goal, int number, PlanFormWords words) => new(
        PlanFormWords.Fill(words.Services, number),
        [
            new Column(words.Service, 3.3),
            new Column(words.ForObjective, 0.55),
            new Column(words.Provider, 2),
            new Column(words.Dates, 1.45),
            new Column(words.WeeklyHours, 0.85),
            new Column(words.Status, 1.2),
        ],
        goal.Objectives.SelectMany((objective, i) => objective.Services.Select(service => (Service: service, For: $"{number}.{i + 1}")))
            .Concat(goal.Services.Select(service => (Service: service, For: "–")))
            .Select(line => ServiceRow(line.Service, line.For, words)).ToList());

    private static Row ServiceRow(PlanFormService service, string forObjective, PlanFormWords words) => new(
        [
            new Cell(
            [
                new Paragraph(Written(service.Code) is { } code ? $"{code} {service.Name}" : service.Name),
                .. Written(service.YouthElement) is { } element ? [new Paragraph(element, Tone.Note)] : Array.Empty<Paragraph>(),
            ]),
            Cell.Of(forObjective),
            Cell.Of(Written(service.Provider) ?? words.NotDecided),
            Cell.Of(words.Span(service.StartsOn, service.EndsOn)),
            Cell.Of(service.WeeklyHours?.ToString("0.##", CultureInfo.InvariantCulture) ?? "–"),
            Cell.Of(Written(service.Status) ?? words.NotDecided),
        ]);

    private static IEnumerable<Block> ListSection(string title, IReadOnlyList<string> items) =>
        items.Count == 0 ? [] : [new Heading(2, title), new ItemList(items)];

    private static IEnumerable<Block> TextSection(string title, string? text) =>
        Written(text) is { } written ? [new Heading(2, title), new Paragraph(written)] : [];

    private static IEnumerable<Block> NextSteps(PlanFormContent content, PlanFormWords words) =>
    [
        new Heading(2, words.NextSteps),
        content.CustomerActions.Count == 0 ? new Paragraph(words.NoNextSteps, Tone.Note) : new ItemList(content.CustomerActions, Numbered: true),
    ];

    private static IEnumerable<Block> Progress(PlanFormContent content, PlanFormWords words)
    {
        var tracking = Written(content.Tracking);
        if (content.PerformanceIndicators.Count == 0 && tracking is null) yield break;

        yield return new Heading(2, words.Progress);
        if (content.PerformanceIndicators.Count > 0)
        {
            yield return new Lead(words.PerformanceIndicators);
            yield return new ItemList(content.PerformanceIndicators);
        }

        if (tracking is null) yield break;

        yield return new Lead(words.Tracking);
        yield return new Paragraph(tracking);
    }

    // Both sign and date the form, and the participant gets a copy: New Jersey WD-PY19-8 section 6, Chicago Cook IEP/ISS procedure section 6.4.
    private static KeepTogether Agreement(PlanFormContent content, PlanFormWords words) => new(
    [
        new Heading(2, words.Agreement),
        new Paragraph(Written(content.AgreementStatement) ?? words.AgreementStatement),
        // A copy for reading has no line to sign on, so that nobody signs the wrong one.
        .. content.HasSignatureLines
            ? new Block[]
            {
                new CheckBoxes([new CheckBox(words.CopyReceived, Ticked: null)]),
                Signer(ParticipantField, content.ParticipantName, words.Participant, words),
                Signer(PlannerField, content.PlannerName, content.PlannerTitle, words),
            }
            : Written(content.SignedElsewhere) is { } elsewhere ? [new Paragraph(elsewhere, Tone.Note)] : [],
    ]);

    private static SignatureLine Signer(string field, string name, string role, PlanFormWords words) => new(
        field,
        PlanFormWords.Fill(words.SignatureTooltip, name, role),
        PlanFormWords.Fill(words.Signature, role),
        name,
        words.SignerDate);

    private static string Day(DateOnly? day, PlanFormWords words) => day is { } known ? words.Day(known) : words.NotDecided;

    private static string? Written(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
