using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Worksites;
using Milepost.App.Store;
using Milepost.Domain.Worksites;

namespace Milepost.App.Tests.Features.Worksites;

/// <summary>Employers that are listed already, and people placed with them.</summary>
internal static class WorksitesOnFile
{
    /// <summary>A job at "Main branch" of "Mock Library", kept by the whole state unless another place is named; gives the job's id.</summary>
    public static async Task<Guid> ListJob(
        this TestApp app, string employer = "Mock Library", string site = "Main branch", string title = "Shelving aide", decimal wage = 17.25m, string region = "Illinois",
        int openings = 10, string at = TestOrganization.State, bool permit = false, int? age = null)
    {
        var unit = await app.Call((MilepostDb db) => db.OrgUnits.Where(u => u.Code == at).Select(u => u.Id).SingleAsync());
        var employed = await app.Call((KeepWorksitesHandler keep) => keep.HandleAsync(new AddEmployer(unit, new(employer, null, null, null, null, null, null, null, null)), CancellationToken.None));
        var placed = await app.Call((KeepWorksitesHandler keep) =>
            keep.HandleAsync(new AddWorksite(employed.Value.Id, new(site, "1 Example Street", "Testville", "IL", "60600", region, "Sue Supervisor", null, null, null)), CancellationToken.None));
        var job = await app.Call((KeepWorksitesHandler keep) => keep.HandleAsync(new AddJob(placed.Value.Id, new(title, null, wage, 20, "Part-Time", openings, permit, age)), CancellationToken.None));
        return job.Value.Id;
    }

    /// <summary>Somebody of the south office with work experience "S-1" from January 5, 2026.</summary>
    public static Task<Guid> AddPlaced(
        this TestApp app, string id, string worksite = "Main branch", string wage = "17.25", string minimum = "15.00", string status = "Started (Open)", string birthDate = "1990-05-04",
        string? region = "Illinois", string? endsOn = null, string startsOn = "2026-01-05", string office = TestOrganization.South, Person? planner = null, Action<JsonObject>? change = null) =>
        app.AddParticipant("Ada", $"Sampleton {id}", "jted", "illinois-worknet-jted", office, planner ?? Person.SouthPlanner, id, file =>
        {
            file["participant"]!["birthDate"] = birthDate;
            var placement = new JsonObject
            {
                ["employer"] = "Mock Library", ["worksite"] = worksite, ["minimumWage"] = minimum, ["hourlyWage"] = wage, ["subsidizedWage"] = minimum, ["positionType"] = "Part-Time",
                ["status"] = status, ["startsOn"] = startsOn,
            };
            if (region is not null) placement["region"] = region;
            if (endsOn is not null) placement["endsOn"] = endsOn;
            file["services"] = new JsonArray(new JsonObject
            {
                ["id"] = "S-1", ["name"] = "Paid work experience", ["kind"] = "workExperience", ["program"] = "jted", ["startsOn"] = startsOn, ["recordedOn"] = startsOn, ["wioaFunded"] = false,
                ["weeklyHours"] = 40, ["placement"] = placement,
            });
            change?.Invoke(file);
        });
}
