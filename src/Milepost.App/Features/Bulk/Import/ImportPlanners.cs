using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Accounts.People;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Bulk.Import;

/// <summary>Planners become accounts of the staff with a role at their office. They have no password: each sets one with a reset link.</summary>
internal sealed class ImportPlanners(MilepostDb db, ILookupNormalizer normalizer)
{
    private const int AtOnce = 200;

    private static readonly Dictionary<string, StaffRole> Roles = new() { ["planner"] = StaffRole.CareerPlanner, ["supervisor"] = StaffRole.Supervisor };

    private sealed record PlannerRow(string Id, string Name, string Email, Guid OfficeId, string OfficeName, StaffRole Role, string Hash, int Line, byte[] Record);

    public Dictionary<string, ImportPlanner> Known { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Refusals { get; } = new(StringComparer.Ordinal);

    public List<RefusedRow> Refused { get; } = [];

    /// <summary>What the planners' rows say in their column "office".</summary>
    public static IEnumerable<string> OfficesOf(FolderFile? file) => file is null ? [] : Rows(file).Select(r => CsvRecords.Text(r.Record, r.Fields[file.Places[4]])).Distinct().ToList();

    public async Task TakeAsync(FolderFile? file, IReadOnlyDictionary<string, ImportOffice> offices, string source, bool dryRun, DateOnly today, ImportCounts counts, CancellationToken ct)
    {
        var before = await db.ExternalIds.AsNoTracking().Where(e => e.Kind == ExternalId.Planner).ToDictionaryAsync(e => e.Value, ct);
        var accounts = await db.Users.AsNoTracking().Where(u => u.ParticipantId == null && u.PartnerId == null).Select(u => new { u.Id, u.DisplayName }).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        foreach (var (id, known) in before)
            if (accounts.TryGetValue(known.RecordId, out var name)) Known[id] = new(known.RecordId, name);
        if (file is null) return;

        var rows = Read(file, offices, today);
        var differing = new List<PlannerRow>();
        foreach (var row in rows)
        {
            if (before.TryGetValue(row.Id, out var known) && known.RowHash == row.Hash && Known.ContainsKey(row.Id)) counts.Unchanged(TableKind.Planners);
            else differing.Add(row);
        }
        foreach (var some in differing.Chunk(AtOnce))
        {
            if (dryRun) await LookAsync(some, file, before, counts, ct);
            else await TakeAsync(some, file, before, source, counts, ct);
        }
        foreach (var _ in Refused) counts.Refused(TableKind.Planners);
    }

    private async Task LookAsync(PlannerRow[] rows, FolderFile file, Dictionary<string, ExternalId> before, ImportCounts counts, CancellationToken ct)
    {
        var emails = rows.Select(r => normalizer.NormalizeEmail(r.Email)).ToList();
        var taken = await db.Users.AsNoTracking().Where(u => emails.Contains(u.NormalizedEmail!)).ToDictionaryAsync(u => u.NormalizedEmail!, ct);
        foreach (var row in rows)
        {
            if (taken.TryGetValue(normalizer.NormalizeEmail(row.Email)!, out var other) && IsSomebodyElses(other, row, before)) Refuse(file, row);
            else
            {
                Known[row.Id] = new(before.TryGetValue(row.Id, out var known) ? known.RecordId : Guid.NewGuid(), row.Name);
                if (known is null) counts.Added(TableKind.Planners);
                else counts.Changed(TableKind.Planners);
            }
        }
    }

    private static bool IsSomebodyElses(UserAccount account, PlannerRow row, Dictionary<string, ExternalId> before) =>
        account.ParticipantId is not null || account.PartnerId is not null || (before.TryGetValue(row.Id, out var known) && known.RecordId != account.Id);

    private void Refuse(FolderFile file, PlannerRow row)
    {
        var problem = new RowProblem(file.Name, row.Line, file.Headers[file.Places[3]], row.Email, "Expected an address that nobody else signs in with.");
        Refused.Add(new(file, row.Record, row.Line, [problem]));
        Refusals[row.Id] = problem.ToString();
    }

    private async Task TakeAsync(PlannerRow[] rows, FolderFile file, Dictionary<string, ExternalId> before, string source, ImportCounts counts, CancellationToken ct)
    {
        List<PlannerRow> added = [], changed = [], refused = [];
        await db.ChangeAsync<Done>(async () =>
        {
            (added, changed, refused) = ([], [], []);
            var emails = rows.Select(r => normalizer.NormalizeEmail(r.Email)).ToList();
            var ids = rows.Where(r => before.ContainsKey(r.Id)).Select(r => before[r.Id].RecordId).ToList();
            var accounts = await db.Users.Where(u => emails.Contains(u.NormalizedEmail!) || ids.Contains(u.Id)).ToListAsync(ct);
            var accountIds = accounts.Select(a => a.Id).ToList();
            var roles = (await db.RoleAssignments.Where(r => accountIds.Contains(r.AccountId)).ToListAsync(ct)).ToLookup(r => r.AccountId);
            var external = await db.ExternalIds.Where(e => e.Kind == ExternalId.Planner && rows.Select(r => r.Id).Contains(e.Value)).ToDictionaryAsync(e => e.Value, ct);
            foreach (var row in rows)
            {
                var email = normalizer.NormalizeEmail(row.Email)!;
                var byEmail = accounts.Find(a => a.NormalizedEmail == email);
                if (byEmail is not null && IsSomebodyElses(byEmail, row, before))
                {
                    refused.Add(row);
                    continue;
                }
                var account = byEmail ?? (before.TryGetValue(row.Id, out var known) ? accounts.Find(a => a.Id == known.RecordId) : null);
                var why = $"{source}, row {row.Line} of {file.Name}";
                if (account is null)
                {
                    account = new UserAccount { EmailConfirmed = true, SecurityStamp = Guid.NewGuid().ToString("N").ToUpperInvariant(), LockoutEnabled = true };
                    Call(account, row);
                    db.Users.Add(account);
                    await db.NoteAsync("account.created", $"Added {row.Name} as {Words.Of(row.Role).ToLowerInvariant()} at {row.OfficeName}", why,
                        [new("Account", "Name", null, row.Name), new("Account", "Email", null, row.Email)], null, ct);
                }
                else if ((account.DisplayName, account.Email) != (row.Name, row.Email))
                {
                    await db.NoteAsync("account.changed", $"Account of {row.Name} changed by an import", why,
                        [new("Account", "Name", account.DisplayName, row.Name), new("Account", "Email", account.Email, row.Email)], null, ct);
                    Call(account, row);
                }
                var own = roles[account.Id].Where(r => r.Role is StaffRole.CareerPlanner or StaffRole.Supervisor).ToList();
                if (!own.Exists(r => r.Role == row.Role && r.OrgUnitId == row.OfficeId))
                {
                    // The one role that an import gave moves along; others were given here and stay.
                    if (external.ContainsKey(row.Id) && own is [var only]) db.RoleAssignments.Remove(only);
                    db.RoleAssignments.Add(new() { AccountId = account.Id, Role = row.Role, OrgUnitId = row.OfficeId });
                }
                if (external.TryGetValue(row.Id, out var same))
                {
                    (same.RecordId, same.RowHash) = (account.Id, row.Hash);
                    changed.Add(row);
                }
                else
                {
                    db.ExternalIds.Add(new() { Kind = ExternalId.Planner, Value = row.Id, RecordId = account.Id, RowHash = row.Hash });
                    added.Add(row);
                }
                Known[row.Id] = new(account.Id, row.Name);
            }
            return Done.It;
        }, Gates.Open, ct);
        db.ChangeTracker.Clear();
        counts.Added(TableKind.Planners, added.Count);
        foreach (var _ in changed) counts.Changed(TableKind.Planners);
        foreach (var row in refused) Refuse(file, row);
    }

    private void Call(UserAccount account, PlannerRow row)
    {
        (account.DisplayName, account.Email, account.UserName) = (row.Name, row.Email, row.Email);
        (account.NormalizedEmail, account.NormalizedUserName) = (normalizer.NormalizeEmail(row.Email), normalizer.NormalizeName(row.Email));
    }

    private List<PlannerRow> Read(FolderFile file, IReadOnlyDictionary<string, ImportOffice> offices, DateOnly today)
    {
        List<PlannerRow> read = [];
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var emails = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (record, fields, line, broken) in Rows(file))
        {
            List<RowProblem> problems = [];
            if (broken is not null) problems.Add(broken);
            var row = new RowReader(file, record, fields, line, problems, today);
            if (broken is null) row.CheckWhole();
            var id = broken is null ? row.Id(0) : "";
            if (problems.Count == 0)
            {
                var (email, office, role) = (row.Required(3), offices.GetValueOrDefault(OfficeKey.Of(row.Required(4))), row.Word(5, Roles));
                if (!ids.TryAdd(id, line)) row.Wrong(0, $"Expected an id that stands once: line {ids[id]} has it already.");
                if (!EmailAddress.IsValid(email)) row.Wrong(3, AccountProblems.EmailWrong.Message);
                else if (!emails.TryAdd(normalizer.NormalizeEmail(email)!, line)) row.Wrong(3, $"Expected an address of one person: line {emails[normalizer.NormalizeEmail(email)!]} has it already.");
                if (office is null) row.Wrong(4, "Expected the code or the name of an office.");
                if (problems.Count == 0)
                {
                    read.Add(new(id, $"{row.Required(1)} {row.Required(2)}", email, office!.Id, row.Required(4), role!.Value, row.Hash(), line, record));
                    continue;
                }
            }
            var refusal = new RefusedRow(file, record, line, problems);
            Refused.Add(refusal);
            if (ids.GetValueOrDefault(id, line) == line) Refusals[id] = $"{file.Name}, line {line}: {refusal.Reason}";
        }
        return read;
    }

    private static List<(byte[] Record, CsvField[] Fields, int Line, RowProblem? Broken)> Rows(FolderFile file)
    {
        List<(byte[], CsvField[], int, RowProblem?)> rows = [];
        var bytes = File.ReadAllBytes(file.Path);
        var (at, line) = (file.BodyAt, file.BodyLine);
        while (true)
        {
            var fields = new CsvField[Math.Max(file.Headers.Count, 16)];
            if (CsvRecords.Read(bytes.AsSpan(at), true, fields, out var length, out var count, out var lines, out var isBroken) == CsvEnd.Text) return rows;
            var record = bytes.AsSpan(at, length);
            if (!record.Trim(" \t\r\n,"u8).IsEmpty)
                rows.Add((record.ToArray(), fields, line, isBroken || count < file.Headers.Count
                    ? new(file.Name, line, null, null, isBroken ? "The quotes of this row do not close." : $"This row has {count} fields and the header {file.Headers.Count}.") : null));
            at += length;
            line += lines;
        }
    }
}
