using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Sealing.Certificates;

/// <summary>
/// What locks the seal's key in the database: <c>Seal:Password</c>, or else a word made at random once and kept beside the installation's other keys,
/// so that a copy of the database alone opens nothing.
/// </summary>
public sealed class SealPassword(DataLocation location, IDataProtectionProvider protection, IServiceProvider services)
{
    private const int RandomBytes = 32;

    private string File => Path.Combine(location.KeyFolder, "seal-password");

    private string? Configured => services.GetService<IConfiguration>()?["Seal:Password"] is { Length: > 0 } word ? word : null;

    private IDataProtector Protector => protection.CreateProtector("Milepost.Seal.Password");

    /// <summary>For opening a key that is there.</summary>
    public Result<SealWord> Read()
    {
        if (Configured is { } word) return new SealWord(word, IsRandom: false);
        if (!System.IO.File.Exists(File)) return SealProblems.PasswordMissing;
        try
        {
            return new SealWord(Protector.Unprotect(System.IO.File.ReadAllText(File)), IsRandom: true);
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
            System.IO.File.Move(File, $"{File}.unreadable", overwrite: true);
        }
        var made = Convert.ToBase64String(RandomNumberGenerator.GetBytes(RandomBytes));
        var whole = $"{File}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(whole, options)) writer.Write(Protector.Protect(made));
        try
        {
            System.IO.File.Move(whole, File, overwrite: false);
            return new SealWord(made, IsRandom: true);
        }
        catch (IOException) when (System.IO.File.Exists(File))
        {
            // Another node of the same folder was quicker: there is one password.
            System.IO.File.Delete(whole);
            return Read();
        }
    }
}

/// <summary>A password, and whether chance made it.</summary>
public sealed record SealWord(string Text, bool IsRandom);
