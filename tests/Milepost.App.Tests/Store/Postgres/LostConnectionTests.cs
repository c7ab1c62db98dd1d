using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Access;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.Participants;
using Milepost.App.Store;
using Milepost.App.Store.Postgres;
using Milepost.App.Tests.Features.CaseFiles;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Npgsql;

namespace Milepost.App.Tests.Store.Postgres;

/// <summary>A change is done once or not at all, and answered as it is, whatever happens to the connection on the way.</summary>
public sealed class LostConnectionTests
{
    [Fact]
    public async Task Broken_before_the_commit_a_change_starts_over_and_is_done_once()
    {
        await using var app = await Node.StartAsync();
        app.Line.BreakAt("INSERT INTO \"History\"", isDelivered: true);

        Assert.True((await app.ChangeAsync("Nursing")).IsDone);

        await app.ShouldHaveDoneAsync(1, "Nursing");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_whose_answer_is_lost_is_looked_up_and_answered_as_it_ended(bool isDelivered)
    {
        await using var app = await Node.StartAsync();
        app.Line.BreakAt("COMMIT", isDelivered);
        var (runs, rung) = (0, 0);

        var result = await app.ChangeAsync("Nursing", db => { runs++; db.WhenCommitted(() => rung++); });

        Assert.True(result.IsDone);
        Assert.Equal(1, app.Line.Breaks);
        Assert.Equal(isDelivered ? 1 : 2, runs);
        Assert.Equal(1, rung);
        await app.ShouldHaveDoneAsync(1, "Nursing");
    }

    [Fact]
    public async Task A_commit_that_is_still_under_way_is_waited_for_and_not_done_again()
    {
        await using var app = await Node.StartAsync();
        // The server takes its time to commit: it goes on while the connection is gone already.
        await app.DirectlyAsync("""
            CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.7); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON "History" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow();
            """);
        app.Line.BreakAt("COMMIT", isDelivered: true);
        var runs = 0;

        Assert.True((await app.ChangeAsync("Nursing", _ => runs++)).IsDone);

        Assert.Equal(1, runs);
        await app.ShouldHaveDoneAsync(1, "Nursing");
    }

    [Fact]
    public async Task A_form_whose_answer_was_lost_is_saved_once_however_often_it_is_sent()
    {
        await using var app = await Node.StartAsync();
        app.Line.BreakAt("COMMIT", isDelivered: true);
        var form = Guid.NewGuid();

        Assert.True((await app.ChangeAsync("Nursing", form: form)).IsDone);
        await Assert.ThrowsAsync<DuplicateSubmissionException>(() => app.ChangeAsync("Nursing", form: form));

        await app.ShouldHaveDoneAsync(1, "Nursing");
    }

    [Fact]
    public async Task A_database_that_comes_back_in_time_is_waited_for_and_one_that_does_not_is_said_so()
    {
        await using var app = await Node.StartAsync();
        app.Line.GoDown();
        var waiting = app.ChangeAsync("Nursing");
        await Task.Delay(300, TestContext.Current.CancellationToken);
        app.Line.ComeBack();
        Assert.True((await waiting).IsDone);

        app.Line.GoDown();
        var away = await Assert.ThrowsAsync<DatabaseAwayException>(() => app.ChangeAsync("Welding", patience: TimeSpan.FromMilliseconds(400)));
        Assert.False(away.IsInDoubt);
        Assert.Contains("Nothing was changed", away.Message, StringComparison.Ordinal);
        app.Line.ComeBack();
        await app.ShouldHaveDoneAsync(1, "Nursing");
    }

    [Fact]
    public async Task A_commit_that_nobody_can_be_asked_about_is_told_as_such()
    {
        await using var app = await Node.StartAsync();
        app.Line.BreakAt("COMMIT", isDelivered: false);

        var away = await Assert.ThrowsAsync<DatabaseAwayException>(() => app.ChangeAsync("Nursing", _ => { }, patience: TimeSpan.FromMilliseconds(300), afterBreak: app.Line.GoDown));

        Assert.True(away.IsInDoubt);
        Assert.Contains("cannot be asked yet", away.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_that_lead_to_a_standby_are_let_go()
    {
        await using var app = await Node.StartAsync();
        await app.DirectlyAsync($"ALTER DATABASE {app.Database} SET default_transaction_read_only = on");
        NpgsqlConnection.ClearAllPools();
        await app.ReadAsync();
        var waiting = app.ChangeAsync("Nursing");
        await Task.Delay(300, TestContext.Current.CancellationToken);
        await app.DirectlyAsync($"ALTER DATABASE {app.Database} RESET default_transaction_read_only");

        // The pool's own connections still cannot write; only new ones can.
        Assert.True((await waiting).IsDone);
        await app.ShouldHaveDoneAsync(1, "Nursing");
    }

    [Fact]
    public async Task A_question_is_asked_once_more_when_the_servers_end_of_the_connection_is_gone()
    {
        await using var app = await Node.StartAsync();
        await app.ReadAsync();
        await app.DirectlyAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

        Assert.Equal("Manufacturing: Machining", await app.ReadAsync());

        // A write outside a change may have been done: it is left to its caller.
        app.Line.BreakAt("UPDATE \"Participants\"", isDelivered: true);
        var failed = await Record.ExceptionAsync(() => app.InAsync(db => db.Participants.ExecuteUpdateAsync(set => set.SetProperty(p => p.RecordVersion, p => p.RecordVersion))));
        Assert.True(failed is not null && LostConnection.Is(failed), failed?.ToString());
    }

    [Theory]
    [InlineData("23505", false)]
    [InlineData("40001", false)]
    [InlineData("57014", false)]
    [InlineData("57P01", true)]
    [InlineData("57P02", true)]
    [InlineData("57P03", true)]
    [InlineData("25006", true)]
    [InlineData("08P01", true)]
    [InlineData("08006", true)]
    public void Only_what_another_try_may_mend_counts_as_lost(string state, bool isLost) =>
        Assert.Equal(isLost, LostConnection.Is(new DbUpdateException("x", new PostgresException("x", "FATAL", "FATAL", state))));

    [Fact]
    public void A_statement_that_takes_too_long_is_no_lost_connection_and_neither_is_a_mail_server() =>
        Assert.All<Exception>([new NpgsqlException("x", new TimeoutException()), new IOException("x", new System.Net.Sockets.SocketException()), new InvalidOperationException("x")],
            e => Assert.False(LostConnection.Is(e)));

    /// <summary>The product on PostgreSQL behind a line that can be broken, with one participant.</summary>
    private sealed class Node : IAsyncDisposable
    {
        private readonly TestPlace _place;
        private readonly ServiceProvider _services;
        private Guid _id;

        private Node(TestPlace place)
        {
            (_place, Line) = (place, new BreakableLine(place.Location.Postgres!));
            var services = new ServiceCollection();
            services.AddMilepost(new DataLocation(place.Location.Folder, Line.Connection), TestPlace.Policy.Value);
            services.AddSingleton<TimeProvider>(new TestClock());
            _services = services.BuildServiceProvider(validateScopes: true);
        }

        public BreakableLine Line { get; }

        public string Database => new NpgsqlConnectionStringBuilder(_place.Location.Postgres!).Database!;

        public static async Task<Node> StartAsync()
        {
            Assert.SkipUnless(PostgresServer.IsInstalled || Environment.GetEnvironmentVariable("CI") == "true", PostgresServer.HowToInstall);
            var node = new Node(await TestPlace.CreateAsync(TestDatabase.Postgres));
            await using var scope = node._services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Actor>().BecomeOperator();
            node._id = (await scope.ServiceProvider.GetRequiredService<ImportCaseFileHandler>().HandleAsync(
                new(CaseFilesOnDisk.EverythingAt(TestOrganization.North), "test", null, null), CancellationToken.None)).ParticipantId!.Value;
            return node;
        }

        public async Task<T> InAsync<T>(Func<MilepostDb, Task<T>> work)
        {
            await using var scope = _services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Actor>().BecomeOperator();
            return await work(scope.ServiceProvider.GetRequiredService<MilepostDb>());
        }

        public Task<string?> ReadAsync() => InAsync(db => db.Participants.Where(p => p.Id == _id).Select(p => p.Profile.DesiredCareerPath).SingleAsync());

        public Task<Result<Done>> ChangeAsync(string path, Action<MilepostDb>? inside = null, Guid? form = null, TimeSpan? patience = null, Action? afterBreak = null) => InAsync(async db =>
        {
            db.Actor.Submission = form;
            if (patience is { } time) db.Patience = time;
            if (afterBreak is not null) _ = Task.Run(async () =>
            {
                while (Line.Breaks == 0) await Task.Delay(5);
                afterBreak();
            });
            return await db.ChangeAsync<Done>(async () =>
            {
                inside?.Invoke(db);
                if (await db.FindParticipantAsync(_id, CancellationToken.None) is not { } participant) return ParticipantProblems.NotFound;
                participant.SetDesiredCareerPath(path);
                return Done.It;
            }, CancellationToken.None);
        });

        public async Task ShouldHaveDoneAsync(int changes, string path)
        {
            Assert.Equal(path, await ReadAsync());
            Assert.Equal(1 + changes, await InAsync(db => db.History.CountAsync(h => h.ParticipantId == _id)));
            await InAsync(async db => { await HistoryChain.ShouldHoldAsync(db, _id); return true; });
        }

        public async Task DirectlyAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(_place.Location.Postgres + ";Pooling=false;Options=-c default_transaction_read_only=off");
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await _services.DisposeAsync();
            await Line.DisposeAsync();
            NpgsqlConnection.ClearAllPools();
            await _place.DisposeAsync();
        }
    }
}
