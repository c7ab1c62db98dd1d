using System.CommandLine;
using Milepost.App.DataFiles;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Policy;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Policy;

/// <summary><c>milepost check CASE.json [--pack PACK] --as-of DAY [--json]</c>. It needs no database.</summary>
public static class CheckVerb
{
    private const int CannotBeJudged = 2;

    public static Command Create()
    {
        var file = new Argument<string>("CASE.json") { Description = "One participant's record as a case file." };
        var pack = new Option<string?>("--pack") { Description = "The pack to judge by. The pack the file names if not given." };
        var asOf = new Option<string>("--as-of") { Description = "The day to judge, like 2024-06-30: the record is seen as it stood at the end of it.", Required = true };
        var json = new Option<bool>("--json") { Description = "Write the findings as milepost-findings/1." };
        var command = new Command("check", "Judges a case file by every requirement of its pack. Exit 0 when it could be judged, whatever was found; 2 when it could not.") { file, pack, asOf, json };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(pack), parsed.GetValue(asOf)!, parsed.GetValue(json), Console.Out, Console.Error));
        return command;
    }

    public static int Run(string path, string? packId, string asOf, bool json, TextWriter output, TextWriter errors)
    {
        if (!AsOfDay.TryRead(asOf, out var given) || given is not { } day) return Refuse(errors, AsOfDay.Problem("--as-of", asOf));
        if (ReadFile(path, errors) is not { } bytes) return CannotBeJudged;

        var reading = CaseFileReader.Read(bytes);
        if (!reading.Succeeded) return Refuse(errors, [.. reading.Problems.Select(problem => problem.ToString())]);

        try
        {
            var packs = PackFiles.Load(PackFiles.DefaultFolder);
            if (!packs.Find(packId ?? reading.File.Pack, out var pack))
            {
                var where = packId is null ? "$.pack" : "--pack";
                return Refuse(errors, $"{where}: There is no pack \"{Printable.Cut(packId ?? reading.File.Pack, 40)}\". Expected one of: {string.Join(", ", packs.All.Select(known => known.Id))}.");
            }

            var policy = PolicyBook.Load(PackFiles.DefaultFolder, packs, only: pack, withCases: false)[pack.Id];
            FindingsOutput.Write(CheckCaseFile.Check(reading.File, policy, day), json, output);
            return 0;
        }
        catch (BrokenFilesException broken)
        {
            return Refuse(errors, broken.Message);
        }
    }

    private static byte[]? ReadFile(string path, TextWriter errors)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            errors.WriteLine(Directory.Exists(path)
                ? $"{path}: This is a folder. Name a case file in it."
                : File.Exists(path) ? $"{path}: This file cannot be read: {unreadable.Message}" : $"{path}: There is no such file. Check its name.");
            return null;
        }
    }

    private static int Refuse(TextWriter errors, params IReadOnlyList<string> problems)
    {
        foreach (var problem in problems) errors.WriteLine(problem);
        return CannotBeJudged;
    }
}
