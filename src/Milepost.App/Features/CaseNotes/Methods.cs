using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.Domain.CaseNotes;

namespace Milepost.App.Features.CaseNotes;

/// <summary>The ways to be in contact, as choices.</summary>
public static class Methods
{
    public static IReadOnlyList<SelectListItem> Items { get; } = [.. ContactMethods.All.Select(m => new SelectListItem(Words(m), m))];

    /// <summary>"in person" becomes "In person".</summary>
    public static string Words(string method) => method.Length == 0 ? "" : char.ToUpperInvariant(method[0]) + method[1..];
}
