using Milepost.Domain.Participants;

namespace Milepost.Domain.Tests.Participants;

/// <summary>A fictional person and day for tests about the beginning of a record.</summary>
internal static class People
{
    public static readonly DateOnly Today = new(2026, 3, 2);

    public static Participant Ada() => Participant.Register("P-ADATEST1", new()
    {
        FirstName = "Ada", LastName = "Sampleton", BirthDate = new(1990, 5, 4),
    }, "illinois-dceo", null, null, Today).Value;

    public static Application AppliedFor(this Participant participant, params Program[] programs) =>
        Application.Apply(participant, new(2026, 2, 2), programs, [], Today).Value;

    public static Application Determined(this Application application, DateOnly on)
    {
        Assert.Null(application.Determine(on, on, null, null, [], Today).Problem);
        return application;
    }

    public static IReadOnlyList<string> Codes<T>(this Result<T> result) => [.. result.Problems.Select(p => p.Code)];
}
