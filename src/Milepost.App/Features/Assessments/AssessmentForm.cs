using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Participants;
using Milepost.App.ReferenceData;
using Milepost.App.Web.Forms;
using Milepost.Domain;
using Milepost.Domain.Participants;

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

    public long Version { get; set; }

    public static AssessmentForm Of(Assessment assessment, AssessmentChoices choices)
    {
        var details = assessment.Details;
        var isListed = details.Tool is null || choices.Tools.Any(t => t.Tool == details.Tool);
        return new()
        {
            Type = details.Type, Tool = isListed ? details.Tool : AnotherTool, OtherTool = isListed ? null : details.Tool, CompletedOn = details.CompletedOn,
            Formal = details.Formal, Source = details.Source, Areas = [.. details.Areas], Summary = details.Summary, Version = assessment.Version,
            Scores = [.. details.Scores.Select(s => new ScoreRow { Name = s.Name, Score = s.Score, Level = s.Level })],
            Barriers = [.. details.Barriers.Where(choices.IsListed)], OtherBarriers = string.Join('\n', details.Barriers.Where(b => !choices.IsListed(b))),
        };
    }

    /// <summary>The rows that hold something, by their place on the form.</summary>
    public IReadOnlyList<int> FilledScores => [.. Enumerable.Range(0, Scores.Count).Where(row => !Scores[row].IsEmpty)];

    public AssessmentDetails ToDetails() => new()
    {
        Type = Type!.Value, Tool = Tool == AnotherTool ? OtherTool : Tool, CompletedOn = CompletedOn!.Value, Formal = Formal, Source = Source,
        Areas = [.. Areas.Distinct().Order()], Summary = Summary,
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
public sealed record AssessmentChoices(IReadOnlyList<AssessmentTool> Tools, IReadOnlyList<ReferenceData.Barrier> Barriers)
{
    public static AssessmentChoices Of(ReferenceLists lists, RecordSettings record)
    {
        var programs = record.Programs.Count > 0 ? record.Programs : [record.Program];
        return new(lists.AssessmentTools(record.Pack.Id), [.. programs.SelectMany(p => lists.BarriersFor(CodeWords.Of(p))).DistinctBy(b => b.Name)]);
    }

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
