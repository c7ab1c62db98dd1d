using System.Text.RegularExpressions;

namespace Milepost.App.Features.Findings;

/// <summary>A page of one participant: its route, by which the access table knows it, and its address.</summary>
public sealed partial record RecordPlace(string Route, string Address)
{
    private const string Home = "/participants/{participantId:guid}";

    /// <param name="below">The route below the participant, such as <c>/services/{serviceId:guid}/close</c>.</param>
    /// <param name="parts">The ids of the route's further parameters, in their order.</param>
    public static RecordPlace Of(Guid participantId, string below = "", params IReadOnlyList<Guid> parts)
    {
        var ids = new Queue<Guid>([participantId, .. parts]);
        var route = Home + below;
        return new(route, Parameter().Replace(route, _ => ids.Dequeue().ToString()));
    }

    /// <summary>The same page with some of its form filled in; what is null is left out.</summary>
    public RecordPlace Asking(params IEnumerable<(string Name, string? Value)> query)
    {
        var asked = query.Where(each => each.Value is not null).Select(each => $"{each.Name}={Uri.EscapeDataString(each.Value!)}").ToList();
        if (asked.Count == 0) return this;
        var (page, fragment) = Address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var mark ? (Address[..mark], Address[mark..]) : (Address, "");
        return this with { Address = $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{string.Join('&', asked)}{fragment}" };
    }

    public RecordPlace At(string fragment) => this with { Address = $"{Address}#{fragment}" };

    [GeneratedRegex(@"\{\w+:guid\}")]
    private static partial Regex Parameter();
}
