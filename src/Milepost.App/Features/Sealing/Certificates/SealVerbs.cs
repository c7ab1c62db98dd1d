using System.CommandLine;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Verbs;

namespace Milepost.App.Features.Sealing.Certificates;

/// <summary><c>milepost seal show</c>, <c>export</c> and <c>replace</c>: the agency's certificate, for the operator.</summary>
public static class SealVerbs
{
    private const string NoneYet = "There is no certificate yet. It is made when the server starts and Milepost is set up, or now by: milepost seal replace";

    public static Command Seal() => new("seal", "The certificate that signed plans are sealed with.") { Show(), Export(), Replace() };

    private static Command Show()
    {
        var command = new Command("show", "Prints the agency's certificates with their fingerprints, the one in use first.");
        var store = new StoreOptions();
        store.AddTo(command);
        command.SetAction((parsed, ct) => VerbHost.RunAsync(store.Read(parsed), async services =>
        {
            var certificates = await services.GetRequiredService<SealCertificatesQuery>().HandleAsync(ct);
            if (certificates.Count == 0) return await RefuseAsync(NoneYet);
            foreach (var one in certificates)
            {
                Console.WriteLine($"{one.Signet.Name}: {(one.RetiredAt is { } at ? $"retired on {at:yyyy-MM-dd}" : "in use")} since {one.ActiveFrom:yyyy-MM-dd}, valid from {one.Signet.NotBefore:yyyy-MM-dd} to {one.Signet.NotAfter:yyyy-MM-dd}");
                Console.WriteLine($"  SHA-256 {one.Signet.Grouped}");
            }
            return 0;
        }));
        return command;
    }

    private static Command Export()
    {
        var fingerprint = new Argument<string?>("FINGERPRINT") { Description = "SHA-256 of the certificate; the one in use if not given.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("export", "Prints the public certificate as PEM, to publish it or to give it to milepost verify --trust.") { fingerprint };
        var store = new StoreOptions();
        store.AddTo(command);
        command.SetAction((parsed, ct) => VerbHost.RunAsync(store.Read(parsed), async services =>
        {
            var wanted = parsed.GetValue(fingerprint);
            if (await services.GetRequiredService<SealCertificatesQuery>().FindAsync(wanted, ct) is not { } found)
                return await RefuseAsync(wanted is null ? NoneYet : $"There is no certificate with the fingerprint {Printable.Cut(wanted, 100)}. See: milepost seal show");
            Console.Write(found.Pem);
            return 0;
        }));
        return command;
    }

    private static Command Replace()
    {
        var pkcs12 = new Option<string?>("--pkcs12") { Description = "A PKCS#12 file (.p12, .pfx) with a certificate and its key. Without it, a new certificate is made." };
        var passwordFile = new Option<string?>("--password-file") { Description = "A file whose first line is the password of the PKCS#12 file." };
        var command = new Command("replace", "Takes a new certificate into use. What was sealed before keeps counting; plans that only one has signed must be signed again by both.") { pkcs12, passwordFile };
        var store = new StoreOptions();
        store.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            byte[]? file = null;
            string? password = null;
            try
            {
                if (parsed.GetValue(pkcs12) is { } path) file = await File.ReadAllBytesAsync(path, ct);
                if (parsed.GetValue(passwordFile) is { } words) password = (await File.ReadAllLinesAsync(words, ct)).FirstOrDefault("");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return await RefuseAsync(Printable.Cut(e.Message, 300));
            }
            return await VerbHost.RunAsync(store.Read(parsed), async services =>
            {
                var result = await services.GetRequiredService<ReplaceCertificateHandler>().HandleAsync(new(file, password), ct);
                if (!result.IsDone) return await RefuseAsync(string.Join(" ", result.Problems.Select(p => p.Message)));
                Console.WriteLine($"Plans are now sealed with the certificate of {result.Value.Name}, valid to {result.Value.NotAfter:yyyy-MM-dd}. Publish its fingerprint:");
                Console.WriteLine($"  SHA-256 {result.Value.Grouped}");
                return 0;
            });
        });
        return command;
    }

    private static async Task<int> RefuseAsync(string words)
    {
        await Console.Error.WriteLineAsync(words);
        return 2;
    }
}
