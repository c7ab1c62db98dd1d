using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Milepost.App.Store.Keys;

/// <summary>
/// Locks what the database keeps of the installation's secrets with <c>Keys:Secret</c>, so that a copy of the database alone opens
/// nothing. Without that setting they stand there as they are, as in a file of keys, and the start says so.
/// </summary>
public sealed class SecretBox(IConfiguration? configuration)
{
    private const string Mark = "locked-1:";
    private const int SaltBytes = 16;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>A setting may be a word that somebody thought of; that makes guessing slow.</summary>
    private const int Rounds = 600_000;

    private readonly string? _secret = Secret(configuration);

    /// <summary>Slow on purpose, so each is made once in the life of the program.</summary>
    private readonly ConcurrentDictionary<string, byte[]> _made = [];

    public bool IsLocking => _secret is not null;

    public string Lock(string text)
    {
        if (_secret is null) return text;
        var (salt, nonce) = (RandomNumberGenerator.GetBytes(SaltBytes), RandomNumberGenerator.GetBytes(NonceBytes));
        var plain = Encoding.UTF8.GetBytes(text);
        var (cipher, tag) = (new byte[plain.Length], new byte[TagBytes]);
        using var aes = new AesGcm(KeyOf(_secret, salt), TagBytes);
        aes.Encrypt(nonce, plain, cipher, tag);
        return Mark + Convert.ToBase64String([.. salt, .. nonce, .. tag, .. cipher]);
    }

    /// <exception cref="StartRefusedException">It was locked with another word than the one that is set.</exception>
    public string Unlock(string text)
    {
        // What was written before the word was set stays readable; it is locked when it is written anew.
        if (!text.StartsWith(Mark, StringComparison.Ordinal)) return text;
        if (_secret is null) throw new StartRefusedException("The keys in the database are locked. Set Keys:Secret to the word that the other nodes have.");
        var all = Convert.FromBase64String(text[Mark.Length..]);
        var plain = new byte[all.Length - SaltBytes - NonceBytes - TagBytes];
        try
        {
            using var aes = new AesGcm(KeyOf(_secret, all[..SaltBytes]), TagBytes);
            aes.Decrypt(all.AsSpan(SaltBytes, NonceBytes), all.AsSpan(SaltBytes + NonceBytes + TagBytes), all.AsSpan(SaltBytes + NonceBytes, TagBytes), plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new StartRefusedException("Keys:Secret is not the word that the keys in the database are locked with. Set the one that the other nodes have.");
        }
        return Encoding.UTF8.GetString(plain);
    }

    private byte[] KeyOf(string secret, byte[] salt) =>
        _made.GetOrAdd(Convert.ToHexString(salt), _ => Rfc2898DeriveBytes.Pbkdf2(secret, salt, Rounds, HashAlgorithmName.SHA256, 32));

    private static string? Secret(IConfiguration? configuration) =>
        configuration?["Keys:Secret"] is { Length: > 0 } word ? word
        : configuration?["Keys:SecretFile"] is { Length: > 0 } file ? File.ReadAllText(file).Trim() is { Length: > 0 } kept ? kept : throw new StartRefusedException($"{file}, named by Keys:SecretFile, is empty.")
        : null;
}

/// <summary>Something is set so that the program must not start; the message says what to do.</summary>
public sealed class StartRefusedException(string message) : Exception(message);
