using System.Text;
using System.Text.RegularExpressions;
using Milepost.App.Features.Bulk.Import;

namespace Milepost.App.Tests.Features.Bulk.Import;

/// <summary>A folder of tables as another system gives them: one made-up person with something in every table.</summary>
internal sealed class Tables : IDisposable
{
    private readonly Dictionary<string, List<string>> _rows = [];

    public Tables()
    {
        Folder = Directory.CreateTempSubdirectory("milepost-tables-").FullName;
        Rows("planners", "id,first_name,last_name,email,office,role", "PL1,Robin,Madeup,robin.madeup@example.org,NORTH,planner");
        Rows("participants",
            "id,case_no,first_name,last_name,dob,city,zip,phone,program,office,planner_id,application_on,eligibility_on,enrolled_on,plan_on,signed_participant_on,signed_planner_on,exited_on",
            "C1,OLD-1,Alex,Example,1990-05-06,Springfield,60601,555-0100,adult,NORTH,PL1,2025-09-01,2025-09-05,2025-09-08,2025-09-15,2025-09-16,2025-09-17,");
        Rows("goals", "id,participant_id,kind,term,title,established_on,projected_on,closed_on,outcome",
            "G1,C1,employment,long,Work as a pharmacy technician,2025-09-15,2026-06-30,,", "G2,C1,employment,short,Find a part-time job,2025-09-15,,2026-01-10,achieved");
        Rows("objectives", "id,goal_id,participant_id,title,started_on,review_on,closed_on,outcome", "O1,G1,C1,Finish the course,2025-09-20,2025-12-20,,", "O2,G2,C1,Write a resume,2025-09-20,,2025-10-20,successful");
        Rows("services", "id,participant_id,objective_id,code,name,youth_element,started_on,ended_on,entered_on",
            "S1,C1,O1,202,Career Planning,0,2025-09-20,,2025-09-21", "S2,C1,O2,,Resume and cover letter assistance,,2025-10-01,2025-10-02,2025-10-20", "S3,C1,,,A service of their own,,2025-11-01,2025-11-30,2025-11-02");
        Rows("casenotes", "id,participant_id,planner_id,subject,body,happened_on,entered_on", "N1,C1,PL1,Introduction,\"We met, and \"\"talked\"\".\",2025-09-08,2025-09-09", "N2,C1,,Progress,Going well.,2025-11-03,2025-11-30");
        Rows("contacts", "id,participant_id,planner_id,kind,direction,happened_on", "K1,C1,PL1,phone,two_way,2025-12-01", "K2,C1,PL1,in_person,outbound,2026-01-05");
        Rows("reviews", "id,participant_id,planner_id,reviewed_on,outcome", "R1,C1,PL1,2025-12-15,on track", "R2,C1,PL1,2026-01-15,updated");
    }

    public string Folder { get; }

    public string Rejected => Path.Combine(Folder, RefusedFiles.FolderName);

    public void Rows(string table, params string[] lines)
    {
        _rows[table] = [.. lines];
        Write(table);
    }

    public void Add(string table, string line)
    {
        _rows[table].Add(line);
        Write(table);
    }

    /// <summary>Puts another text in place of one that stands once in the table.</summary>
    public Tables Change(string table, string was, string becomes)
    {
        Assert.Single(_rows[table], line => line.Contains(was, StringComparison.Ordinal));
        _rows[table] = [.. _rows[table].Select(line => line.Replace(was, becomes, StringComparison.Ordinal))];
        Write(table);
        return this;
    }

    public void Remove(string table)
    {
        _rows.Remove(table);
        File.Delete(Path.Combine(Folder, table + ".csv"));
    }

    /// <summary>The same person once more, under other ids.</summary>
    public Tables Another(string id)
    {
        Copy(id);
        WriteAll();
        return this;
    }

    /// <summary>The same without writing the files yet.</summary>
    public void Copy(string id)
    {
        foreach (var (table, lines) in _rows)
        {
            if (table == "planners") continue;
            for (var at = 1; at < lines.Count; at++)
                if (!Ids.IsMatch(lines[at].Split(',')[0])) break;
                else lines.Add(Parts.Replace(lines[at], $"$1$2-{id}").Replace("OLD-1,", $"OLD-{id},", StringComparison.Ordinal));
        }
    }

    private static readonly Regex Ids = new("^[CGOSNKR][0-9]$"), Parts = new("(?<=^|,)([CGOSNKR])([0-9])(?=,)");

    public void WriteAll()
    {
        foreach (var table in _rows.Keys) Write(table);
    }

    public void Write(string table, string? text = null, Encoding? encoding = null) =>
        File.WriteAllText(Path.Combine(Folder, table + ".csv"), text ?? string.Join("\n", _rows[table]) + "\n", encoding ?? new UTF8Encoding(false));

    public ImportFolder Import(bool dryRun = false, string? map = null, string? folder = null, params string[] offices) =>
        new(folder ?? Folder, "old-system", map, null, offices, folder is null ? Rejected : Path.Combine(folder, RefusedFiles.FolderName), dryRun);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

internal sealed class Heard : IImportWatcher
{
    public List<RowProblem> Problems { get; } = [];

    public void Refused(RowProblem problem) => Problems.Add(problem);

    public Task ProgressAsync(long rowsDone, long rowsTotal, CancellationToken ct) => Task.CompletedTask;
}
