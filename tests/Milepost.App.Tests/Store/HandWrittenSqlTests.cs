using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.App.Tests.Features.Findings;
using Milepost.Domain;

namespace Milepost.App.Tests.Store;

public sealed class HandWrittenSqlTests
{
    /// <summary>Scope stands twice: as an expression for LINQ and as a condition for statements written by hand.</summary>
    [Theory]
    [EachDatabase]
    public async Task Statements_written_by_hand_see_the_people_that_the_scope_lets_through(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        foreach (var file in FoundInCases.Files().Select(row => row.Data)) await store.Import(FoundInCases.Read(file));
        var planner = Guid.NewGuid();
        var (people, offices) = await store.Db(async db =>
        {
            var all = await db.Participants.OrderBy(p => p.Id).ToListAsync();
            var units = await db.OrgUnits.Select(u => u.Id).ToListAsync();
            for (var at = 0; at < all.Count; at++)
            {
                var person = db.Entry(all[at]);
                person.Property(p => p.OfficeId).CurrentValue = at % 4 == 3 ? null : units[at % units.Count];
                person.Property(p => p.PlannerId).CurrentValue = at % 3 == 0 ? planner : null;
                if (at % 7 == 6) person.Property(p => p.MergedIntoId).CurrentValue = all[0].Id;
            }
            await db.SaveChangesAsync();
            return (all.Select(p => p.Id).ToList(), units);
        });
        Assert.True(offices.Count > 1);
        CoveredPlanner cover = new(planner, "Somebody", DateOnly.MaxValue, [offices[0], offices[1]]);
        Action<Actor>[] actors =
        [
            actor => actor.BecomeOperator(),
            actor => actor.Become(planner, "All", [], new HashSet<StaffRole> { StaffRole.StatewideStaff }, new HashSet<Guid>(), seesAll: true),
            actor => actor.Become(planner, "Some", [], new HashSet<StaffRole> { StaffRole.CareerPlanner }, new HashSet<Guid> { offices[^1] }, seesAll: false),
            actor => actor.Become(planner, "None", [], new HashSet<StaffRole> { StaffRole.CareerPlanner }, new HashSet<Guid>(), seesAll: false),
            actor => actor.Become(planner, "Covering", new Reach([], new HashSet<StaffRole> { StaffRole.CareerPlanner }, new HashSet<Guid> { offices[^1] }, false) { Covers = [cover] }),
            actor => actor.BecomeCustomer(null, "Customer", people[1]),
        ];
        var seen = new List<int>();

        foreach (var become in actors)
        {
            var (linq, sql) = await store.Session(async services =>
            {
                become(services.GetRequiredService<Actor>());
                var db = services.GetRequiredService<MilepostDb>();
                List<(string, object?)> parameters = [];
                var statement = $"""SELECT p."Id" FROM "Participants" p WHERE {db.Visible(parameters)}""";
                return (await db.VisibleParticipants.Select(p => p.Id).ToListAsync(), await db.AskAsync(statement, parameters, async row =>
                {
                    List<Guid> ids = [];
                    while (await row.ReadAsync()) ids.Add(row.GetGuid(0));
                    return ids;
                }, default));
            });
            Assert.Equal(linq.Order(), sql.Order());
            seen.Add(sql.Count);
        }

        Assert.Equal(seen[0], seen[1]);
        Assert.True(seen[0] < people.Count && seen[2] < seen[4] && seen[4] < seen[0]);
        Assert.Equal((0, 1), (seen[3], seen[5]));
    }
}
