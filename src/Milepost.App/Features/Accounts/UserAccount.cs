using Microsoft.AspNetCore.Identity;
using Milepost.Domain;

namespace Milepost.App.Features.Accounts;

/// <summary>Somebody who signs in: a person of the staff, who has roles, a customer, who has none and sees the own record only, or somebody of a partner, who sees what is referred there.</summary>
public sealed class UserAccount : IdentityUser<Guid>
{
    public UserAccount() => Id = RecordId.New();

    public string DisplayName { get; set; } = "";

    /// <summary>Signed out at once and cannot sign in again.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>The participant this account is of; null for staff. One person who is both has two accounts.</summary>
    public Guid? ParticipantId { get; init; }

    /// <summary>The partner this account is of; null for staff and customers. It has no roles.</summary>
    public Guid? PartnerId { get; init; }

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
