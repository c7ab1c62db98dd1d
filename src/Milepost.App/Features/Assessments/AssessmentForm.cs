using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Participants;
using Milepost.App.ReferenceData;
using Milepost.App.Web.Forms;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Assessments;

/// <summary>What is asked about an assessment, whether new or on file.</summary>
public sealed class AssessmentForm
{
    public const string AnotherTool = "another";

    [Display(Name = "Type"), Required]
    public AssessmentType? Type { get; set; }

    [Display(Name = "Tool"), StringLength(200)]
    public string? Tool { get; set; }

    [Display(Name = "Name of the other tool"), StringLength(200)]
    public string? OtherTool { get; set; }

    [Display(Name = "Completed on"), Required(ErrorMessage = "Enter the day the assessment was completed.")]
    public DateOnly? CompletedOn { get; set; }

    [Display(Name = "Formal")]
    public bool? Formal { get; set; }

    [Display(Name = "Given by")]
    public AssessmentSource? Source { get; set; }

    [Display(Name = "Areas covered")]
    public List<AssessmentArea> Areas { get; set; } = [];

    [Display(Name = "Scores"), MaxLength(FormRows.Most)]
    public List<ScoreRow> Scores { get; set; } = [];

    [Display(Name = "Barriers found")]
    public List<string> Barriers { get; set; } = [];

    [Display(Name = "Other barriers"), StringLength(4000)]
    public string? OtherBarriers { get; set; }

    [Display(Name = "Summary"), StringLength(100_000)]
    public string? Summary { get; set; }

    /// <summary>What is recorded, where the form asks for more than every assessment has.</summary>
    public AssessmentKind? Kind { get; set; }

    [Display(Name = "Pre-test or post-test")] public TestPart? Part { get; set; }
    [Display(Name = "Form and level of the booklet"), StringLength(100)] public string? BookletForm { get; set; }
    [Display(Name = "Compared with the pre-test")] public string? PreTest { get; set; }
    [Display(Name = "Given by (name)"), StringLength(200)] public string? GivenBy { get; set; }
    [Display(Name = "That person is trained to give it")] public bool? GiverTrained { get; set; }
    [Display(Name = "The person is learning English")] public bool? EnglishLearner { get; set; }

    [Display(Name = "The eight areas"), MaxLength(FormRows.Most)] public List<AreaRow> AreaRows { get; set; } = [];

    [Display(Name = "What interests the person"), StringLength(4000)] public string? Interests { get; set; }
    [Display(Name = "Occupations explored"), MaxLength(FormRows.Most)] public List<OccupationRow> Occupations { get; set; } = [];
    [Display(Name = "What was learned about them"), StringLength(4000)] public string? Learned { get; set; }

    [Display(Name = "Desired career path"), StringLength(500)] public string? CareerPath { get; set; }
    [Display(Name = "Desired occupation"), StringLength(300)] public string? GoalOccupation { get; set; }
    [Display(Name = "Least hourly wage"), DataType(DataType.Currency)] public decimal? Wage { get; set; }
    [Display(Name = "Hours and shifts that are possible"), StringLength(500)] public string? Hours { get; set; }
    [Display(Name = "Can start"), StringLength(500)] public string? CanStart { get; set; }
    [Display(Name = "What else matters"), StringLength(2000)] public string? Conditions { get; set; }

    [Display(Name = "Target occupation"), StringLength(300)] public string? TargetOccupation { get; set; }
    [Display(Name = "Skills"), MaxLength(FormRows.Most)] public List<SkillRow> Skills { get; set; } = [];
    [Display(Name = "What training should add"), StringLength(4000)] public string? Recommendation { get; set; }
    [Display(Name = "Signed off by"), StringLength(200)] public string? SignedOffBy { get; set; }
    [Display(Name = "Signed off on")] public DateOnly? SignedOffOn { get; set; }

    [Display(Name = "Brought by")] public Lender? LentBy { get; set; }
    [Display(Name = "Agency that assessed"), StringLength(300)] public string? LentPartner { get; set; }
    [Display(Name = "Document that shows it"), StringLength(300)] public string? LentDocument { get; set; }

    public long Version { get; set; }

    public static AssessmentForm Of(Assessment assessment, AssessmentChoices choices)
    {
        var details = assessment.Details;
        var isListed = details.Tool is null || choices.Tools.Any(t => t.Tool == details.Tool);
        var form = new AssessmentForm
        {
            Type = details.Type, Tool = isListed ? details.Tool : AnotherTool, OtherTool = isListed ? null : details.Tool, CompletedOn = details.CompletedOn,
            Formal = details.Formal, Source = details.Source, Areas = [.. details.Areas], Summary = details.Summary, Version = assessment.Version,
            Scores = [.. details.Scores.Select(s => new ScoreRow { Name = s.Name, Score = s.Score, Level = s.Level })],
            Barriers = [.. details.Barriers.Where(choices.IsListed)], OtherBarriers = string.Join('\n', details.Barriers.Where(b => !choices.IsListed(b))),
            Kind = AssessmentKinds.Of(details),
            Part = details.Battery?.Part, BookletForm = details.Battery?.Form, PreTest = details.Battery?.PreTest, GivenBy = details.Battery?.GivenBy,
            GiverTrained = details.Battery?.GiverTrained, EnglishLearner = details.Battery?.EnglishLearner,
            Interests = details.Exploration?.Interests, Learned = details.Exploration?.Learned,
            Occupations = [.. (details.Exploration?.Occupations ?? []).Select(o => new OccupationRow { Occupation = o })],
            CareerPath = details.EmploymentGoals?.CareerPath, GoalOccupation = details.EmploymentGoals?.Occupation, Wage = details.EmploymentGoals?.HourlyWage,
            Hours = details.EmploymentGoals?.Hours, CanStart = details.EmploymentGoals?.CanStart, Conditions = details.EmploymentGoals?.Conditions,
            TargetOccupation = details.Worksheet?.TargetOccupation, Recommendation = details.Worksheet?.Recommendation,
            SignedOffBy = details.Worksheet?.SignedOffBy, SignedOffOn = details.Worksheet?.SignedOffOn,
            Skills = [.. (details.Worksheet?.Skills ?? []).Select(s => new SkillRow { Skill = s.Skill, From = s.From, Level = s.Level, Evidence = s.Evidence, Transfers = s.Transfers })],
            LentBy = details.Borrowed?.By, LentPartner = details.Borrowed?.Partner, LentDocument = details.Borrowed?.Document,
        };
        form.AreaRows = AreaRow.All(details.Findings);
        return form;
    }

    public IReadOnlyList<int> FilledSkills => [.. Enumerable.Range(0, Skills.Count).Where(row => !Skills[row].IsEmpty)];

    /// <summary>A summary in sections covers the areas of which it says something; the others are ticked.</summary>
    private IEnumerable<AssessmentArea> AreasCovered =>
        Kind == AssessmentKind.Summary ? Areas.Concat(AreaRows.Where(r => r.Finding is not null || r.Strength is not null || r.Need is not null).Select(r => r.Area)) : Areas;

    /// <summary>The rows that hold something, by their place on the form.</summary>
    public IReadOnlyList<int> FilledScores => [.. Enumerable.Range(0, Scores.Count).Where(row => !Scores[row].IsEmpty
        // The subtests of a battery are named beforehand: one that was not taken has neither score nor level.
        && !(Kind == AssessmentKind.Test && string.IsNullOrWhiteSpace(Scores[row].Score) && string.IsNullOrWhiteSpace(Scores[row].Level)))];

    public AssessmentDetails ToDetails() => new()
    {
        Type = Type!.Value, Tool = Tool == AnotherTool ? OtherTool : Tool, CompletedOn = CompletedOn!.Value, Formal = Formal, Source = Source,
        Areas = [.. AreasCovered.Distinct().Order()], Summary = Summary,
        Findings = [.. AreaRows.Select(r => new AreaFinding(r.Area, r.Finding, r.Strength, r.Need))],
        Battery = new(Part, BookletForm, PreTest, GivenBy, GiverTrained, EnglishLearner),
        Exploration = new(Interests, [.. Occupations.Select(o => o.Occupation ?? "")], Learned),
        EmploymentGoals = new(CareerPath, GoalOccupation, Wage, Hours, CanStart, Conditions),
        Worksheet = new(
            TargetOccupation, [.. FilledSkills.Select(row => Skills[row]).Select(s => new InventorySkill(s.Skill ?? "", s.From ?? SkillSource.PreviousWork, s.Level, s.Evidence, s.Transfers))],
            Recommendation, SignedOffBy, SignedOffOn),
        Borrowed = LentBy is { } lender ? new(lender, LentPartner, LentDocument) : LentPartner is null && LentDocument is null ? null : new(Lender.Partner, LentPartner, LentDocument),
        Scores = [.. FilledScores.Select(row => new AssessmentScore(Scores[row].Name ?? "", Scores[row].Score ?? "", Scores[row].Level))],
        Barriers = [.. Barriers, .. (OtherBarriers ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
    };

    /// <summary>What the lists decide: each problem with the field it belongs to.</summary>
    public IEnumerable<(string Field, string Message)> Check(AssessmentChoices choices)
    {
        if (Tool == AnotherTool && string.IsNullOrWhiteSpace(OtherTool)) yield return (nameof(OtherTool), "Enter the name of the tool.");
        if (Tool is not (null or AnotherTool) && choices.Tools.All(t => t.Tool != Tool)) yield return (nameof(Tool), "Choose a tool from the list, or another one by its name.");
        if (!Barriers.All(choices.IsListed)) yield return (nameof(Barriers), AssessmentProblems.UnknownBarrier.Message);
        if ((OtherBarriers ?? "").Split('\n').Any(line => line.Trim().Length > 200)) yield return (nameof(OtherBarriers), "Shorten each barrier to 200 characters or fewer, one on each line.");
    }
}

/// <summary>What an Objective Assessment Summary says of one area.</summary>
public sealed class AreaRow
{
    public AssessmentArea Area { get; set; }
    [Display(Name = "What was found"), StringLength(4000)] public string? Finding { get; set; }
    [Display(Name = "Strength"), StringLength(2000)] public string? Strength { get; set; }
    [Display(Name = "Need"), StringLength(2000)] public string? Need { get; set; }

    public override string ToString() => string.Join("; ", new[] { Finding, Strength, Need }.Where(text => !string.IsNullOrWhiteSpace(text)));

    /// <summary>A row for each of the eight, whatever is said of them.</summary>
    public static List<AreaRow> All(IReadOnlyList<AreaFinding> said) =>
        [.. Enum.GetValues<AssessmentArea>().Select(area => said.FirstOrDefault(f => f.Area == area) is { } f
            ? new AreaRow { Area = area, Finding = f.Finding, Strength = f.Strength, Need = f.Need } : new() { Area = area })];
}

public sealed class OccupationRow
{
    [Display(Name = "Occupation"), StringLength(300)] public string? Occupation { get; set; }

    public override string ToString() => Occupation ?? "";
}

/// <summary>One line of the Skills Inventory Worksheet.</summary>
public sealed class SkillRow
{
    [Display(Name = "Skill"), StringLength(300)] public string? Skill { get; set; }
    [Display(Name = "Learned in")] public SkillSource? From { get; set; }
    [Display(Name = "How well"), StringLength(100)] public string? Level { get; set; }
    [Display(Name = "What shows it"), StringLength(500)] public string? Evidence { get; set; }
    [Display(Name = "Of use in the target occupation")] public bool Transfers { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Skill) && string.IsNullOrWhiteSpace(Level) && string.IsNullOrWhiteSpace(Evidence);

    public override string ToString() => IsEmpty ? "" : $"{Skill}{(string.IsNullOrWhiteSpace(Level) ? "" : $" ({Level})")}";
}

public sealed class ScoreRow
{
    [Display(Name = "What was scored"), StringLength(200, ErrorMessage = "Shorten what was scored to 200 characters or fewer.")]
    public string? Name { get; set; }

    [Display(Name = "Score"), StringLength(50)]
    public string? Score { get; set; }

    [Display(Name = "Level"), StringLength(100)]
    public string? Level { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Score) && string.IsNullOrWhiteSpace(Level);

    public override string ToString() => IsEmpty ? "" : $"{Name}: {Score}{(string.IsNullOrWhiteSpace(Level) ? "" : $" ({Level})")}";
}

/// <summary>The lists a form of this record chooses from.</summary>
/// <param name="Approved">The tests the pack names for basic skills.</param>
/// <param name="PreTests">The tests on file that a post-test can be compared with.</param>
public sealed record AssessmentChoices(
    IReadOnlyList<AssessmentTool> Tools, IReadOnlyList<ReferenceData.Barrier> Barriers, IReadOnlyList<ApprovedTests> Approved, IReadOnlyList<Assessment> PreTests, ReferenceLists Lists)
{
    public static AssessmentChoices Of(ReferenceLists lists, RecordSettings record, IReadOnlyList<Assessment> onFile)
    {
        var programs = record.Programs.Count > 0 ? record.Programs : [record.Program];
        return new(
            lists.AssessmentTools(record.Pack.Id), [.. programs.SelectMany(p => lists.BarriersFor(CodeWords.Of(p))).DistinctBy(b => b.Name)],
            record.Settings.ApprovedAssessments, [.. onFile.Where(a => a.Details.Type == AssessmentType.BasicSkills && a.Details.Battery?.Part != TestPart.PostTest)], lists);
    }

    public IReadOnlyList<BatterySubtest> SubtestsOf(string? tool) => Lists.Subtests(tool);

    public IEnumerable<SelectListItem> PreTestItems(string? tool, string? self) =>
        PreTests.Where(a => a.CaseFileId != self && (tool is null || a.Details.Tool == tool))
            .Select(a => new SelectListItem($"{a.Details.Tool ?? "Test"}, {a.Details.CompletedOn.Words()}", a.CaseFileId));

    /// <summary>The tests to choose from, those the pack approves first, by whom they are for.</summary>
    public IEnumerable<SelectListItem> TestItems
    {
        get
        {
            var approved = Approved.SelectMany(tests => tests.Tools.Select(tool =>
                new HintedItem($"{tool}", tool, $"Approved for {char.ToLowerInvariant(tests.Label[0])}{tests.Label[1..]}".Replace("english", "English", StringComparison.Ordinal)) as SelectListItem)).ToList();
            var others = Tools.Where(t => t.Type == CodeWords.Of(AssessmentType.BasicSkills) && Approved.All(tests => !tests.Tools.Contains(t.Tool)))
                .Select(t => (SelectListItem)new HintedItem(t.Tool, t.Tool, t.UsedFor));
            return approved.Concat(others).Append(new HintedItem("Another test", AssessmentForm.AnotherTool, Approved.Count > 0 ? "No source approves it: the page says so before it is saved." : null));
        }
    }

    public static IEnumerable<SelectListItem> SkillSourceItems => Enum.GetValues<SkillSource>().Select(s => new SelectListItem(Words.Of(s), s.ToString()));

    public static IEnumerable<SelectListItem> PartItems => Enum.GetValues<TestPart>().Select(p => new SelectListItem(Words.Of(p), p.ToString()));

    public static IEnumerable<SelectListItem> LenderItems => [new("The person", nameof(Lender.Participant)), new("The partner agency", nameof(Lender.Partner))];

    public bool IsListed(string barrier) => Barriers.Any(b => b.Name == barrier);

    public static IEnumerable<SelectListItem> TypeItems => Enum.GetValues<AssessmentType>().Select(t => new SelectListItem(Words.Of(t), t.ToString()));

    public IEnumerable<SelectListItem> ToolItems =>
        Tools.GroupBy(t => t.Type).SelectMany(type =>
        {
            var heading = new SelectListGroup { Name = Words.Of(CodeWords.Read<AssessmentType>(type.Key)) };
            return type.Select(t => new SelectListItem(t.ApprovedBy is null ? t.Tool : $"{t.Tool} (approved)", t.Tool) { Group = heading });
        }).Append(new SelectListItem("Another tool", AssessmentForm.AnotherTool));

    public static IEnumerable<SelectListItem> SourceItems => [new("Us", nameof(AssessmentSource.Own)), new HintedItem("A partner, or brought along", nameof(AssessmentSource.Partner), "Formal results of the last six months may be used.")];

    public static IEnumerable<SelectListItem> AreaItems => Enum.GetValues<AssessmentArea>().Select(a => new SelectListItem(Words.Of(a), a.ToString()));

    public IEnumerable<SelectListItem> BarrierItems => Barriers.GroupBy(b => b.Group).SelectMany(group =>
    {
        var heading = new SelectListGroup { Name = group.Key };
        return group.Select(b => new SelectListItem(b.Name, b.Name) { Group = heading });
    });
}
