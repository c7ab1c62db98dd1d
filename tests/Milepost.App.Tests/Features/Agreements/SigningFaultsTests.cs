using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Features.Agreements;
using Milepost.App.Features.Agreements.Ask;
using Milepost.App.Features.Agreements.Countersign;
using Milepost.App.Features.Agreements.Sign;
using Milepost.App.Store;
using Milepost.App.Tests.Features.Plans;
using Milepost.Domain;
using Milepost.Domain.Agreements;

namespace Milepost.App.Tests.Features.Agreements;

/// <summary>Two at once, a seal that cannot be made, and a process that ends on the way: one agreement with its sealed form, or none of either.</summary>
public sealed class SigningFaultsTests
{
    private static readonly SigningDevice Device = new("127.0.0.1", "Test");

    [Theory, EachDatabase]
    public async Task Two_windows_two_presses_and_two_of_the_staff_at_once_make_one_agreement(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (ada, plan) = await app.AddWithPlan();
        var asks = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            app.Call((AskToSignHandler ask) => ask.HandleAsync(new(ada, plan, SigningWay.Message, 14), CancellationToken.None), Person.CareerPlanner)));
        Assert.Single(asks, a => a.IsDone);
        Assert.All(asks.Where(a => !a.IsDone), a => Assert.Equal(SigningProblems.AskedAlready, a.Problem));

        // The link opens one of several windows.
        var link = (await app.Letter()).Body!.Path!;
        var windows = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => app.Stranger().Visit(link)));
        foreach (var window in windows) window.Fill("Your date of birth", SigningSteps.BirthDate);
        await Task.WhenAll(windows.Select(w => w.Press("Open the form")));
        var page = (await Assert.Single(windows, w => w.Heading == "Your plan is ready").ReadOn()).FillIn();
        var tabs = new[] { page, page.Copy(), page.Copy() };
        await Task.WhenAll(tabs.Select(t => t.Press("I agree")));
        Assert.Contains(tabs, t => t.Heading == "Thank you");
        Assert.Single((await app.Plan(plan)).Agreements);
        Assert.Single(await app.Sealed(plan));

        var desks = new[] { await app.StaffPage(ada, plan), await app.StaffPage(ada, plan, Person.Colleague), await app.StaffPage(ada, plan, Person.Supervisor) };
        await Task.WhenAll(desks.Select(d => d.Press("Sign")));
        Assert.Single(desks, d => d.Text.Contains("Version 1 is signed by both and sealed", StringComparison.Ordinal));
        Assert.All(desks.Where(d => !d.Text.Contains("is signed by both and sealed", StringComparison.Ordinal)), d => Assert.False(d.HasButton("Sign")));
        Assert.Single((await app.Plan(plan)).Agreements, a => a.SignedByBoth);
        Assert.Equal(2, (await app.Sealed(plan)).Count);
        Assert.Single(await app.Call((MilepostDb db) => db.OutgoingMail.AsNoTracking().Where(m => m.Kind == "copy").ToListAsync()));
    }

    [Fact]
    public async Task Where_the_seal_cannot_be_made_nothing_is_signed_and_it_is_said_in_both_languages()
    {
        await using var app = await TestApp.StartAsync(change: services =>
            services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Seal:Password"] = "not the one" }).Build()));
        var (ada, plan) = await app.AddWithPlan();
        await app.Asked(ada, plan);
        var device = app.Stranger();
        var page = (await (await device.Open((await app.Letter()).Body!.Path)).ReadOn()).FillIn();

        await page.Press("I agree");
        Assert.Equal(["The form could not be sealed, so nothing was signed. Try again later, or sign on paper."], page.Problems);
        Assert.Equal("Ada Sampleton", page.Field("Your full name").Value);
        await app.ShouldNotBeSigned(plan);

        await device.Visit("/language/es?returnUrl=/verify");
        await page.Press("I agree");
        Assert.Contains("no se pudo sellar", Assert.Single(page.Problems), StringComparison.OrdinalIgnoreCase);
        await app.ShouldNotBeSigned(plan);
    }

    [Theory, EachDatabase]
    public async Task A_process_that_ends_anywhere_on_the_way_leaves_both_the_signature_and_the_sealed_form_or_neither(TestDatabase database)
    {
        var end = new EndsOnTheWay();
        await using var app = await TestApp.StartAsync(database, end.AddTo);
        var (ada, plan) = await app.AddWithPlan();
        var request = (await app.Asked(ada, plan)).Request;
        var signer = new ParticipantSigner(request.Id, ada, null, Identification.LinkAndBirthDate, null);

        await EndEverywhere(() => app.Call((SignAsParticipantHandler sign) => sign.HandleAsync(new(signer, "Ada", "I agree", "Yes", true, "en", request.DocumentSha256, Device), CancellationToken.None)),
            () => app.ShouldNotBeSigned(plan));
        var half = Assert.Single(await app.Sealed(plan));
        Assert.Equal(half.Id, (await app.Request(plan)).SealedDocumentId);

        await EndEverywhere(() => app.Call((SignAsStaffHandler sign) => sign.HandleAsync(new(ada, request.Id, "I sign", half.Sha256, Device), CancellationToken.None), Person.CareerPlanner), async () =>
        {
            Assert.Equal([half.Id], (await app.Sealed(plan)).Select(d => d.Id));
            Assert.Equal(SigningStep.ParticipantSigned, (await app.Request(plan)).Step);
            Assert.False((await app.Plan(plan)).SignedAsItStands);
            Assert.DoesNotContain(await app.Call((MilepostDb db) => db.OutgoingMail.AsNoTracking().ToListAsync()), m => m.Kind == "copy");
        });
        Assert.True((await app.Plan(plan)).SignedAsItStands);
        Assert.Equal(2, (await app.Sealed(plan)).Count);

        async Task EndEverywhere<T>(Func<Task<Result<T>>> act, Func<Task> nothingHappened)
        {
            // The reads at the beginning change nothing; from the first statement that writes on, every one.
            for (var after = 0; ; after++)
            {
                end.Arm(after);
                try
                {
                    Assert.True((await act()).IsDone);
                    Assert.True(after > 1, "The writing was never broken off.");
                    return;
                }
                catch (Exception e) when (EndsOnTheWay.Is(e))
                {
                    end.Disarm();
                    await nothingHappened();
                }
                finally
                {
                    end.Disarm();
                }
            }
        }
    }

    /// <summary>Breaks off at one statement that writes, or at the commit: what the database sees of a process that is killed there.</summary>
    private sealed class EndsOnTheWay : DbCommandInterceptor, IDbTransactionInterceptor
    {
        private int? _left;

        public static bool Is(Exception e) => e is TimeoutException { Message: "killed" } || (e.InnerException is { } inner && Is(inner));

        public void Arm(int after) => _left = after;

        public void Disarm() => _left = null;

        public void AddTo(IServiceCollection services)
        {
            services.ConfigureDbContext<SqliteMilepostDb>(options => options.AddInterceptors(this));
            services.ConfigureDbContext<PostgresMilepostDb>(options => options.AddInterceptors(this));
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("INSERT", StringComparison.Ordinal) || command.CommandText.Contains("UPDATE", StringComparison.Ordinal)) Count();
            return new(result);
        }

        public ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            Count();
            return new(result);
        }

        private void Count()
        {
            if (_left is not { } left) return;
            if (left == 0) throw new TimeoutException("killed");
            _left = left - 1;
        }
    }
}
