using Milepost.Domain.Participants;
using Milepost.Domain.Services;

namespace Milepost.Domain.Tests;

/// <summary>A person to whom things happen, and rules that ask for nothing special.</summary>
internal static class Somebody
{
    public static readonly DateOnly Today = new(2026, 3, 2);
    public static readonly DateOnly BirthDate = new(1990, 5, 4);

    public static Participant New() =>
        Participant.Register("P-1", new() { FirstName = "Ada", LastName = "Sampleton", BirthDate = BirthDate }, "chicago-cook", null, null, Today).Value;

    public static ServiceRules Rules(params string[] required) => new()
    {
        RequiredFields = required.Select(field => "service." + field).ToHashSet(),
        CostRequiredFor = new HashSet<ServiceKind> { ServiceKind.Support },
        PlacementRequiredFor = new HashSet<ServiceKind>(),
        Programs = new HashSet<Program> { Program.Adult },
        PositionTypes = ["Full-Time", "Part-Time"],
        PlacementStatuses = ["Started (Open)", "Terminated"],
    };

    public static ServiceDetails Workshop(DateOnly? startsOn = null) =>
        new() { Code = "224", Name = "Career Exploration", Kind = ServiceKind.Individualized, Program = Program.Adult, StartsOn = startsOn ?? Today };
}
