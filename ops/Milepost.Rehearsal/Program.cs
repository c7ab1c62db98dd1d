using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Milepost.Rehearsal;
using Npgsql;

// Brings a state's set-up up, lets planners work, and lets one thing after another go wrong. What it checks at the end decides the exit code:
// 0 when nothing acknowledged is lost and nothing is done twice, 1 when a check fails, 2 when the set-up did not come up.
if (args is not [var milepost, var templates, var folder]) { Console.Error.WriteLine("Use ops/rehearse."); return 64; }

const int Writers = 6, Readers = 3;
string[] planners = ["robin.planner@example.org", "dana.planner@example.org", "sky.planner@example.org", "jo.planner@example.org", "val.counselor@example.org"];
var tally = new Tally();
using var mail = new MailSink();
var state = new StateSetUp(milepost, templates, folder, webNodes: 3, jobNodes: 2, mail.Port);
var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => { pressed.Cancel = true; interrupted.Cancel(); };
try
{
    await state.BringUpAsync(Tell);
    Tell($"up; members: {Roles(await state.RolesAsync())}");

    using var stop = CancellationTokenSource.CreateLinkedTokenSource(interrupted.Token);
    var people = Enumerable.Range(0, Writers + Readers).Select(i => new Planner(state.Address, planners[i % planners.Length], tally)).ToList();
    foreach (var person in people) await person.SignInAsync("milepost demo");
    tally.Open("calm");
    var work = people.Take(Writers).Select((person, i) => person.WriteAsync($"w{i + 1}", stop.Token)).Concat(people.Skip(Writers).Select(person => person.ReadAsync(stop.Token))).ToList();
    await LastsAsync(10);

    await PlayAsync("web node killed", 12, async _ =>
    {
        state.Web[0].Program.Kill();
        await Task.Delay(4000);
        state.Start(state.Web[0]);
        await StateSetUp.UntilAsync("the node to come back", 60, () => StateSetUp.IsUpAsync(state.Web[0]));
    });
    await PlayAsync("job nodes killed in turn", 5, async act =>
    {
        var longest = TimeSpan.Zero;
        for (var round = 0; round < 2; round++)
        {
            await QueueLettersAsync(60);
            var before = mail.Letters.Count;
            await StateSetUp.UntilAsync("letters to go out", 30, () => Task.FromResult(mail.Letters.Count > before + 5));
            // The node that is at it right now: the schedule says which process has the job.
            var at = await state.AskAsync("SELECT instance_name FROM jobs.qrtz_fired_triggers WHERE job_name = 'send-mail' AND state = 'EXECUTING'", rows => rows.Read() ? rows.GetString(0) : "");
            var node = state.Jobs.Single(one => at.Split('/') is [_, var process, _] && process == one.Program.Id.ToString(CultureInfo.InvariantCulture));
            var (killed, had) = (Clock.Now, mail.Letters.Count);
            node.Program.Kill();
            await QueueLettersAsync(5);
            await StateSetUp.UntilAsync("the other job node to take over", 60, () => Task.FromResult(mail.Letters.Count > had + 8));
            var next = mail.Letters.Where(letter => letter.At > killed + TimeSpan.FromMilliseconds(500)).Select(letter => letter.At).DefaultIfEmpty(Clock.Now).Min();
            if (next - killed > longest) longest = next - killed;
            state.Start(node);
            await StateSetUp.UntilAsync("the node to come back", 60, () => StateSetUp.IsUpAsync(node));
        }
        act.Remark = $"killed while sending; letters go on after {Seconds(longest)} at most";
    });
    await PlayAsync("PgBouncer killed", 8, async _ =>
    {
        state.Pooler.Kill();
        await Task.Delay(2000);
        state.StartPooler();
    });
    await PlayAsync("HAProxy reloaded twice", 4, async _ =>
    {
        await state.ReloadBalancerAsync();
        await Task.Delay(3000);
        await state.ReloadBalancerAsync();
    });
    await PlayAsync("rolling restart with a migration", 3, async act =>
    {
        var migration = Stopwatch.StartNew();
        await state.MilepostAsync("migrate");
        // What an upgrade's first half may do while the former version serves: add, and nothing else.
        await ExpandAsync();
        act.Remark = $"expanded under load in {Seconds(migration.Elapsed)}";
        foreach (var node in state.Web)
        {
            await state.SetAsync(node, "drain");
            await Task.Delay(1500);
            await node.Program.StopAsync(TimeSpan.FromSeconds(30));
            state.Start(node);
            await StateSetUp.UntilAsync(node.Name, 60, () => StateSetUp.IsUpAsync(node));
            await state.SetAsync(node, "ready");
        }
        foreach (var node in state.Jobs)
        {
            await node.Program.StopAsync(TimeSpan.FromSeconds(30));
            state.Start(node);
            await StateSetUp.UntilAsync(node.Name, 60, () => StateSetUp.IsUpAsync(node));
        }
    });
    await PlayAsync("leader killed (Patroni and PostgreSQL)", 10, async act =>
    {
        var old = state.Members.Single(member => member.Name == (RoleOf("leader", state.RolesAsync().Result)));
        old.GoDark();
        await StateSetUp.UntilAsync("another leader", 90, async () => RoleOf("leader", await state.RolesAsync()) is { } now && now != old.Name);
        act.Remark = $"{old.Name} led, then {RoleOf("leader", await state.RolesAsync())}";
        await StateSetUp.UntilAsync("notes to be saved again", 60, () => Task.FromResult(act.Took > TimeSpan.FromSeconds(5) && tally.IsWritingWithin(TimeSpan.FromSeconds(1))));
        state.StartMember(old);
        await StateSetUp.UntilAsync("the old leader to follow", 90, async () => (await state.RolesAsync()).Count == 3);
    });

    Tell("the planners stop; counting");
    await stop.CancelAsync();
    await Task.WhenAll(work);
    tally.CloseLast();
    people.ForEach(person => person.Dispose());
    return await JudgeAsync() ? 0 : 1;
}
catch (Exception e) when (e is InvalidOperationException or OperationCanceledException or NpgsqlException or HttpRequestException)
{
    Console.Error.WriteLine(e is OperationCanceledException ? "Stopped by hand." : e.Message);
    Console.Error.WriteLine($"The logs are in {folder}.");
    return 2;
}
finally
{
    state.GoDark();
    await Child.StopAllAsync();
}

void Tell(string words) => Console.WriteLine($"{Clock.Now:mm\\:ss}  {words}");

static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

static string Roles(IReadOnlyDictionary<string, string> roles) => string.Join(", ", roles.OrderBy(r => r.Key).Select(r => $"{r.Key} {r.Value}"));

static string? RoleOf(string role, IReadOnlyDictionary<string, string> roles) => roles.Where(r => r.Value == role).Select(r => r.Key).FirstOrDefault();

Task LastsAsync(int seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), interrupted.Token);

async Task PlayAsync(string name, int secondsAfter, Func<Act, Task> play)
{
    Tell(name);
    var act = tally.Open(name);
    await play(act);
    await LastsAsync(secondsAfter);
}

Task QueueLettersAsync(int count) => state.ExecuteAsync($$"""
    INSERT INTO "OutgoingMail" ("Id", "To", "Language", "Kind", "Subject", "Body", "CreatedAt", "State", "NextTryAt", "TryUntil", "Attempts", "MessageId")
    SELECT id, 'somebody@example.org', 'en', 'rehearsal', 'Rehearsal', '{"paragraphs":["A letter to be sent once."],"buttonText":null,"path":null}', now(), 'Waiting', now(), now() + interval '1 day', 0, '<' || id || '@rehearsal.example.org>'
    FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, {{count}})) AS made
    """);

async Task ExpandAsync()
{
    for (var attempt = 1; ; attempt++)
    {
        try
        {
            await state.ExecuteAsync("""BEGIN; SET LOCAL lock_timeout = '2s'; ALTER TABLE "CaseNotes" ADD COLUMN "Rehearsal" text NULL; COMMIT""");
            break;
        }
        catch (PostgresException busy) when (busy.SqlState == "55P03" && attempt < 30)
        {
            await Task.Delay(500);
        }
    }
    await state.ExecuteAsync("""CREATE INDEX CONCURRENTLY "IX_Rehearsal" ON "CaseNotes" ("Rehearsal")""");
}

async Task<bool> JudgeAsync()
{
    Console.WriteLine();
    Console.WriteLine($"{"",-40} {"took",7} {"notes saved",12} {"pages read",11} {"503",5} {"broken",7} {"longest gap",12}");
    foreach (var act in tally.Acts)
        Console.WriteLine($"{act.Name,-40} {Seconds(act.Took),7} {act.Of("write", Outcome.Done),12} {act.Of("read", Outcome.Done),11} {act.Of(Outcome.Away),5} {act.Of(Outcome.Broken),7} {Seconds(act.LongestGap),12}  {act.Remark}");
    Console.WriteLine();

    var word = new Regex("rehearsal-w[0-9]+-[0-9]+-end");
    async Task<Dictionary<string, int>> FoundAsync(string table) => await state.AskAsync($"""SELECT t::text FROM "{table}" t WHERE t::text LIKE '%rehearsal-w%'""", rows =>
    {
        Dictionary<string, int> found = [];
        while (rows.Read()) foreach (var one in word.Matches(rows.GetString(0)).Select(match => match.Value).Distinct()) found[one] = found.GetValueOrDefault(one) + 1;
        return found;
    });
    var notes = await FoundAsync("CaseNotes");
    var history = await FoundAsync("History");
    var letters = await state.AskAsync("""SELECT "MessageId", "State" FROM "OutgoingMail" WHERE "Kind" = 'rehearsal'""", rows =>
    {
        Dictionary<string, string> states = [];
        while (rows.Read()) states[rows.GetString(0)] = rows.GetString(1);
        return states;
    });
    var arrived = mail.Letters.GroupBy(letter => letter.MessageId).ToDictionary(same => same.Key, same => same.Count());
    var doubtful = letters.Count(letter => letter.Value is "Sending" or "MayHaveBeenSent");
    var keys = await state.AskAsync("""SELECT count(*) FROM "InstallationSecrets" WHERE "Name" LIKE 'key/%'""", rows => { rows.Read(); return rows.GetInt64(0); });
    var verified = "";
    try { verified = (await state.MilepostAsync("history", "verify")).Trim(); }
    catch (InvalidOperationException broken) { verified = broken.Message; }

    var isGood = true;
    void Check(bool isSo, string words)
    {
        isGood &= isSo;
        Console.WriteLine($"{(isSo ? "yes" : "NO "),-4} {words}");
    }
    Check(tally.Acknowledged.Count > 100, $"there was work to lose: {tally.Acknowledged.Count} notes were acknowledged of {tally.Begun.Count} sent");
    Check(tally.Acknowledged.All(notes.ContainsKey), $"nothing acknowledged is lost: {tally.Acknowledged.Count(one => !notes.ContainsKey(one))} are missing");
    Check(notes.Values.All(count => count == 1), $"nothing is done twice: {notes.Values.Count(count => count > 1)} notes stand there more than once");
    Check(notes.Keys.All(one => history.GetValueOrDefault(one) == 1) && history.Keys.All(notes.ContainsKey), "each note has one entry in the history, and none is without its note");
    Check(verified.StartsWith("The history is intact", StringComparison.Ordinal), verified);
    Check(arrived.Values.All(count => count == 1), $"no letter was sent twice: {arrived.Count} arrived of {letters.Count}");
    Check(letters.All(letter => letter.Value != "Sent" || arrived.ContainsKey(letter.Key)) && letters.Values.All(s => s is "Sent" or "Sending" or "MayHaveBeenSent"),
        $"every letter is sent, or marked as in doubt since its sender was killed: {doubtful} in doubt");
    Check(tally.Acts.Sum(act => act.Of(Outcome.SessionLost)) == 0, "nobody had to sign in again");
    Check(tally.Acts.Sum(act => act.Of(Outcome.Wrong)) == 0, $"every other answer was a page, a 503 with words or no answer{string.Concat(tally.Said.Select(said => "\n       " + said))}");
    Check(keys == 1, $"all nodes share one key: {keys}");
    foreach (var act in tally.Acts)
    {
        var most = act.Name.StartsWith("leader", StringComparison.Ordinal) ? 45 : 15;
        Check(act.LongestGap.TotalSeconds < most, $"{act.Name}: notes are saved again within {most} s");
    }
    Console.WriteLine();
    Console.WriteLine(isGood ? $"The rehearsal went well, in {Clock.Now:m\\:ss}." : "The rehearsal FAILED.");
    return isGood;
}
