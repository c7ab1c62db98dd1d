using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace Milepost.App.Web.Layout;

/// <summary>Reads the header's facts from the sign-in cookie, so that drawing a page asks no database.</summary>
public sealed class ClaimsShellUser : IShellUserSource
{
    /// <summary>The claim with the words for the account's office.</summary>
    public const string OfficeClaim = "office_name";

    /// <summary>The claim with the person's name as colleagues write it.</summary>
    public const string NameClaim = "display_name";

    public const string AdministratorRole = "administrator";

    public ShellUser? Find(HttpContext context)
    {
        var user = context.User;
        if (user.Identity is not { IsAuthenticated: true }) return null;

        var roles = user.FindAll(ClaimTypes.Role).Select(claim => claim.Value).ToList();
        var isAdministrator = roles.Contains(AdministratorRole, StringComparer.OrdinalIgnoreCase);
        return new ShellUser(
            Id: Fingerprint(user.FindFirstValue(ClaimTypes.NameIdentifier) ?? user.Identity.Name ?? ""),
            Name: user.FindFirstValue(NameClaim) ?? user.Identity.Name ?? "Signed in",
            Office: user.FindFirstValue(OfficeClaim),
            Role: roles is [var role, ..] ? Forms.PlainWords.FromName(role) : null,

            // The administrator's role alone opens no case.
            SeesCaseload: roles.Count == 0 || roles.Exists(role => !role.Equals(AdministratorRole, StringComparison.OrdinalIgnoreCase)),
            KeepsPeople: isAdministrator);
    }

    private static string Fingerprint(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 8));
}
