namespace Milepost.App.Features.Plans.Overview;

/// <summary>How many of something, in words.</summary>
public static class PlanCounts
{
    /// <summary>"no step", "1 step", "3 steps"; of "Step/Service", "3 steps/services".</summary>
    public static string Words(int count, string word)
    {
        var one = word.ToLowerInvariant();
        return count switch
        {
            0 => $"no {one}",
            1 => $"1 {one}",
            _ => $"{count} {string.Join('/', one.Split('/').Select(part => part + "s"))}",
        };
    }
}
