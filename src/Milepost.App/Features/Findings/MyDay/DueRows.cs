using Milepost.App.Web.TagHelpers;
using Milepost.Domain;

namespace Milepost.App.Features.Findings.MyDay;

/// <summary>Some rows of the list.</summary>
/// <param name="Opened">The row's action stands open below it.</param>
public sealed record DueRows(MyDayView View, IReadOnlyList<DueItem> Items, bool Opened = false)
{
    /// <summary>The rows up to and with the one whose action is open, then the others.</summary>
    public static (IReadOnlyList<DueItem> Above, IReadOnlyList<DueItem> Below) Around(MyDayView view)
    {
        var rows = view.Groups.SelectMany(group => group.Items).ToList();
        var place = rows.FindIndex(item => item.Key == view.At);
        return place < 0 ? ([], rows) : (rows[..(place + 1)], rows[(place + 1)..]);
    }

    public static StatusKind KindOf(Urgency urgency) => urgency switch
    {
        Urgency.Late => StatusKind.Late,
        Urgency.Today or Urgency.NotInOrder => StatusKind.Attention,
        _ => StatusKind.Info,
    };

    /// <summary>What is missing, until when it is waived, and what the same action settles besides.</summary>
    public static string Small(DueItem item, DateOnly today)
    {
        List<string> parts = [];
        if (Duty.Words(item.First.Requirement.SettledBy) is not null) parts.Add(item.First.Requirement.Title);
        if (item.First is { Urgency: Urgency.Late, DueOn: { } due }) parts.Add($"was due {due.Words()}");
        if (item.First.Details.Count > 0) parts.Add($"missing or wrong: {string.Join(", ", item.First.Details.Select(DetailWords.Of))}");
        if (item.First.Urgency == Urgency.Waived) parts.Add($"waived through {item.First.WaivedThrough!.Value.WordsAndAway(today)}");
        parts.AddRange(item.Also.Select(also => $"also: {also.Requirement.Title} ({Urgencies.DueWords(also.Outcome, also.DueOn, today)})"));
        return string.Join(" · ", parts);
    }
}
