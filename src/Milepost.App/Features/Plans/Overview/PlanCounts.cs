namespace Milepost.App.Features.Plans.Overview;

/// <summary>How many of something, in words.</summary>
public static class PlanCounts
{
    /// <summary>"no step", "1 step", "3 steps".</summary>
    public static string Words(int count, string word) => count switch
    {
        0 => $"no {word.ToLowerInvariant()}",
        1 => $"1 {word.ToLowerInvariant()}",
        _ => $"{count} {Many(word).ToLowerInvariant()}",
    };

    /// <summary>"Objectives"; of "Step/Service", "Steps/Services".</summary>
    public static string Many(string word) => string.Join('/', word.Split('/').Select(part => part + "s"));
}
