using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Plans.Print;
using Milepost.App.Store;

namespace Milepost.App.Tests.Features.Plans;

/// <summary>What tests of printing and signing do first.</summary>
internal static class PlanTestSteps
{
    /// <summary>A person with the plan of <see cref="WrittenPlan"/>, unsigned.</summary>
    public static async Task<(Guid Person, Guid Plan)> AddWithPlan(
        this TestApp app, string pack = "chicago-cook", string program = "adult", string office = TestOrganization.North, Person? planner = null,
        bool open = true, string? lastName = null, Action<JsonObject>? change = null)
    {
        var person = await app.AddParticipant(program: program, pack: pack, office: office, planner: planner, change: file =>
        {
            WrittenPlan.AddTo(file, program == "youth" ? "iss" : "iep", program, open, lastName);
            change?.Invoke(file);
        });
        return (person, await app.Call((MilepostDb db) => db.Plans.Where(p => p.ParticipantId == person).Select(p => p.Id).SingleAsync()));
    }

    /// <summary>Prints the version that stands and gives the id of the kept form.</summary>
    public static async Task<Guid> PrintForSigning(this TestApp app, Guid person, Guid plan, string? language = null) =>
        (await app.Call((PrintForSigningHandler print) => print.HandleAsync(new(person, plan, language), CancellationToken.None), Person.StatewideStaff)).Value.Id;

    /// <summary>A change of the plan's content, which begins a new version once the last one is settled.</summary>
    public static async Task ChangePlanComments(this TestApp app, Guid person, Guid plan, string comments)
    {
        var page = await app.As(Person.StatewideStaff).Visit($"/participants/{person}/plans/{plan}");
        page.Fill("Comments", comments);
        await page.Press("Save and go on");
        Assert.Empty(page.Problems);
    }
}
