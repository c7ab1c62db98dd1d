using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.App.Tests.Features.CaseFiles;
using Milepost.Domain;
using Milepost.Domain.Agreements;
using Milepost.Domain.Eligibility;
using Milepost.Domain.FrontDesk;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Services;
using Milepost.Domain.Training;
using Milepost.Domain.Worksites;

namespace Milepost.App.Tests.Access;

/// <summary>Tries every row of access.csv with real requests: as nobody, as each role, and from an office that has nothing to do with it.</summary>
public sealed partial class AccessTests(AccessTests.House house) : IClassFixture<AccessTests.House>
{
    public static TheoryData<string, string> Rows => Matching(row => row.Method != "RUN" && !IsApi(row));

    public static TheoryData<string, string> RowsOfRecords => Matching(row => row.Route.Contains('{', StringComparison.Ordinal) && row.Roles.Count > 0 && !IsApi(row));

    public static TheoryData<string, string> RowsOfCustomers => Matching(row => row.Customer && !row.Anyone && RecordIds.PartsIn(row.Route).Count > 0);

    public static TheoryData<string, string> RowsOfPartners => Matching(row => row.Partner && RecordIds.PartsIn(row.Route) is { Count: > 0 } parts && parts[0] == "referralId");

    [Theory, MemberData(nameof(Rows))]
    public async Task Whoever_is_allowed_gets_in_and_nobody_else_does(string route, string method)
    {
        var row = AccessTable.Instance.Find(route, method)!;
        var wrong = new List<string>();

        var stranger = await house.Try(row, null, await house.RecordForAsync(row));
        if (row.Anyone == IsSentToSignIn(stranger, row)) wrong.Add($"a stranger got {Words(stranger)}");

        // What is open to anyone may have its own reasons to answer "there is nothing here", as a link that was used up does.
        foreach (var person in row.Anyone ? [] : Person.OneForEachRole)
        {
            var answer = await house.Try(row, person, await house.RecordForAsync(row));
            var allowed = row.SignedIn || row.Roles.Contains(person.Role);
            if (IsSentToSignIn(answer, row)) wrong.Add($"{person.Role} was sent to sign in");
            else if (allowed && answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden) wrong.Add($"{person.Role} is allowed and got {Words(answer)}");
            else if (!allowed && answer.StatusCode != HttpStatusCode.NotFound) wrong.Add($"{person.Role} is not allowed and got {Words(answer)}");
        }

        if (!row.Anyone)
        {
            // Where customers may not go nothing is looked at: one of them will do.
            var own = row.Customer ? await house.RecordForAsync(row) : await house.RecordToLookAtAsync();
            var answer = await house.Try(row, await house.CustomerOfAsync(own), own);
            if (IsSentToSignIn(answer, row)) wrong.Add("a customer was sent to sign in");
            else if (row.Customer && answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden) wrong.Add($"a customer is allowed and got {Words(answer)}");
            else if (!row.Customer && answer.StatusCode != HttpStatusCode.NotFound) wrong.Add($"a customer is not allowed and got {Words(answer)}");
        }

        if (!row.Anyone)
        {
            var record = row.Partner ? await house.RecordForAsync(row) : await house.RecordToLookAtAsync();
            var answer = await house.Try(row, house.PartnerPerson, record);
            if (IsSentToSignIn(answer, row)) wrong.Add("somebody of a partner was sent to sign in");
            else if (row.Partner && answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden) wrong.Add($"somebody of a partner is allowed and got {Words(answer)}");
            else if (!row.Partner && answer.StatusCode != HttpStatusCode.NotFound) wrong.Add($"somebody of a partner is not allowed and got {Words(answer)}");
        }

        Assert.Empty(wrong);
    }

    [Theory, MemberData(nameof(RowsOfPartners))]
    public async Task What_is_referred_to_another_partner_looks_exactly_like_what_is_not_there(string route, string method)
    {
        var row = AccessTable.Instance.Find(route, method)!;
        var theirs = await house.RecordForAsync(row);

        var refused = await house.Try(row, house.OtherPartnerPerson, theirs);
        var absent = await house.Try(row, house.OtherPartnerPerson, theirs.ButNowhere());

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal(Plain(await absent.Content.ReadAsStringAsync(), theirs.ButNowhere()), Plain(await refused.Content.ReadAsStringAsync(), theirs));
    }

    [Theory, MemberData(nameof(RowsOfCustomers))]
    public async Task What_is_another_customers_looks_exactly_like_what_is_not_there(string route, string method)
    {
        var row = AccessTable.Instance.Find(route, method)!;
        var theirs = await house.RecordForAsync(row);
        var customer = await house.CustomerOfAsync(await house.OtherRecordAsync());

        var refused = await house.Try(row, customer, theirs);
        var absent = await house.Try(row, customer, theirs.ButNowhere());

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal(Plain(await absent.Content.ReadAsStringAsync(), theirs.ButNowhere()), Plain(await refused.Content.ReadAsStringAsync(), theirs));
    }

    [Theory, MemberData(nameof(RowsOfRecords))]
    public async Task What_is_out_of_reach_looks_exactly_like_what_is_not_there(string route, string method)
    {
        var row = AccessTable.Instance.Find(route, method)!;
        var there = await house.RecordForAsync(row);
        var wrong = new List<string>();

        foreach (var person in Person.FromElsewhere.Where(p => row.Roles.Contains(p.Role)))
        {
            var refused = await CompareAsync(person, there, there.ButNowhere());
            if (refused.StatusCode != HttpStatusCode.NotFound) wrong.Add($"{person} got {Words(refused)}");
        }

        // The own record, with the part of somebody else's: /participants/MINE/plans/THEIRS.
        if (RecordIds.PartsIn(route).Count > 1)
        {
            foreach (var person in Person.FromElsewhere.Where(p => row.Roles.Contains(p.Role)))
            {
                var own = await house.RecordForAsync(row, person.Office);
                await CompareAsync(person, own.WithPartsOf(there), own.WithPartsOf(there.ButNowhere()));
            }
        }

        Assert.Empty(wrong);

        async Task<HttpResponseMessage> CompareAsync(Person person, RecordIds foreign, RecordIds missing)
        {
            var refused = await house.Try(row, person, foreign);
            var absent = await house.Try(row, person, missing);
            if (refused.StatusCode != absent.StatusCode || Plain(await refused.Content.ReadAsStringAsync(), foreign) != Plain(await absent.Content.ReadAsStringAsync(), missing))
                wrong.Add($"{person} can tell it ({Words(refused)}) from a missing one ({Words(absent)})");
            return refused;
        }
    }

    [Fact]
    public void The_comparison_sees_through_ids_and_tokens_and_nothing_else()
    {
        var one = new RecordIds(new Dictionary<string, Guid> { ["participantId"] = Guid.NewGuid() });
        var other = one.ButNowhere();

        Assert.Equal(Plain($"<a href='/participants/{one["participantId"]}'>x</a>", one), Plain($"<a href='/participants/{other["participantId"]}'>x</a>", other));
        Assert.NotEqual(Plain("Ada", one), Plain("There is nothing here", other));
    }

    /// <summary>The API takes tokens and no cookies; its rows are tried in <see cref="Features.Api.ApiAccessTests"/>.</summary>
    private static bool IsApi(AccessRow row) => Milepost.App.Features.Api.ApiRoutes.Has(row.Route);

    private static TheoryData<string, string> Matching(Func<AccessRow, bool> wanted)
    {
        var data = new TheoryData<string, string>();
        foreach (var row in AccessTable.Instance.Rows.Where(wanted).OrderBy(r => r.Route, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal)) data.Add(row.Route, row.Method);
        return data;
    }

    /// <summary>By the access rules, that is: the sign-in's own pages send back to its beginning, too, and those of signing send there whoever came by no link.</summary>
    private static bool IsSentToSignIn(HttpResponseMessage answer, AccessRow row) =>
        answer.StatusCode == HttpStatusCode.Redirect && !row.Route.StartsWith("/sign-in", StringComparison.Ordinal) && !row.Route.StartsWith("/sign/", StringComparison.Ordinal)
        && answer.Headers.Location!.OriginalString.StartsWith("/sign-in?", StringComparison.Ordinal);

    private static string Words(HttpResponseMessage answer) => $"{(int)answer.StatusCode} {answer.Headers.Location}".Trim();

    /// <summary>Ids of the address and tokens differ from answer to answer without saying anything.</summary>
    private static string Plain(string body, RecordIds ids) =>
        Token().Replace(ids.All.Aggregate(body, (text, id) => text.Replace(id.ToString(), "ID", StringComparison.OrdinalIgnoreCase)), "TOKEN");

    [GeneratedRegex("CfDJ8[A-Za-z0-9_-]+|(?<=name=\"__submission\"[^>]*value=\")[0-9a-f]+")]
    private static partial Regex Token();

    /// <summary>One running app for all rows.</summary>
    public sealed class House : IAsyncLifetime
    {
        private readonly Dictionary<string, RecordIds> _toLookAt = [];
        private readonly SemaphoreSlim _adding = new(1);
        private TestApp _app = null!;
        private readonly Dictionary<Guid, Person> _customers = [];
        private RecordIds? _other;
        private int _records;

        public TestApp App => _app;

        /// <summary>Of the partner that the records' referrals were sent to.</summary>
        public Person PartnerPerson { get; private set; } = null!;

        /// <summary>Of a partner that nothing was sent to.</summary>
        public Person OtherPartnerPerson { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            _app = await TestApp.StartAsync();
            PartnerPerson = await _app.AddPartnerPerson(await _app.AddPartner("Mock Clinic"), "pat.partner@example.org");
            OtherPartnerPerson = await _app.AddPartnerPerson(await _app.AddPartner("Fable Legal Aid"), "olive.partner@example.org");
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        /// <summary>A record with every kind of part a route may name; one of its own for a row that may change it.</summary>
        public async Task<RecordIds> RecordForAsync(AccessRow row, string office = TestOrganization.North)
        {
            if (row.Method != "GET") return await AddRecordAsync(office);
            await _adding.WaitAsync();
            try
            {
                return _toLookAt.TryGetValue(office, out var record) ? record : _toLookAt[office] = await AddRecordAsync(office);
            }
            finally
            {
                _adding.Release();
            }
        }

        /// <summary>The record of the north office that is only looked at.</summary>
        public Task<RecordIds> RecordToLookAtAsync() => RecordForAsync(AccessTable.Instance.Find("/participants/{participantId:guid}", "GET")!);

        /// <summary>A further record of the same office.</summary>
        public async Task<RecordIds> OtherRecordAsync() => _other ??= await AddRecordAsync(TestOrganization.North);

        /// <summary>The participant of this record, who can sign in.</summary>
        public async Task<Person> CustomerOfAsync(RecordIds record)
        {
            var id = record["participantId"];
            await _adding.WaitAsync();
            try
            {
                return _customers.TryGetValue(id, out var known) ? known : _customers[id] = await _app.AddCustomer(id, $"customer-{_customers.Count}@example.org");
            }
            finally
            {
                _adding.Release();
            }
        }

        private async Task<RecordIds> AddRecordAsync(string office)
        {
            var file = JsonNode.Parse(CaseFilesOnDisk.EverythingAt(office).Span)!.AsObject();
            file["participant"]!["id"] = $"CASE-{Interlocked.Increment(ref _records)}";
            var id = await _app.ImportJson(file.ToJsonString(), office);
            return await _app.Call(async (MilepostDb db) => await RecordIds.ReadAsync(db, id));
        }

        public async Task<HttpResponseMessage> Try(AccessRow row, Person? person, RecordIds ids)
        {
            var visitor = person is null ? _app.Stranger() : ChangesTheSignIn(row) ? _app.AsInAnotherBrowser(person) : _app.As(person);
            var address = ids.Fill(row.Route + Queries.GetValueOrDefault(row.Route));
            return row.Method == "GET" ? await visitor.GetOnce(address) : await visitor.PostOnce(address);
        }

        /// <summary>What a page must be asked with to have something to show.</summary>
        private static readonly Dictionary<string, string> Queries = new() 
        {
            ["/organization/new"] = "?under={unitId}",
            ["/services/group/attendance"] = "?pack=chicago-cook&program=Adult&service=career-exploration&on=2026-03-02",
            ["/participants/{participantId:guid}/findings/why"] = "?requirement=jted.support-cost&subject=participant",
            ["/participants/{participantId:guid}/findings/settle"] = "?requirement=jted.support-cost&subject=participant",
        };

        private static bool ChangesTheSignIn(AccessRow row) => row.Method == "POST" && row.Anyone;
    }

    /// <summary>The ids that the parameters of a route stand for.</summary>
    public sealed partial class RecordIds(IReadOnlyDictionary<string, Guid> ids)
    {
        public Guid this[string parameter] => ids.TryGetValue(parameter, out var id) ? id
            : throw new InvalidOperationException($"No test knows an id for {{{parameter}}}: teach RecordIds.ReadAsync what it stands for.");

        public IEnumerable<Guid> All => ids.Values;

        /// <summary>The same parameters, with ids that nobody has.</summary>
        public RecordIds ButNowhere() => new(ids.ToDictionary(pair => pair.Key, _ => Guid.NewGuid()));

        /// <summary>This person, with the parts of another.</summary>
        public RecordIds WithPartsOf(RecordIds other) => new(ids.ToDictionary(pair => pair.Key, pair => pair.Key == "participantId" ? pair.Value : other[pair.Key]));

        public static IReadOnlyList<string> PartsIn(string route) => [.. Parameter().Matches(route).Select(match => match.Groups["name"].Value)];

        /// <summary>Parameters that are no ids of records.</summary>
        private static readonly Dictionary<string, string> Words = new() { ["code"] = "404", ["token"] = "nobodys", ["pack"] = "us-wioa", ["section"] = "person", ["file"] = "casenotes.csv", ["number"] = "1", ["requirement"] = "us.exit-after-90-days" };

        public string Fill(string route) => Parameter().Replace(route, match => match.Groups["name"].Value is var name && Words.TryGetValue(name, out var word) ? word : this[match.Groups["name"].Value].ToString());

        public static async Task<RecordIds> ReadAsync(MilepostDb db, Guid participantId)
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes($"%PDF-1.4 {participantId}");
            var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
            var document = new Document
            {
                ParticipantId = participantId, Kind = DocumentKind.SignedPlan, Title = "Letter", FileName = "letter.pdf", ContentType = "application/pdf", Length = bytes.Length,
                Sha256 = hash, AddedAt = db.Clock.GetUtcNow(), AddedBy = "test",
            };
            var office = await db.Participants.Where(p => p.Id == participantId).Select(p => p.OfficeId).SingleAsync();
            var table = LocalIncomeTable.Add(office!.Value, new() { Area = "Here", From = new(2026, 1, 1), Amounts = [16000], EachMore = 6000, Source = "test" }).Value;
            var added = await db.ChangeAsync<Done>(() =>
            {
                db.StoredFiles.Add(new StoredFile { Sha256 = hash, Bytes = bytes });
                db.Documents.Add(document);
                db.LocalIncomeTables.Add(table);
                // Sent to the participant, who may open it therefore.
                db.CustomerMessages.Add(new CustomerMessage { ParticipantId = participantId, Subject = "", Body = "For you", SentBy = "test", SentAt = db.Clock.GetUtcNow(), Attachments = [document.Id] });
                return Task.FromResult<Result<Done>>(Done.It);
            }, CancellationToken.None);
            _ = added.Value;

            // Somebody who administers a part only opens the own imports.
            var import = await db.BulkImports.Select(i => i.Id).SingleOrDefaultAsync();
            if (import == default)
            {
                var administrator = await db.Users.Where(u => u.Email == Person.Administrator.Email).Select(u => u.Id).SingleAsync();
                var made = new BulkImport { Source = "tables", State = BulkImportState.Failed, StartedById = administrator, StartedBy = "test", StartedAt = db.Clock.GetUtcNow() };
                import = made.Id;
                await db.ChangeAsync<Done>(() =>
                {
                    db.BulkImports.Add(made);
                    return Task.FromResult<Result<Done>>(Done.It);
                }, CancellationToken.None);
            }

            var limited = await db.ChangeAsync<Done>(async () =>
            {
                if (await db.SupportLimits.AnyAsync()) return Done.It;
                var provider = await db.OrgUnits.Where(u => u.Code == TestOrganization.Provider).Select(u => u.Id).SingleAsync();
                db.SupportLimits.Add(SupportLimit.Set(provider, null, 500, LimitPeriod.Lifetime, isFirm: true, "policy", new DateOnly(2026, 1, 5), []).Value);
                return Done.It;
            }, CancellationToken.None);
            _ = limited.Value;

            var taught = await db.ChangeAsync<Done>(async () =>
            {
                if (await db.TrainingPrograms.AnyAsync()) return Done.It;
                var place = await db.OrgUnits.Where(u => u.Code == TestOrganization.North).Select(u => u.Id).SingleAsync();
                var school = TrainingProvider.Add(place, new("Mock College", null, null, null, null, null, false, null, null)).Value;
                db.TrainingProviders.Add(school);
                db.TrainingPrograms.Add(TrainingProgram.Add(school, new("Welding", null, [], null, null, TrainingCost.None, null, false, null)).Value);
                return Done.It;
            }, CancellationToken.None);
            _ = taught.Value;

            var asked = await db.ChangeAsync(async () =>
            {
                // The plan in the file is closed, and a signature is asked for on an open one; afterwards it is as it was.
                var (participant, asking, today) = (await db.FindParticipantAsync(participantId, CancellationToken.None), await db.Plans.SingleAsync(p => p.ParticipantId == participantId), new DateOnly(2026, 1, 5));
                var (closedOn, reason) = (asking.ClosedOn, asking.CloseReason);
                if (closedOn is not null) _ = asking.Reopen("to ask for a signature", [], today).Value;
                _ = asking.PrintForSigning().Value;
                var request = SignatureRequest.Ask(participant!, asking, document.Id, hash, SigningWay.Message, "test", null, SignatureRequest.UsualDays, [], db.Clock.GetUtcNow());
                db.SignatureRequests.Add(request.Value);
                if (closedOn is { } day) _ = asking.Close(day, reason!, today).Value;
                return request;
            }, Gates.Open, CancellationToken.None);

            var approval = await db.ChangeAsync(async () =>
            {
                var participant = await db.FindParticipantAsync(participantId, CancellationToken.None);
                var service = await db.Services.FirstAsync(s => s.ParticipantId == participantId);
                var request = Approval.Ask(participant!, ApprovalKind.Training, service.Id, service.CaseFileId, service.Title, 1, null, "test", null, [], db.Clock.GetUtcNow());
                db.Approvals.Add(request.Value);
                return request;
            }, Gates.Open, CancellationToken.None);

            var partner = await db.Partners.SingleAsync(p => p.Details.Name == "Mock Clinic");
            var referred = await db.ChangeAsync(async () =>
            {
                // One that was sent and rests on a consent in force, so that its partner has something to see.
                var (participant, today) = ((await db.FindParticipantAsync(participantId, CancellationToken.None))!, DateOnly.FromDateTime(db.Clock.GetUtcNow().UtcDateTime));
                var consent = Consent.Give(participant, new() { Items = [SharedItem.Contact, SharedItem.Documents], Documents = [new(document.Id, document.Title)], Purpose = "test", From = today, Until = today.AddYears(1) },
                    ConsentWay.Spoken, today, "test", "a witness", null, null, today).Value;
                var made = Referral.Make(participant, new() { Partner = "Mock Clinic", PartnerId = partner.Id, On = today }, isDraft: true, "test", today).Value;
                _ = made.Send([SharedItem.Contact, SharedItem.Documents], consent.Terms.Documents, [consent], [], 30, "test", today).Value;
                db.Consents.Add(consent);
                db.Referrals.Add(made);
                return (Result<Referral>)made;
            }, Gates.Open, CancellationToken.None);

            // Undone long ago, so that nothing hangs on it.
            var merge = await db.ChangeAsync<RecordMerge>(() =>
            {
                var nothing = new MergedPerson(new(), null, []);
                var undone = new RecordMerge
                {
                    SurvivorId = participantId, MergedId = Guid.NewGuid(), MergedCaseNumber = "P-GONE", MergedName = "Nobody", Reason = "test", At = db.Clock.GetUtcNow(), By = "test",
                    Before = nothing, After = nothing, Journal = [], Renumbered = new Dictionary<string, string>(), Moved = [], UndoneAt = db.Clock.GetUtcNow(), UndoneBy = "test",
                };
                db.Merges.Add(undone);
                return Task.FromResult<Result<RecordMerge>>(undone);
            }, CancellationToken.None);


            var (employer, worksite, job, payroll) = await WorkAsync(db, participantId);
            var plan = await db.Plans.AsNoTracking().Where(p => p.ParticipantId == participantId).OrderBy(p => p.ClosedOn != null).FirstAsync();
            var goal = plan.Goals.First(g => g.Objectives.Count > 0);
            return new(new Dictionary<string, Guid>
            {
                ["participantId"] = participantId,
                ["planId"] = plan.Id,
                ["goalId"] = goal.Id,
                ["objectiveId"] = goal.Objectives[0].Id,
                ["agreementId"] = plan.Agreements[0].Id,
                ["documentId"] = document.Id,
                ["requestId"] = asked.Value.Id,
                ["serviceId"] = await db.Services.Where(s => s.ParticipantId == participantId).Select(s => s.Id).FirstAsync(),
                ["noteId"] = await db.CaseNotes.Where(n => n.ParticipantId == participantId).Select(n => n.Id).FirstAsync(),
                ["enrollmentId"] = await db.Enrollments.Where(e => e.ParticipantId == participantId).Select(e => e.Id).FirstAsync(),
                ["assessmentId"] = await db.Assessments.Where(a => a.ParticipantId == participantId).Select(a => a.Id).FirstAsync(),
                ["credentialId"] = await db.Credentials.Where(c => c.ParticipantId == participantId).Select(c => c.Id).FirstAsync(),
                ["gainId"] = await db.SkillGains.Where(g => g.ParticipantId == participantId).Select(g => g.Id).FirstAsync(),
                ["gapId"] = await db.PlannedGaps.Where(g => g.ParticipantId == participantId).Select(g => g.Id).FirstAsync(),
                ["waiverId"] = await db.Waivers.Where(g => g.ParticipantId == participantId).Select(g => g.Id).FirstAsync(),
                ["providerId"] = await db.TrainingProviders.Select(t => t.Id).SingleAsync(),
                ["programId"] = await db.TrainingPrograms.Select(t => t.Id).SingleAsync(),
                ["limitId"] = await db.SupportLimits.Select(l => l.Id).SingleAsync(),
                ["approvalId"] = approval.Value.Id,
                ["referralId"] = referred.Value.Id,
                ["partnerId"] = partner.Id,
                ["concurrentId"] = await db.ConcurrentPrograms.Where(r => r.ParticipantId == participantId).Select(r => r.Id).FirstAsync(),
                ["linkId"] = Guid.NewGuid(),
                ["mergeId"] = merge.Value.Id,
                ["visitId"] = await VisitOf(db, participantId).Select(v => v.Id).FirstAsync(),
                ["visitorId"] = await db.Visitors.Where(v => v.ParticipantId == participantId).Select(v => v.Id).FirstAsync(),
                ["localServiceId"] = await LocalServiceAsync(db, await VisitOf(db, participantId).Select(v => v.OfficeId).FirstAsync()),
                ["snapshotId"] = await db.EligibilitySnapshots.Where(e => e.ParticipantId == participantId).Select(e => e.Id).FirstAsync(),
                ["tableId"] = table.Id,
                ["employerId"] = employer,
                ["worksiteId"] = worksite,
                ["jobId"] = job,
                ["fileId"] = payroll,
                ["importId"] = import,
                ["accountId"] = await db.Users.Where(u => u.Email == Person.Colleague.Email).Select(u => u.Id).SingleAsync(),
                ["unitId"] = await db.OrgUnits.Where(u => u.Code == TestOrganization.Provider).Select(u => u.Id).SingleAsync(),
            });
        }

        private static IQueryable<Visit> VisitOf(MilepostDb db, Guid participantId) => db.Visits.Where(v => db.Visitors.Any(x => x.Id == v.VisitorId && x.ParticipantId == participantId));

        private static async Task<Guid> LocalServiceAsync(MilepostDb db, Guid officeId)
        {
            var added = await db.ChangeAsync(async () =>
            {
                var service = LocalService.Add(await db.OrgUnits.SingleAsync(u => u.Id == officeId), $"Service {Guid.NewGuid():N}", null, LocalServiceKind.Other, []);
                db.LocalServices.Add(service.Value);
                return service;
            }, CancellationToken.None);
            return added.Value.Id;
        }

        /// <summary>An employer that the participant's office keeps, and a payroll file with a row about the participant.</summary>
        private static async Task<(Guid Employer, Guid Worksite, Guid Job, Guid File)> WorkAsync(MilepostDb db, Guid participantId)
        {
            var done = await db.ChangeAsync<(Guid, Guid, Guid, Guid)>(async () =>
            {
                var person = (await db.FindParticipantAsync(participantId, CancellationToken.None))!;
                var employer = Employer.Add(person.OfficeId!.Value, new($"Mock Library {participantId}", null, null, null, null, null, null, null, null)).Value;
                var worksite = Worksite.Add(employer, new("Main branch", null, null, null, null, "Illinois", null, null, null, null)).Value;
                var job = Job.Add(worksite, new("Aide", null, 17.25m, 20, null, 1, false, null)).Value;
                var file = PayrollFile.TakeIn("pay.csv", $"{participantId:N}{participantId:N}", new(1, 1, 1), 1, "test", db.Clock.GetUtcNow());
                db.AddRange(employer, worksite, job, file, PayrollEntry.TakeIn(person, new()
                {
                    Service = "S-1", PeriodStart = new(2026, 1, 5), PeriodEnd = new(2026, 1, 11), Hours = 1, HourlyWage = 1, GrossPay = 1, SubsidizedAmount = 1,
                }, file.Key, new(2026, 1, 12)));
                return (employer.Id, worksite.Id, job.Id, file.Id);
            }, Gates.Open, CancellationToken.None);
            return done.Value;
        }

        [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}")]
        private static partial Regex Parameter();
    }
}
