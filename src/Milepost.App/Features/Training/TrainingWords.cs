using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.Domain.Training;

namespace Milepost.App.Features.Training;

/// <summary>How the codes of training providers and programs are said.</summary>
public static class TrainingWords
{
    public static string Of(TrainingDelivery delivery) => delivery switch
    {
        TrainingDelivery.InPerson => "In person",
        TrainingDelivery.Online => "Online",
        _ => "In person and online",
    };

    public static string Of(ApprovalStep step) => step switch
    {
        ApprovalStep.Requested => "Approval requested",
        ApprovalStep.Approved => "Approved",
        _ => "Approval withdrawn",
    };

    public static string Of(BudgetEntryKind kind) => kind switch
    {
        BudgetEntryKind.Obligated => "Obligated by voucher",
        BudgetEntryKind.Invoiced => "Invoiced",
        _ => "Paid",
    };

    public static IEnumerable<SelectListItem> Deliveries => Enum.GetValues<TrainingDelivery>().Select(d => new SelectListItem(Of(d), d.ToString()));

    public static IEnumerable<SelectListItem> Steps => Enum.GetValues<ApprovalStep>().Select(s => new SelectListItem(Of(s), s.ToString()));

    public static IEnumerable<SelectListItem> Kinds => Enum.GetValues<BudgetEntryKind>().Select(k => new SelectListItem(Of(k), k.ToString()));
}
