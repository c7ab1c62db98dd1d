using System.Text.Json.Nodes;
using Milepost.App.Tests.Features.Services;

namespace Milepost.App.Tests.Features.Training;

/// <summary>Training entered in the wrong order, pack by pack: what the form answers, and by whose words.</summary>
public sealed class TrainingOrderTests
{
    private sealed record Wrong(string Pack, bool Refuses, string Citation, string Field)
    {
        public string Program { get; init; } = "adult";
        public Action<JsonObject>? File { get; init; }
        public Action<TestPage> Fill { get; init; } = page => page.FillTrainingNeed();
        public bool HasPlan { get; init; } = true;
    }

    private static readonly Dictionary<string, Wrong> Orders = new()
    {
        // Chicago: no training before the service that records the plan.
        ["Chicago: no plan service"] = new("chicago-cook", true, "Enter a Develop IEP Service (Adult/Dislocated Worker) and an ISS Service (Youth) before entering Occupational", "Start date"),
        // Illinois: the need, and the informed choice.
        ["Illinois: need not noted"] = new("illinois-dceo", false, "The career planner must document the suitability of the training/retraining program", "Start date")
            { Fill = page => page.FillTrainingNeed().Fill("Case note", "") },
        ["Illinois: choice not informed"] = new("illinois-dceo", false, "the IEP and case notes must document the conversations between the career planner and the participant", "Talked over before choosing the training")
            { Fill = page => page.FillTrainingNeed().Untick("Local labor market conditions") },
        // New Jersey: the plan before any training.
        ["New Jersey: no plan"] = new("new-jersey", true, "An IEP is required before a participant can receive: a training service", "Start date") { HasPlan = false, Fill = page => page.Fill("Provider", "Mock College") },
        // Adult funds: priority is decided first.
        ["Federal: priority not decided"] = new("us-wioa", false, "priority shall be given to recipients of public assistance", "Start date") { Fill = page => page.Fill("Provider", "Mock College"), File = file => file["application"]!.AsObject().Remove("priorityGroup") },
    };

    public static TheoryData<string> Names => [.. Orders.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task A_training_in_the_wrong_order_is_answered_with_the_words_it_rests_on(string name)
    {
        var wrong = Orders[name];
        await using var app = await TestApp.StartAsync();
        var isFar = wrong.Pack == "new-jersey";
        await app.AddSchool(isFar ? TestOrganization.FarArea : TestOrganization.Area);
        var planner = isFar ? Person.FarPlanner : Person.CareerPlanner;
        var ada = wrong.HasPlan
            ? await app.AddWithPlan(pack: wrong.Pack, program: wrong.Program, office: planner.Office, planner: planner, id: "P-1", change: wrong.File)
            : await app.AddParticipant("Ada", "Sampleton", wrong.Program, wrong.Pack, planner.Office, planner, "P-1", wrong.File);
        var page = await app.As(planner).Visit($"/participants/{ada}/services/new?service=occupational-training");

        page.Choose("Program from the list", Schools.Choice);
        wrong.Fill(page);
        await page.Press("Save the service");

        Assert.DoesNotContain((await app.Export("P-1")).List("services"), s => s.Text("kind") == "training");
        page.ShouldSay(wrong.Citation);
        Assert.NotNull(page.Field(wrong.Field).Error);
        Assert.Equal(!wrong.Refuses, page.HasButton("Save anyway"));
    }
}
