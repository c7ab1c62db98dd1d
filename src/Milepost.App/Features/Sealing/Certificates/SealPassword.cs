using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Milepost.App.Store.Keys;
using Milepost.Domain;

namespace Milepost.App.Features.Sealing.Certificates;

/// <summary>
/// What locks the seal's key in the database: <c>Seal:Password</c>, or else a word made at random once and kept with the installation's other keys.
/// With <c>Keys:Secret</c>, or on SQLite where those are files, a copy of the database alone opens nothing.
/// </summary>
public sealed class SealPassword(InstallationWords words, IDataProtectionProvider protection, IServiceProvider services)
{
    private const int RandomBytes = 32;

    private string? Configured => services.GetService<IConfiguration>()?["Seal:Password"] is { Length: > 0 } word ? word : null;

    private IDataProtector Protector => protection.CreateProtector("Milepost.Seal.Password");

    /// <summary>For opening a key that is there.</summary>
    public Result<SealWord> Read()
    {
        if (Configured is { } word) return new SealWord(word, IsRandom: false);
        try
        {
            return words.Find(InstallationWords.SealPassword) is { } kept ? new SealWord(Protector.Unprotect(kept), IsRandom: true) : SealProblems.PasswordMissing;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or UnauthorizedAccessException)
        {
            return SealProblems.PasswordUnreadable;
        }
    }

    /// <summary>For locking a new key: made now where there is none.</summary>
    /// <param name="replaceUnreadable">Puts one that cannot be read aside. Only for an operator who gives up the key that it opened.</param>
    public Result<SealWord> ForNewKey(bool replaceUnreadable)
    {
        var known = Read();
        if (known.IsDone) return known;
        if (known.Problem != SealProblems.PasswordMissing)
        {
            if (!replaceUnreadable) return known;
            words.PutAside(InstallationWords.SealPassword);
        }
        var made = Convert.ToBase64String(RandomNumberGenerator.GetBytes(RandomBytes));
        // Another node may have been quicker: there is one password.
        return words.TryAdd(InstallationWords.SealPassword, Protector.Protect(made)) ? new SealWord(made, IsRandom: true) : Read();
    }
}

/// <summary>A password, and whether chance made it.</summary>
public sealed record SealWord(string Text, bool IsRandom);
