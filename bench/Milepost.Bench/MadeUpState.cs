using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Organization;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Services;

namespace Milepost.Bench;

/// <summary>A state of made-up people: a hundred for each planner, ten planners an office. Written without history and without being judged.</summary>
internal static class MadeUpState
{
    public const string PackId = "chicago-cook";
    public const int Caseload = 100;
    private const int OfficeSize = 1000;

    /// <summary>What is kept of one person, each after what it hangs from.</summary>
    private static readonly Type[] Copied =
    [
        typeof(UserAccount), typeof(Participant), typeof(Application), typeof(Enrollment), typeof(Assessment), typeof(Plan), typeof(Goal), typeof(Objective), typeof(Agreement), typeof(Service),
        typeof(Domain.CaseNotes.CaseNote), typeof(Credential), typeof(SkillGain), typeof(Referral), typeof(PlannedGap),
    ];

    /// <returns>How many people there are: whole offices, where one is not enough.</returns>
    public static Task<int> FillAsync(BenchStore store, int people, string recordPath) => store.Session(async services =>
    {
        var db = services.GetRequiredService<MilepostDb>();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var offices = (people + OfficeSize - 1) / OfficeSize;
        await db.Database.OpenConnectionAsync();
        // Nothing of it would be missed after a power cut.
        if (store.IsSqlite) await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous=OFF; PRAGMA cache_size=-400000;");

        await WriteFirstOfficeAsync(db, Math.Min(people, OfficeSize), offices, await File.ReadAllTextAsync(recordPath), store.Clock.Today);
        if (offices > 1)
            foreach (var type in Copied) await db.Database.ExecuteSqlRawAsync(CopySql(db.Model.FindEntityType(type)!, store.IsSqlite, offices - 1));
        await db.Database.ExecuteSqlRawAsync(store.IsSqlite ? "PRAGMA wal_checkpoint(TRUNCATE);" : "VACUUM ANALYZE;");
        await db.Database.CloseConnectionAsync();
        return await db.Participants.CountAsync();
    });

    private static async Task WriteFirstOfficeAsync(MilepostDb db, int people, int offices, string json, DateOnly today)
    {
        var state = OrgUnit.Create(OrgUnitKind.State, "made-up", "Made-up state", null, null, null, null).Value;
        db.OrgUnits.Add(state);
        var first = OrgUnit.Create(OrgUnitKind.Office, "office-0", "Office 0", state, PackId, null, null).Value;
        db.OrgUnits.Add(first);
        for (var number = 1; number < offices; number++)
        {
            var office = OrgUnit.Create(OrgUnitKind.Office, $"office-{number}", $"Office {number}", state, PackId, null, null).Value;
            db.OrgUnits.Add(office);
            db.Entry(office).Property(o => o.Id).CurrentValue = CopyOf(first.Id, number);
        }
        var planners = Enumerable.Range(0, (people + Caseload - 1) / Caseload).Select(number => new UserAccount
        {
            UserName = $"planner{number}@example.org", NormalizedUserName = $"PLANNER{number}@EXAMPLE.ORG", Email = $"planner{number}@example.org", DisplayName = $"Planner {number}",
        }).ToList();
        db.Users.AddRange(planners);
        await db.SaveChangesAsync();

        List<(int Order, object Part)> parts = [];
        for (var seed = 0; seed < people; seed++)
        {
            var record = CaseFileToRecord.Read(new MadeUpRecord(seed, today).Of(json), first.Id, planners[seed / Caseload].Id, "benchmark", null);
            db.Participants.Add(record.Participant);
            parts.AddRange(record.Parts.Select((part, at) => (at, part)));
        }
        await SaveAsync(db);
        // Nobody's record is written in one go: the parts of one person lie as far apart as they would.
        foreach (var some in parts.OrderBy(each => each.Order).Chunk(2000))
        {
            db.AddRange(some.Select(each => each.Part));
            await SaveAsync(db);
        }
    }

    private static async Task SaveAsync(MilepostDb db)
    {
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    /// <summary>The number of the office takes the place of the first digits of each id, which tell when the id was made.</summary>
    private static Guid CopyOf(Guid id, int office) => Guid.Parse($"{office:x8}{id.ToString()[8..]}");

    /// <summary>Copies the first office's rows into all others, with ids of their own.</summary>
    private static string CopySql(IEntityType type, bool isSqlite, int copies)
    {
        var table = StoreObjectIdentifier.Table(type.GetTableName()!);
        var unique = type.GetIndexes().Where(index => index.IsUnique && index.Properties.All(p => p.ClrType == typeof(string))).SelectMany(index => index.Properties).ToHashSet();
        var columns = type.GetFlattenedProperties().Select(property => (Property: property, Name: $"\"{property.GetColumnName(table)}\"")).ToList();
        var copied = columns.Select(column =>
            (Nullable.GetUnderlyingType(column.Property.ClrType) ?? column.Property.ClrType) == typeof(Guid)
                ? isSqlite ? $"printf('%08X', office) || substr({column.Name}, 9)" : $"(lpad(to_hex(office), 8, '0') || substr({column.Name}::text, 9))::uuid"
            : unique.Contains(column.Property) ? $"{column.Name} || '-' || office"
            : column.Name);
        return $$"""
            WITH RECURSIVE offices(office) AS (SELECT 1 UNION ALL SELECT office + 1 FROM offices WHERE office < {{copies}})
            INSERT INTO "{{table.Name}}" ({{string.Join(", ", columns.Select(column => column.Name))}})
            SELECT {{string.Join(", ", copied)}} FROM offices CROSS JOIN "{{table.Name}}"
            """;
    }
}
