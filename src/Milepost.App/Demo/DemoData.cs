using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.Participants.Application;
using Milepost.App.Features.Participants.Eligibility;
using Milepost.App.Features.Participants.Merge;
using Milepost.App.Policy;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Eligibility;
using Milepost.Domain.FrontDesk;
using Milepost.Domain.Organization;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy;
using Milepost.Domain.Services;
using Milepost.Domain.Worksites;

namespace Milepost.App.Demo;

/// <summary>Fills an empty database with plainly fictional people, so that everything can be tried at once.</summary>
public sealed partial class DemoData(
    MilepostDb db, UserManager<UserAccount> accounts, ImportCaseFileHandler import, DetermineEligibilityHandler determine, MergeRecordsHandler merge, Packs packs, ReferenceLists lists, AgencyTime time)
{
    public const string Password = "milepost demo";

    /// <summary>The day the demo files are written for; at load every date moves so that this day is today. Birth dates stay.</summary>
    private static readonly DateOnly WrittenFor = new(2026, 11, 21);

    /// <exception cref="InvalidOperationException">A demo file is not in order.</exception>
    public async Task FillAsync(CancellationToken ct)
    {
        if (await db.OrgUnits.AnyAsync(ct)) return;

        var organization = DemoOrganization.Load(DemoOrganization.DefaultFile, packs);
        var training = DemoTraining.Load(DemoTraining.DefaultFile, lists, time.Today.DayNumber - WrittenFor.DayNumber);
        var added = await db.ChangeAsync<Done>(async () =>
        {
            // Accounts save themselves: what comes after them is still there for the history to read.
            var people = new Dictionary<string, Guid>();
            foreach (var person in organization.Accounts)
            {
                var account = new UserAccount { UserName = person.Email, Email = person.Email, EmailConfirmed = true, DisplayName = person.Name, PhoneNumber = person.Phone };
                var created = await accounts.CreateAsync(account, Password);
                if (!created.Succeeded) throw new InvalidOperationException($"demo/organization.yaml, {person.Email}: {string.Join(" ", created.Errors.Select(e => e.Description))}");
                people[person.Email] = account.Id;
            }
            var units = new Dictionary<string, OrgUnit>();
            foreach (var node in organization.Nodes)
            {
                var unit = OrgUnit.Create(CodeWords.Read<OrgUnitKind>(node.Kind), node.Code, node.Name, node.Under is { } under ? units[under] : null, node.Pack, node.Address, node.Phone);
                if (!unit.IsDone) throw new InvalidOperationException($"demo/organization.yaml, {node.Code}: {unit.Problem!.Message}");
                units[node.Code] = unit.Value;
                db.OrgUnits.Add(unit.Value);
            }
            // Made-up figures: no notice is older than the demo.
            db.LocalIncomeTables.Add(LocalIncomeTable.Add(units["IL-7"].Id, new()
            {
                Area = "Demo metropolitan area", From = time.Today.AddDays(-230), Amounts = [15500, 25400, 34900, 43100, 50800, 59500], EachMore = 8600, Source = "Made-up figures for the demo",
            }).Value);
            foreach (var person in organization.Accounts)
                foreach (var role in person.Roles)
                    db.RoleAssignments.Add(new RoleAssignment { AccountId = people[person.Email], Role = CodeWords.Read<StaffRole>(role.Role), OrgUnitId = units[role.At].Id });
            db.SupportLimits.Add(SupportLimit.Set(
                units["IL-7"].Id, "Transportation", 500, LimitPeriod.ProgramYear, isFirm: false, "Made-up local policy for the demo", ProgramYear.FirstDay(2020), []).Value);
            foreach (var each in training.Providers)
            {
                var (provider, programs) = each.At(units[each.Place].Id, time.Today);
                db.TrainingProviders.Add(provider);
                db.TrainingPrograms.AddRange(programs);
            }
            return Done.It;
        }, ct);
        _ = added.Value;

        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "demo"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var moved = MoveDates(await File.ReadAllTextAsync(file, ct), time.Today.DayNumber - WrittenFor.DayNumber);
            var answer = await import.HandleAsync(new(Encoding.UTF8.GetBytes(moved), "demo data"), ct);
            if (answer.Outcome is null)
                throw new InvalidOperationException($"demo/{Path.GetFileName(file)} is not in order: {string.Join(" ", answer.Problems)}");
            db.ChangeTracker.Clear();
        }

        foreach (var each in organization.Employers)
        {
            var listed = await db.ChangeAsync<Done>(async () =>
            {
                await ListAsync(each, ct);
                return Done.It;
            }, Gates.Open, ct);
            _ = listed.Value;
        }
        await PayAsync("DEMO-21", ct);
        await DecideAsync("DEMO-02", ProgramDecision.Eligible, ct);

        var invited = await db.ChangeAsync<Done>(async () =>
        {
            var people = new List<Participant>();
            foreach (var customer in organization.Customers)
            {
                var person = await db.Participants.SingleAsync(p => p.CaseNumber == customer.Case, ct);
                var account = new UserAccount { UserName = customer.Email, Email = customer.Email, EmailConfirmed = true, DisplayName = person.Name, ParticipantId = person.Id };
                var created = await accounts.CreateAsync(account, Password);
                if (!created.Succeeded) throw new InvalidOperationException($"demo/organization.yaml, {customer.Email}: {string.Join(" ", created.Errors.Select(e => e.Description))}");
                people.Add(person);
            }
            // After the accounts, which save themselves: all of this goes into the history.
            foreach (var person in people)
            {
                var planner = await db.Users.Where(u => u.Id == person.PlannerId).Select(u => u.DisplayName).SingleOrDefaultAsync(ct) ?? "Career planner";
                Correspond(person, planner, person.Profile.Language == "es");
            }
            return Done.It;
        }, ct);
        _ = invited.Value;
        await OpenFrontDesksAsync(organization, ct);
        await SuperviseAsync(ct);
        await new DemoSharing(db, accounts, time.Today).FillAsync(organization, ct);
    }

    /// <summary>What offices offer, and people who came without a record.</summary>
    private async Task OpenFrontDesksAsync(DemoOrganization organization, CancellationToken ct)
    {
        var opened = await db.ChangeAsync<Done>(async () =>
        {
            var units = await db.OrgUnits.ToDictionaryAsync(u => u.Code, ct);
            List<LocalService> services = [];
            foreach (var offered in organization.LocalServices)
                services.Add(LocalService.Add(units[offered.At], offered.Name, offered.Spanish, CodeWords.Read<LocalServiceKind>(offered.Kind), services.Where(s => s.OrgUnitId == units[offered.At].Id)).Value);
            db.LocalServices.AddRange(services);
            foreach (var person in organization.Visitors)
            {
                var office = units[person.Office];
                var visitor = Visitor.Know(new(person.FirstName, person.LastName, DateOnly.ParseExact(person.Born, "yyyy-MM-dd", CultureInfo.InvariantCulture)), office.Id, time.Today).Value;
                if (person.Card is not null) _ = visitor.GiveCard(person.Card, null).Value;
                db.Visitors.Add(visitor);
                foreach (var on in person.DaysAgo.Select(days => time.Today.AddDays(-int.Parse(days, CultureInfo.InvariantCulture))))
                    db.Visits.Add(Visit.Enter(
                        office.Id, office.Name, on, null, visitor, null,
                        [.. services.Where(s => person.Services.Contains(s.Name)).DistinctBy(s => s.Name).Select(s => new ChosenService(s.Id, s.Name, s.Kind))], CheckIn.SignInSheet, "Demo data", on).Value);
            }
            return Done.It;
        }, ct);
        _ = opened.Value;
    }

    /// <summary>Freezes the decision on file as the pages would, so that one can be looked at.</summary>
    private async Task DecideAsync(string caseNumber, ProgramDecision decision, CancellationToken ct)
    {
        var person = await db.Participants.AsNoTracking().SingleAsync(p => p.CaseNumber == caseNumber, ct);
        var application = await db.Applications.AsNoTracking().SingleAsync(a => a.ParticipantId == person.Id, ct);
        var decided = await determine.HandleAsync(new(person.Id, application.DeterminedOn!.Value, application.CertifiedOn, application.PriorityGroup, "Answers and papers gone through together",
            application.Version, [.. application.Programs.Select(program => new DecidedProgram(program, decision))]), ct);
        if (!decided.IsDone) throw new InvalidOperationException($"demo/cases, {caseNumber}: {decided.Problem!.Message}");
        db.ChangeTracker.Clear();
    }

    /// <summary>A supervisor's week: a plan returned with comments, a cover for the days ahead, somebody handed over, and a person who was entered twice made one.</summary>
    private async Task SuperviseAsync(CancellationToken ct)
    {
        db.Actor.BecomeOperator();
        var people = await db.Users.Where(u => u.ParticipantId == null).ToDictionaryAsync(u => u.Email!, u => (u.Id, u.DisplayName), ct);
        var (robin, dana, terry) = (people["robin.planner@example.org"], people["dana.planner@example.org"], people["terry.supervisor@example.org"]);
        var supervised = await db.ChangeAsync<Done>(async () =>
        {
            var farid = (await db.Participants.SingleAsync(p => p.CaseNumber == "DEMO-06", ct))!;
            var gloria = (await db.Participants.SingleAsync(p => p.CaseNumber == "DEMO-07", ct))!;
            var plan = await db.Plans.SingleAsync(p => p.ParticipantId == farid.Id && p.ClosedOn == null, ct);
            var approval = Approval.Ask(farid, ApprovalKind.Plan, plan.Id, plan.CaseFileId, "IEP", 0, "My first plan with two goals.", robin.DisplayName, robin.Id, [], time.Now.AddDays(-3)).Value;
            _ = approval.Decide(isApproved: false, "Say how progress is tracked, then send it again.", 0, robin.Id, terry.DisplayName, terry.Id, time.Now.AddDays(-2)).Value;
            db.Approvals.Add(approval);

            var office = farid.OfficeId!.Value;
            db.Covers.Add(Cover.Set(robin, dana, [office], time.Today.AddDays(7), time.Today.AddDays(11), "Two contacts fall due that week.", robin.DisplayName, [], time.Today).Value);
            db.Handovers.Add(new()
            {
                RunId = Guid.CreateVersion7(), ParticipantId = gloria.Id, Name = gloria.Name, CaseNumber = gloria.CaseNumber, FromOfficeId = office, FromPlannerId = robin.Id, ToOfficeId = office,
                ToPlannerId = dana.Id, FromWords = "North Office, Robin Planner-Demo", ToWords = "North Office, Dana Planner-Demo", Reason = "Fewer people for Robin this month.",
                At = time.Now.AddDays(-1), By = terry.DisplayName,
            });
            return Done.It;
        }, ct);
        _ = supervised.Value;
        db.ChangeTracker.Clear();

        var twins = await db.Participants.AsNoTracking().Where(p => p.CaseNumber == "DEMO-06" || p.CaseNumber == "DEMO-41").ToDictionaryAsync(p => p.CaseNumber, ct);
        var (keep, other) = (twins["DEMO-06"], twins["DEMO-41"]);
        _ = (await merge.HandleAsync(new(keep.Id, other.Id, [], "Same birth date and the same driver license: called from a new number.", keep.RecordVersion, other.RecordVersion), ct)).Value;
        db.ChangeTracker.Clear();
    }

    /// <summary>A week's pay at somebody's first placement, as a payroll file would bring it.</summary>
    private async Task PayAsync(string caseNumber, CancellationToken ct)
    {
        var paid = await db.ChangeAsync<Done>(async () =>
        {
            var person = await db.Participants.SingleAsync(p => p.CaseNumber == caseNumber, ct);
            var service = (await db.Services.Where(s => s.ParticipantId == person.Id).ToListAsync(ct)).First(s => s.Details.Placement is not null);
            var (placement, start) = (service.Details.Placement!, service.Details.Placement!.StartsOn);
            var week = new PayrollDetails
            {
                Service = service.CaseFileId, PeriodStart = start, PeriodEnd = start.AddDays(6), Hours = 12, HourlyWage = placement.HourlyWage, GrossPay = 12 * placement.HourlyWage,
                SubsidizedAmount = 12 * placement.SubsidizedWage, CheckNumber = "DEMO-1",
            };
            var file = PayrollFile.TakeIn("first-week.csv", new string('0', 64), new(week.Hours, week.GrossPay, week.SubsidizedAmount), 1, "Demo data", db.Clock.GetUtcNow());
            db.PayrollFiles.Add(file);
            db.Payroll.Add(PayrollEntry.TakeIn(person, week, file.Key, time.Today));
            return Done.It;
        }, Gates.Open, ct);
        _ = paid.Value;
        db.ChangeTracker.Clear();
    }

    /// <summary>Lists an employer; people whose case files name it are tied to its first job.</summary>
    private async Task ListAsync(DemoEmployer each, CancellationToken ct)
    {
        var unit = await db.OrgUnits.SingleAsync(u => u.Code == each.At, ct);
        var placed = (await db.Services.Where(s => s.Details.Placement != null).ToListAsync(ct)).Where(s => s.Details.Placement!.Employer == each.Name).ToList();
        var employer = Employer.Add(unit.Id, new(each.Name, null, each.Industry, each.Contact, each.Phone, null, time.Today.AddMonths(-8), time.Today.AddMonths(16), null)).Value;
        db.Employers.Add(employer);
        db.Concerns(unit.Path);
        foreach (var site in each.Worksites)
        {
            var worksite = Worksite.Add(employer, new(site.Name, site.Street, site.City, "IL", null, site.Region, site.Supervisor, each.Phone, null, site.Safety)).Value;
            db.Worksites.Add(worksite);
            foreach (var work in site.Jobs)
            {
                var job = Job.Add(worksite, new(work.Title, work.Soc, decimal.Parse(work.Wage, CultureInfo.InvariantCulture), work.Hours, work.Position, work.Openings, work.Permit, null)).Value;
                db.Jobs.Add(job);
                foreach (var service in placed.Where(s => s.Details.Placement is { JobId: null } p && p.Worksite == site.Name))
                {
                    var person = await db.Participants.SingleAsync(p => p.Id == service.ParticipantId, ct);
                    var tied = service.Details.Placement! with
                    {
                        EmployerId = employer.Id.ToString(), WorksiteId = worksite.Id.ToString(), JobId = job.Id.ToString(), JobTitle = work.Title, Region = site.Region,
                    };
                    var rules = packs[person.PackId].Settings.ServiceRulesFor(service.Details.Kind) with { RequiredFields = new HashSet<string>() };
                    _ = service.Change(service.Details with { Placement = tied }, rules, person, time.Today).Value;
                }
            }
        }
    }

    /// <summary>A few letters and a document asked for, so that both sides have something to read and to do. They are old: no mail goes out for them.</summary>
    private void Correspond(Participant person, string planner, bool inSpanish)
    {
        var now = db.Clock.GetUtcNow();
        var request = new DocumentRequest
        {
            ParticipantId = person.Id, What = inSpanish ? "Identificación del estado" : "State ID", Why = inSpanish ? "Muestra dónde vive usted." : "It shows where you live.",
            DueOn = time.Today.AddDays(7), AskedAt = now.AddDays(-2), AskedBy = planner,
        };
        db.DocumentRequests.Add(request);
        db.CustomerMessages.AddRange(
            Letter(3, planner, inSpanish ? "¿Cómo le fue en la visita al centro de capacitación?" : "How was the visit to the training center?", readBy: person.Name),
            Letter(2, person.Name, inSpanish ? "Muy bien, gracias. ¿A qué hora empieza el curso?" : "Very well, thank you. When does the course begin?", readBy: null),
            new()
            {
                ParticipantId = person.Id, Kind = MessageKind.DocumentAsked, Subject = $"Please send: {request.What}", Body = "You can send it under Documents.",
                Spanish = new($"Por favor envíe: {request.What}", "Puede enviarlo en Documentos."), SentBy = planner, SentAt = now.AddDays(-2).AddMinutes(5), AboutId = request.Id,
            });

        CustomerMessage Letter(int daysAgo, string by, string body, string? readBy) => new()
        {
            ParticipantId = person.Id, Subject = "", Body = body, SentBy = by, SentAt = now.AddDays(-daysAgo), FromParticipant = by != planner,
            ReadBy = readBy, ReadAt = readBy is null ? null : now.AddDays(-daysAgo).AddHours(3),
        };
    }

    /// <summary>What somebody who tries the demo needs to know.</summary>
    public static IEnumerable<string> SignIns(DemoOrganization organization)
    {
        yield return $"Demo sign-ins, all with the password \"{Password}\" (fictional people; never use this data for real work):";
        foreach (var account in organization.Accounts)
            yield return $"  {account.Email,-44} {string.Join(", ", account.Roles.Select(r => $"{Words.Of(CodeWords.Read<StaffRole>(r.Role)).ToLowerInvariant()} at {r.At}"))}";
        foreach (var customer in organization.Customers) yield return $"  {customer.Email,-44} customer, case {customer.Case}";
        foreach (var partner in organization.Partners)
            foreach (var person in partner.People) yield return $"  {person.Email,-44} partner, {partner.Name}";
    }

    private static string MoveDates(string json, int days) => days == 0 ? json : Day().Replace(json, match =>
        match.Groups["birth"].Success ? match.Value
            : $"\"{DateOnly.ParseExact(match.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(days):yyyy-MM-dd}\"");

    [GeneratedRegex("""(?<birth>"birthDate"\s*:\s*)?"(?<day>\d{4}-\d{2}-\d{2})["]""")]
    private static partial Regex Day();
}
