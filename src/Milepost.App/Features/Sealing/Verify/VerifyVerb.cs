using System.CommandLine;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Verbs;

namespace Milepost.App.Features.Sealing.Verify;

/// <summary><c>milepost verify FILE</c>: needs nothing but the file; asks a record only where one is named.</summary>
public static class VerifyVerb
{
    private const int NotGenuine = 1;
    private const int CannotBeRead = 2;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A sealed plan, as PDF." };
        var trust = new Option<string?>("--trust") { Description = "The agency's certificate (PEM file), or its SHA-256 fingerprint. Any other certificate is then not genuine." };
        var command = new Command("verify",
            "Says whether a signed plan is genuine: exit 0 genuine, 1 not, 2 unreadable. By the file alone; with --data or --db also which version, and whether it is current.") { file, trust };
        var store = new StoreOptions();
        store.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            try
            {
                return await RunAsync(parsed, parsed.GetValue(file)!, parsed.GetValue(trust), store, ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever fails here, the file was not shown to be wrong.
                return Refuse($"The file could not be checked: {Printable.Cut(e.Message, 300)}");
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string path, string? trusted, StoreOptions store, CancellationToken ct)
    {
        SealTrust? trust = null;
        if (trusted is not null && (trust = SealTrust.Read(trusted)) is null)
            return Refuse($"--trust: \"{Printable.Cut(trusted, 80)}\" is neither a file with a certificate (PEM) nor a SHA-256 fingerprint of 64 hexadecimal digits.");
        var (bytes, problem) = await ReadAsync(path, ct);
        if (bytes is null) return Refuse(problem!);

        if (!store.IsGiven(parsed)) return Tell(VerifyAnswer.ByItself(bytes, trust), path);

        var location = store.Read(parsed);
        if (location.Postgres is null && !File.Exists(location.SqliteFile)) return Refuse($"There is no Milepost database in {Printable.Cut(location.Folder, 200)}.");
        return await VerbHost.RunAsync(location, async services =>
        {
            var answer = await services.GetRequiredService<VerifyFileHandler>().HandleAsync(bytes, ct);
            // A narrower trust than the record's: only the named one counts.
            if (trust is not null && answer is { IsGenuine: true, Finding.Signet: { } signet } && !trust.Holds(signet)) answer = answer with { Kind = VerifyKind.ForeignCertificate };
            return Tell(answer, path);
        });
    }

    private static int Tell(VerifyAnswer answer, string path)
    {
        if (answer.Kind == VerifyKind.Unreadable) return Refuse($"{Printable.Cut(path, 200)}: {VerifyWords.English.Sentence(answer)}");
        Console.WriteLine(VerifyWords.English.Sentence(answer));
        return answer.IsGenuine ? 0 : NotGenuine;
    }

    /// <summary>No more than is looked at, whatever the file says of its length.</summary>
    private static async Task<(byte[]? Bytes, string? Problem)> ReadAsync(string path, CancellationToken ct)
    {
        var name = Printable.Cut(path, 200);
        try
        {
            if (Directory.Exists(path)) return (null, $"{name}: this is a folder, not a file.");
            if (!File.Exists(path)) return (null, $"{name}: there is no such file.");
            await using var stream = File.OpenRead(path);
            var bytes = new MemoryStream();
            var part = new byte[81920];
            for (int read; (read = await stream.ReadAsync(part, ct)) > 0;)
            {
                bytes.Write(part, 0, read);
                if (bytes.Length > VerifyAnswer.LargestFile) return (null, $"{name}: this file is larger than {VerifyAnswer.LargestFile / 1024 / 1024} MB, which no signed plan is.");
            }
            return bytes.Length == 0 ? (null, $"{name}: this file is empty.") : (bytes.ToArray(), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"{name}: this file cannot be read: {Printable.Cut(e.Message, 200)}");
        }
    }

    private static int Refuse(string words)
    {
        Console.Error.WriteLine(words);
        return CannotBeRead;
    }
}
