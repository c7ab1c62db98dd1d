using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Tests.Features.Bulk.Export;

public sealed class ExportPageTests
{
    [Fact]
    public async Task Neither_an_administrator_nor_statewide_staff_alone_may_take_everything()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddParticipant();

        foreach (var (person, lacks) in new[] { (Person.Administrator, "no statewide staff"), (Person.StatewideStaff, "You are no") })
        {
            var page = await app.As(person).Visit("/export");
            page.ShouldSay("You may not take it").ShouldSay(lacks).ShouldNotSay("Download");
            (await app.As(person).Post("/export", ("Form.Parts", "csv"))).ShouldSay("You may not take a full export");
        }
        (await app.As(Person.CareerPlanner).Visit("/export")).ShouldBeMissing();
    }

    [Fact]
    public async Task Who_is_both_downloads_everything()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddParticipant(id: "P-77");
        await app.Call(async (MilepostDb db) =>
        {
            var account = db.Users.Single(u => u.Email == Person.Administrator.Email);
            foreach (var state in db.OrgUnits.Where(u => u.ParentId == null).ToList())
                foreach (var role in new[] { StaffRole.StatewideStaff, StaffRole.Administrator })
                    if (!db.RoleAssignments.Any(r => r.AccountId == account.Id && r.Role == role && r.OrgUnitId == state.Id))
                        db.RoleAssignments.Add(new() { AccountId = account.Id, Role = role, OrgUnitId = state.Id });
            return await db.SaveChangesAsync();
        });
        Assert.True((await app.As(Person.Administrator).Visit("/export")).HasButton("Download"));

        using var answer = await app.As(Person.Administrator).PostOnce("/export", ("Form.Parts", "csv"), ("Form.Parts", "tables"), ("Form.Parts", "case-files"));

        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(bytes));
        Assert.NotNull(zip.GetEntry("case-files/00000/P-77.json"));
        Assert.NotNull(zip.GetEntry("tables/Participants.csv"));
        Assert.NotNull(zip.GetEntry("csv/participants.csv"));
        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.StartsWith("documents/", StringComparison.Ordinal));
        (await app.As(Person.Administrator).Post("/export")).ShouldSay("Choose at least one part.");
    }
}
