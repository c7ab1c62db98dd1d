using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Findings;
using Milepost.App.Features.Findings.Board;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;
using static Milepost.App.Tests.Features.Findings.LedgerLine;

namespace Milepost.App.Tests.Features.Findings.Board;

public sealed class BoardQueryTests
{
    [Theory, EachDatabase]
    public async Task Deadlines_are_counted_by_office_kind_and_urgency_and_people_once(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant("Ada");
        var ben = await app.AddParticipant("Ben");
        var cleo = await app.AddParticipant("Cleo", planner: Person.Colleague);
        var dan = await app.AddParticipant("Dan", planner: Person.Colleague);
        var eve = await app.AddParticipant("Eve", office: TestOrganization.South, planner: Person.SouthPlanner);
        await app.PutFindings(ada, Due(Contact, -3), Due(Review, 0), Due(Signature, 7), Due(Note, 8), NotMet(Note) with { Subject = "plan:PL-1" });
        await app.PutFindings(ben, Due(Contact, 2), Due(Review, -1).Waived(), NotMet(Signature));
        await app.PutFindings(cleo, NotMet(Note), Due(Contact, 30));
        await app.PutFindings(dan, Due(Contact, 30), Due(Review, -9).Waived(), NotMet("gone.from-the-packs") with { SeenThrough = Today.AddDays(-1) });
        await app.PutFindings(eve, Due(Contact, -1), Due(Contact, -40) with { SeenFrom = Today.AddDays(-60), SeenThrough = Today.AddDays(-50) }, NotMet("gone.from-the-packs"));

        var board = await app.Call((BoardQuery query) => query.HandleAsync(null, CancellationToken.None), Person.Supervisor);

        Assert.Equal(["North office", "South office"], board.Select(office => office.Name));
        var north = board[0];
        Assert.Equal(new(Late: 1, Today: 0, ThisWeek: 1, NotInOrder: 0, Waived: 0), north.Of(DeadlineKind.Contact));
        Assert.Equal(new(0, 1, 0, 0, 2), north.Of(DeadlineKind.PlanReview));
        Assert.Equal(new(0, 0, 1, 1, 0), north.Of(DeadlineKind.Signature));
        Assert.Equal(new(0, 0, 0, 2, 0), north.Of(DeadlineKind.CaseNotes));
        Assert.Equal(DeadlineCounts.None, north.Of(DeadlineKind.Services));
        Assert.Equal(new(1, 0, 0, 0, 0), board[1].Of(DeadlineKind.Contact));
        Assert.Equal(new(0, 0, 0, 1, 0), board[1].Of(DeadlineKind.Other));

        Assert.Equal([Person.CareerPlanner.Name, Person.Colleague.Name], north.Planners.Select(planner => planner.Name));
        Assert.Equal(new(Late: 1, DueThisWeek: 1, NotInOrder: 0, InOrder: 0), north.Planners[0].People);
        Assert.Equal(new(0, 0, 1, 1), north.Planners[1].People);
        Assert.Equal(new(1, 1, 2, 2, 1), north.Planners[0].Deadlines);
    }

    [Theory, EachDatabase]
    public async Task People_whom_nobody_plans_for_are_a_line_of_their_own_and_so_are_those_of_somebody_who_left(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        await app.PutFindings(await app.AddParticipant("Ada", planner: Person.Colleague), Due(Contact, -1));
        var ben = await app.AddParticipant("Ben");
        await app.PutFindings(ben);
        await app.Call((MilepostDb db) => db.Participants.Where(p => p.Id == ben).ExecuteUpdateAsync(set => set.SetProperty(p => p.PlannerId, (Guid?)null)));
        await app.Call((MilepostDb db) => db.Users.Where(u => u.Email == Person.Colleague.Email).ExecuteUpdateAsync(set => set.SetProperty(u => u.IsActive, false)));

        var planners = (await app.Call((BoardQuery query) => query.HandleAsync(null, CancellationToken.None), Person.Supervisor)).Single().Planners;

        Assert.Equal([(Person.Colleague.Name, true), ("Nobody yet", false)], planners.Select(planner => (planner.Name, planner.IsGone)));
        Assert.Equal(((Guid?)null, 1), (planners[1].Id, planners[1].People.InOrder));
    }

    [Theory, EachDatabase]
    public async Task The_board_ends_where_the_readers_reach_ends(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        await app.PutFindings(await app.AddParticipant("Ada"), Due(Contact, -1));
        await app.PutFindings(await app.AddParticipant("Zoe", office: TestOrganization.Far, planner: Person.FarPlanner, pack: "new-jersey"), Due(Contact, -1));

        Assert.Equal(["North office"], await OfficesOf(app, Person.Supervisor));
        Assert.Equal(["Far office"], await OfficesOf(app, Person.FarMonitor));
        Assert.Equal(["Far office", "North office"], await OfficesOf(app, Person.StatewideStaff));
        Assert.Empty(await OfficesOf(app, Person.OtherStateStaff));
    }

    [Theory, EachDatabase]
    public async Task One_program_shows_its_own_people_only(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        await app.PutFindings(await app.AddParticipant("Ada"), Due(Contact, -1));
        await app.PutFindings(await app.AddParticipant("Yan", program: "youth"), Due(Contact, -1), Due(Review, -1));

        var youth = await app.Call((BoardQuery query) => query.HandleAsync(Program.Youth, CancellationToken.None), Person.Supervisor);

        Assert.Equal(2, youth.Single().Planners.Single().Deadlines.Late);
        Assert.Equal(1, youth.Single().Planners.Single().People.All);
    }

    [Theory, EachDatabase]
    public async Task One_statement_answers_however_many_people_there_are(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        for (var i = 0; i < 30; i++) await app.AddParticipant("Ada", $"Sampleton {i}", office: i % 2 == 0 ? TestOrganization.North : TestOrganization.South);

        var asked = await app.Call(async (BoardQuery query) =>
        {
            app.Asked.Take();
            await query.HandleAsync(null, CancellationToken.None);
            return app.Asked.Take();
        }, Person.Supervisor);

        Assert.True(asked.Count == 1, string.Join("\n\n", asked));
    }

    [Theory, EachDatabase]
    public async Task The_database_counts_what_each_line_says_of_itself(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var random = new Random(7);
        string[] requirements = [Contact, Review, Note, Signature, "us.exit-after-90-days", "il.iep-content", "gone.from-the-packs"];
        for (var i = 0; i < 12; i++)
        {
            var lines = Enumerable.Range(0, random.Next(0, 8)).Select(n => new LedgerLine(requirements[random.Next(requirements.Length)], (Outcome)random.Next(1, 7))
            {
                Subject = $"service:S-{n}", DueOn = random.Next(3) == 0 ? null : Today.AddDays(random.Next(-3, 11)), WaivedThrough = random.Next(4) == 0 ? Today.AddDays(random.Next(-2, 3)) : null,
                SeenFrom = Today.AddDays(random.Next(-4, 2)), SeenThrough = random.Next(3) == 0 ? Today.AddDays(random.Next(-1, 5)) : DateOnly.MaxValue,
            }).ToArray();
            await app.PutFindings(await app.AddParticipant(planner: i % 3 == 0 ? Person.Colleague : null), lines);
        }

        var board = (await app.Call((BoardQuery query) => query.HandleAsync(null, CancellationToken.None), Person.Supervisor)).Single();
        var all = await app.Call(async (MilepostDb db) => (await db.Findings.AsNoTracking().ToListAsync()).Where(Urgencies.IsOpenOn(Today).Compile()).ToList());
        var packs = await app.Call((PolicyBook book) => Task.FromResult(book));

        foreach (var kind in DeadlineKind.All)
            foreach (var urgency in Enum.GetValues<Urgency>().Where(urgency => urgency != Urgency.Later))
                Assert.Equal(all.Count(f => DeadlineKind.Of(f.Requirement, packs) == kind && Urgencies.Of(f.Outcome, f.DueOn, f.WaivedThrough, Today) == urgency), board.Of(kind).Of(urgency));
        Assert.Equal(12, board.Planners.Sum(planner => planner.People.All));
        Assert.Equal(
            all.Where(f => Urgencies.Of(f.Outcome, f.DueOn, f.WaivedThrough, Today) == Urgency.Late).Select(f => f.ParticipantId).Distinct().Count(),
            board.Planners.Sum(planner => planner.People.Late));
    }

    private static async Task<IEnumerable<string>> OfficesOf(TestApp app, Person person) =>
        (await app.Call((BoardQuery query) => query.HandleAsync(null, CancellationToken.None), person)).Select(office => office.Name);
}
