using Microsoft.AspNetCore.Identity;
using Milepost.Domain;

namespace Milepost.App.Features.Accounts;

/// <summary>A person of the staff who signs in.</summary>
public sealed class StaffAccount : IdentityUser<Guid>
{
    public StaffAccount() => Id = RecordId.New();

    public string DisplayName { get; set; } = "";

    /// <summary>Signed out at once and cannot sign in again.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>The first page after signing in is the one that sets a new password.</summary>
    public bool MustChangePassword { get; set; }
}

/// <summary>A role of one account at one node; it reaches everything below that node.</summary>
public sealed class RoleAssignment
{
    public Guid Id { get; init; } = RecordId.New();
    public required Guid AccountId { get; init; }
    public required StaffRole Role { get; init; }
    public required Guid OrgUnitId { get; init; }
}
