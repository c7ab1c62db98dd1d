using Milepost.App.Features.Training.Programs;
using Milepost.App.Features.Training.Providers;
using Milepost.Domain.Training;

namespace Milepost.App.Tests.Features.Training;

/// <summary>A school with a program to be trained in.</summary>
internal static class Schools
{
    public const string Program = "Pharmacy technician";
    public const string Choice = "Pharmacy technician, Mock College ($4,000.33)";
    public const string CredentialType = "Occupational certification";

    /// <summary>"Mock College", kept by a place, with one approved program: 12 weeks from the day it starts, $4,000.33.</summary>
    public static async Task<TrainingProgram> AddSchool(this TestApp app, string at = TestOrganization.Area, string name = "Mock College")
    {
        var place = await app.Call(async (ProvidersQuery providers) => (await providers.PlacesAsync(CancellationToken.None)).Single(u => u.Code == at));
        var provider = await app.Call((KeepProvidersHandler keep) => keep.HandleAsync(new AddProvider(place.Id, new(name, null, null, null, null, null, true, null, null)), CancellationToken.None));
        var program = await app.Call((KeepProgramsHandler keep) => keep.HandleAsync(new AddProgram(provider.Value.Id,
            new(Program, "51.0805", ["29-2052.00"], 12, 240, new(3333.33m, 0.10m, 0.20m, 666.69m, 0.01m), TrainingDelivery.InPerson, true, null)), CancellationToken.None));
        await app.Call((KeepProgramsHandler keep) => keep.HandleAsync(new TakeApprovalStep(program.Value.Id, ApprovalStep.Approved, new(2026, 1, 5), "Lou", null), CancellationToken.None));
        return program.Value;
    }

    public static async Task AddCredential(this TestApp app, TrainingProgram program, string name, bool approved) =>
        Assert.True((await app.Call((KeepProgramsHandler keep) => keep.HandleAsync(
            new EnterProgramCredential(program.Id, name, CredentialType, true, approved ? new DateOnly(2026, 1, 5) : null), CancellationToken.None))).IsDone);
}
