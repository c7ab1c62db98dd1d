using System.ComponentModel.DataAnnotations;
using Milepost.Domain;
using Milepost.Domain.Plans;
using Barrier = Milepost.Domain.Plans.Barrier;
using SavedWords = Milepost.App.Web.Forms.Drafts;

namespace Milepost.App.Features.Plans;

/// <summary>What the first step of the walk asks: everything of a plan that is not a goal.</summary>
public sealed class PlanStepForm
{
    private const int BlankRows = 2;

    /// <summary>The plan's version when the form was opened; 0 for a new plan.</summary>
    public long Version { get; set; }

    [Display(Name = "Start date"), Required(ErrorMessage = "Enter the start date.")]
    public DateOnly? OpenedOn { get; set; }

    [Display(Name = "Projected end date")]
    public DateOnly? ProjectedEndOn { get; set; }

    [Display(Name = "Career pathway"), StringLength(500)]
    public string? CareerPathway { get; set; }

    [Display(Name = "Target occupation"), StringLength(300)]
    public string? TargetOccupation { get; set; }

    /// <summary>The code picked from the matches of an unclear text.</summary>
    public string? OccupationChoice { get; set; }

    [Display(Name = "Justification"), StringLength(8000)]
    public string? JustificationText { get; set; }

    [Display(Name = "What it rests on")]
    public List<JustificationBasis> Basis { get; set; } = [];

    [Display(Name = "Skills gap"), StringLength(8000)]
    public string? SkillsGap { get; set; }

    /// <summary>Barriers that assessments found and nothing answers yet; an action brings one into the plan.</summary>
    public List<BarrierRow> Found { get; set; } = [];

    [Display(Name = "Barriers")]
    public List<BarrierRow> Barriers { get; set; } = [];

    [Display(Name = "No barriers")]
    public bool NoBarriers { get; set; }

    [Display(Name = "Support services")]
    public List<string> SupportServices { get; set; } = [];

    [Display(Name = "Other support services")]
    public List<TextRow> OtherSupport { get; set; } = [];

    [Display(Name = "Training components")]
    public List<TextRow> TrainingComponents { get; set; } = [];

    [Display(Name = "Performance indicators")]
    public List<string> Indicators { get; set; } = [];

    [Display(Name = "How progress is tracked"), StringLength(4000)]
    public string? Tracking { get; set; }

    [Display(Name = "Customer actions")]
    public List<TextRow> CustomerActions { get; set; } = [];

    [Display(Name = "Comments"), StringLength(8000)]
    public string? Comments { get; set; }

    [Display(Name = "Reason for the change"), StringLength(2000)]
    public string? Reason { get; set; }

    /// <summary>The case note of the plan development service, written when the plan is opened.</summary>
    [Display(Name = "Case note"), StringLength(20000)]
    public string? NoteText { get; set; }

    [Display(Name = "How you were in contact")]
    public string? ContactMethod { get; set; }

    public static PlanStepForm From(Plan plan, IReadOnlyList<string> knownSupport)
    {
        var details = plan.Details;
        return new()
        {
            Version = plan.Version, OpenedOn = details.OpenedOn, ProjectedEndOn = details.ProjectedEndOn, CareerPathway = details.CareerPathway,
            TargetOccupation = details.TargetOccupation, JustificationText = details.Justification?.Text, Basis = [.. details.Justification?.Basis ?? []],
            SkillsGap = details.Justification?.SkillsGap, Barriers = [.. details.Barriers.Select(b => new BarrierRow { Name = b.Name, Action = b.Action })],
            NoBarriers = details.NoBarriers == true,
            SupportServices = [.. details.SupportServices.Where(knownSupport.Contains)],
            OtherSupport = [.. details.SupportServices.Where(s => !knownSupport.Contains(s)).Select(s => new TextRow { Text = s })],
            TrainingComponents = [.. details.TrainingComponents.Select(s => new TextRow { Text = s })], Indicators = [.. details.Indicators],
            Tracking = details.Tracking, CustomerActions = [.. details.CustomerActions.Select(s => new TextRow { Text = s })], Comments = details.Comments,
        };
    }

    /// <param name="existing">The plan's details as they stand; null for a new plan.</param>
    public PlanDetails ToDetails(PlanDetails? existing) => (existing ?? new()) with
    {
        OpenedOn = OpenedOn!.Value, ProjectedEndOn = ProjectedEndOn, CareerPathway = CareerPathway,
        TargetOccupation = string.IsNullOrWhiteSpace(OccupationChoice) ? TargetOccupation : OccupationChoice,
        Justification = new(JustificationText ?? "", [.. Basis.Distinct()], SkillsGap),
        Barriers =
        [
            .. Barriers.Select(row => new Barrier(row.Name ?? "", row.Action)),
            .. Found.Where(row => !string.IsNullOrWhiteSpace(row.Action)).Select(row => new Barrier(row.Name ?? "", row.Action)),
        ],
        NoBarriers = NoBarriers ? true : existing?.NoBarriers == false ? false : null,
        SupportServices = [.. SupportServices, .. Texts(OtherSupport)], TrainingComponents = Texts(TrainingComponents), Indicators = [.. Indicators],
        Tracking = Tracking, CustomerActions = Texts(CustomerActions), Comments = Comments,
    };

    /// <summary>Brings the rows to a number that leaves room: those of the record, those of a draft, and a few blank ones.</summary>
    public void MakeRoom(HttpContext http, IReadOnlyList<string> unanswered)
    {
        if (HttpMethods.IsGet(http.Request.Method))
        {
            Found = [.. unanswered.Select(name => new BarrierRow { Name = name })];
            while (SavedWords.ValueOf(http, $"Form.Found[{Found.Count}].Name") is not null) Found.Add(new());
        }
        Room(Barriers, "Form.Barriers", "Name", http);
        Room(OtherSupport, "Form.OtherSupport", "Text", http);
        Room(TrainingComponents, "Form.TrainingComponents", "Text", http);
        Room(CustomerActions, "Form.CustomerActions", "Text", http);
    }

    /// <summary>Adds rows to one of the lists, by its field name.</summary>
    public void AddRows(string? field)
    {
        switch (field)
        {
            case "Form.Barriers": Add(Barriers); break;
            case "Form.OtherSupport": Add(OtherSupport); break;
            case "Form.TrainingComponents": Add(TrainingComponents); break;
            case "Form.CustomerActions": Add(CustomerActions); break;
        }

        static void Add<T>(List<T> rows) where T : new()
        {
            for (var more = 0; more < 3; more++) rows.Add(new());
        }
    }

    private static void Room<T>(List<T> rows, string field, string part, HttpContext http) where T : new()
    {
        // After a POST the form says itself how many rows it has.
        var wanted = HttpMethods.IsGet(http.Request.Method) ? rows.Count + BlankRows : Math.Max(rows.Count, BlankRows);
        while (SavedWords.ValueOf(http, $"{field}[{wanted}].{part}") is not null) wanted++;
        while (rows.Count < wanted) rows.Add(new());
    }

    private static List<string> Texts(IEnumerable<TextRow> rows) => [.. rows.Select(row => row.Text ?? "")];
}

public sealed class BarrierRow
{
    [Display(Name = "Barrier"), StringLength(300)]
    public string? Name { get; set; }

    [Display(Name = "What is done about it"), StringLength(1000)]
    public string? Action { get; set; }

    public override string ToString() => string.IsNullOrWhiteSpace(Action) ? Name?.Trim() ?? "" : $"{Name?.Trim()}: {Action.Trim()}";
}

public sealed class TextRow
{
    [Display(Name = "Line"), StringLength(1000)]
    public string? Text { get; set; }

    public override string ToString() => Text?.Trim() ?? "";
}

/// <summary>The model of <c>_TextRows</c>: lines that can be added to without script.</summary>
/// <param name="Field">"Form.CustomerActions".</param>
/// <param name="Suggestions">Id of a datalist, when there is one.</param>
public sealed record TextRows(string Field, IReadOnlyList<TextRow> Rows, string Legend, string Hint, string RowLabel, string More, string MoreAction, bool Required, string? Suggestions = null)
{
    public string Id => Web.TagHelpers.FieldTagHelper.IdOf(Field);
}
