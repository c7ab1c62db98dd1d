using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Organization;
using Milepost.Domain.Participants;

namespace Milepost.App.Demo;

/// <summary>Fills an empty database with plainly fictional people, so that everything can be tried at once.</summary>
public sealed partial class DemoData(MilepostDb db, UserManager<UserAccount> accounts, ImportCaseFileHandler import, Packs packs, AgencyTime time)
{
    public const string Password = "milepost demo";

    /// <summary>The day the demo files are written for; at load every date moves so that this day is today. Birth dates stay.</summary>
    private static readonly DateOnly WrittenFor = new(2026, 11, 21);

    /// <exception cref="InvalidOperationException">A demo file is not in order.</exception>
    public async Task FillAsync(CancellationToken ct)
    {
        if (await db.OrgUnits.AnyAsync(ct)) return;

        var organization = DemoOrganization.Load(DemoOrganization.DefaultFile, packs);
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
            foreach (var person in organization.Accounts)
                foreach (var role in person.Roles)
                    db.RoleAssignments.Add(new RoleAssignment { AccountId = people[person.Email], Role = CodeWords.Read<StaffRole>(role.Role), OrgUnitId = units[role.At].Id });
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
        await new DemoSharing(db, accounts, time.Today).FillAsync(organization, ct);
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
