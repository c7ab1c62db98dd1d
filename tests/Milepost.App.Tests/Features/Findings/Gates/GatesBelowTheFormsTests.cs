using System.Text.Json;
using System.Text.Json.Nodes;
using Milepost.App.Store;
using Milepost.App.Tests.Features.CaseFiles;
using Milepost.Domain;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Services;

namespace Milepost.App.Tests.Features.Findings.Gates;

/// <summary>Gates that no form reaches, because the record takes no such thing from anybody: they hold for whatever writes in another way.</summary>
public sealed class GatesBelowTheFormsTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    public static TheoryData<string, bool> All => new()
    {
        { "jted.wage-at-least-minimum", true }, { "jted.subsidy-at-most-minimum", false }, { "jted.goal-statement-length", false }, { "chi.one-open-plan", true },
    };

    [Theory, MemberData(nameof(All))]
    public async Task A_change_below_the_forms_meets_the_gate_and_writes_nothing(string requirement, bool refuses)
    {
        await using var store = await TestStore.StartAsync();
        var file = JsonNode.Parse(CaseFilesOnDisk.EverythingAt(TestOrganization.North).Span)!;
        file["pack"] = requirement.StartsWith("chi.", StringComparison.Ordinal) ? "chicago-cook" : "illinois-worknet-jted";
        var imported = await store.Import(JsonSerializer.SerializeToUtf8Bytes(file));
        Assert.Empty(imported.Problems);
        var person = imported.ParticipantId!.Value;
        var before = await Count(store);

        var result = await store.Db(db => db.ChangeAsync<Done>(async () =>
        {
            Assert.NotNull(await db.FindParticipantAsync(person, CancellationToken.None));
            db.AddRange(Broken(requirement, person));
            return Done.It;
        }, CancellationToken.None));

        var problem = Assert.Single(result.Problems, p => p.Gate!.Requirement.Id == requirement);
        Assert.Equal((ProblemKind.Conflict, refuses), (problem.Kind, problem.Gate!.Refuses));
        Assert.Equal(before, await Count(store));
    }

    private static Task<int> Count(TestStore store) => store.Db(db => Task.FromResult(db.Services.Count() + db.Plans.Count() + db.History.Count() + db.Findings.Count()));

    private static IEnumerable<RecordPart> Broken(string requirement, Guid person) => requirement switch
    {
        "jted.wage-at-least-minimum" => [Placed(person, hourly: 14.99m, subsidized: 0)],
        "jted.subsidy-at-most-minimum" => [Placed(person, hourly: 16, subsidized: 15.01m)],
        "jted.goal-statement-length" => [PlanOf(person, 97, new string('x', 145))],
        _ => [PlanOf(person, 97, "Work as a welder"), PlanOf(person, 98, "Work as a nurse")],
    };

    private static Service Placed(Guid person, decimal hourly, decimal subsidized) => Service.Restore(person, "S-99", new()
    {
        Name = "Work experience", Kind = ServiceKind.WorkExperience, StartsOn = Day, WioaFunded = false,
        Placement = new("Mock Library", "Main branch", 15, hourly, subsidized, "Part-Time", "Started (Open)", Day, null),
    }, null, null, Day, null, null);

    private static Plan PlanOf(Guid person, int number, string statement) => Plan.Restore(person, $"PL-{number}", PlanKind.Iep, new() { OpenedOn = Day }, null, null, [], [], [],
        [Goal.Restore($"G-{number}", new() { Type = GoalType.Employment, Term = GoalTerm.Long, Statement = statement, EstablishedOn = Day }, null, null, null, null, null, [])], []);
}
