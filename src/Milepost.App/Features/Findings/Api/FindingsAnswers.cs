using Milepost.App.Features.Findings.Board;
using Milepost.App.Features.Findings.MyDay;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Findings.Api;

/// <param name="Findings">How many findings the items stand for.</param>
/// <param name="IsCut">There are more than are listed.</param>
public sealed record MyDayAnswer(int Findings, bool IsCut, IReadOnlyList<MyDayItem> Items)
{
    public static MyDayAnswer Of(DueList due) => new(due.Findings, due.IsCut, [.. due.Items.Select(MyDayItem.Of)]);
}

/// <summary>One thing to do for one person.</summary>
/// <param name="Requirement">Id of the requirement.</param>
/// <param name="Also">Ids of requirements that the same action settles.</param>
/// <param name="SettledBy">What settles it; null where no one action does.</param>
public sealed record MyDayItem(
    Guid ParticipantId, string Name, string CaseNumber, string Requirement, string Title, string Subject, string? About, Outcome Outcome, DateOnly? DueOn, Urgency Urgency,
    IReadOnlyList<string> Missing, DateOnly? WaivedThrough, Settlement? SettledBy, IReadOnlyList<string> Also)
{
    public static MyDayItem Of(DueItem item) => new(
        item.First.ParticipantId, item.First.Name, item.First.CaseNumber, item.First.Requirement.Id, item.First.Requirement.Title, item.First.Subject, item.First.About, item.First.Outcome, item.First.DueOn,
        item.First.Urgency, item.First.Details, item.First.WaivedThrough, item.Settlement, [.. item.Also.Select(f => f.Requirement.Id)]);
}

public sealed record BoardAnswer(IReadOnlyList<BoardOfficeAnswer> Offices)
{
    public static BoardAnswer Of(IReadOnlyList<BoardOffice> offices) => new([.. offices.Select(office => new BoardOfficeAnswer(
        office.Id, office.Name, office.Deadlines.ToDictionary(pair => pair.Key.Code, pair => pair.Value),
        [.. office.Planners.Select(p => new BoardPlannerAnswer(p.Id, p.Name, p.People, p.Deadlines))]))]);
}

/// <param name="Id">Null for the people who belong to no office.</param>
/// <param name="Deadlines">By kind: "contact", "plan-review".</param>
public sealed record BoardOfficeAnswer(Guid? Id, string Name, IReadOnlyDictionary<string, DeadlineCounts> Deadlines, IReadOnlyList<BoardPlannerAnswer> Planners);

/// <param name="Id">Null for the people whom nobody plans for.</param>
public sealed record BoardPlannerAnswer(Guid? Id, string Name, PeopleCounts People, DeadlineCounts Deadlines);
