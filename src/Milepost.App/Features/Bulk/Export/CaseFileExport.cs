using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Store.Tables;

namespace Milepost.App.Features.Bulk.Export;

/// <summary>Everybody's case file, byte for byte what <c>milepost export CASE</c> writes.</summary>
internal static class CaseFileExport
{
    public const string Folder = "case-files";

    /// <summary>Ranges of people that share a folder, which holds about a thousand files.</summary>
    private const int RangesInFolder = 4;

    private const int LongestName = 120;

    /// <returns>The files written.</returns>
    public static async Task<long> WriteAsync(ExportLane lane, PeopleRange people, ExportLookups lookups, ExportTarget target, CancellationToken ct)
    {
        List<Guid> ids = [];
        using (var rows = lane.Read(["Participants.Id"], $"\"Participants\" WHERE \"MergedIntoId\" IS NULL AND {lane.Within(people, "\"Id\"")}"))
            while (rows.Read()) ids.Add(rows.Guid(0));
        if (ids.Count == 0) return 0;

        var visits = await CaseVisits.ReadManyAsync(lane.Db, ids, ct);
        foreach (var record in await ParticipantRecord.LoadManyAsync(lane.Db, ids, ct))
        {
            var person = record.Participant;
            var file = RecordToCaseFile.Write(record with { Visits = [.. visits[person.Id]] },
                person.OfficeId is { } office ? lookups.OfficeCodes[office] : null, person.PlannerId is { } planner ? lookups.Emails[planner] : null);
            using var into = target.Create($"{Folder}/{people.Number / RangesInFolder:D5}/{FileName(person.CaseNumber)}");
            into.Write(CaseFileWriter.Write(file));
        }
        lane.Db.ChangeTracker.Clear();
        return ids.Count;
    }

    /// <summary>A case number may hold anything that a person can type; a file name may not, and must still be another for another number.</summary>
    public static string FileName(string caseNumber)
    {
        var name = new StringBuilder();
        foreach (var letter in caseNumber)
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' || (letter == '.' && name.Length > 0)) name.Append(letter);
            else name.Append('~');
        }
        // Capitals too, which some systems do not tell apart, and names that some keep for themselves.
        if (name.Length > LongestName || name.ToString() != caseNumber || caseNumber.Any(char.IsAsciiLetterLower) || (caseNumber.Length is 3 or 4 && caseNumber.All(char.IsAsciiLetterOrDigit)))
        {
            if (name.Length > LongestName) name.Length = LongestName;
            name.Append('~').Append(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(caseNumber)))[..12]);
        }
        return name.Append(".json").ToString();
    }
}
