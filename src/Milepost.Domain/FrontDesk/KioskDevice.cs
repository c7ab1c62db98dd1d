namespace Milepost.Domain.FrontDesk;

/// <summary>A device at an office's front desk where people check in themselves. Its secret opens the kiosk of that office and nothing else.</summary>
public sealed class KioskDevice : Recorded
{
    /// <summary>A device that nobody ends stops being one by itself.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(7);

    private KioskDevice() { }

    public Guid OfficeId { get; private set; }

    /// <summary>Where it stands: "Front door".</summary>
    public string Name { get; private set; } = "";

    /// <summary>The secret itself is only on the device.</summary>
    public string SecretSha256 { get; private set; } = "";
    public string OpenedBy { get; private set; } = "";
    public DateTimeOffset OpenedAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsOpenAt(DateTimeOffset now) => EndedAt is null && now < EndsAt;

    public static Result<KioskDevice> Open(Guid officeId, string? name, string secretSha256, string openedBy, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(name)) return KioskProblems.NameMissing;
        return new KioskDevice { OfficeId = officeId, Name = name.Trim(), SecretSha256 = secretSha256, OpenedBy = openedBy, OpenedAt = now, EndsAt = now + LongestLife };
    }

    /// <summary>Ending twice is ending.</summary>
    public void End(DateTimeOffset now) => EndedAt ??= now;
}

public static class KioskProblems
{
    public static readonly Problem NotFound = new("kiosk.not-found", ProblemKind.NotFound, "There is no such kiosk, or it is not yours to end.");
    public static readonly Problem NameMissing = new("kiosk.name-missing", ProblemKind.Invalid, "Enter where the device stands, like Front door.", "Name");
    public static readonly Problem CardMissing = new("kiosk.card-missing", ProblemKind.Invalid, "Swipe or scan your card, or choose I have no card.", "Card");
    public static readonly Problem NameUnreadable = new("kiosk.name-unreadable", ProblemKind.Invalid, "Enter your first and your last name, in letters.", "FirstName");
    public static readonly Problem BirthDate = new("kiosk.birth-date", ProblemKind.Invalid, "Enter the month, day and year you were born, in numbers.", "Month");
}
