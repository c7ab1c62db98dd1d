using Milepost.Domain;

namespace Milepost.App.Tests;

/// <summary>Somebody of the staff in <see cref="TestOrganization"/>, or a customer.</summary>
public sealed record Person(string Email, string Name, StaffRole Role, string At)
{
    public const string Password = "correct horse test";

    /// <summary>Works in the north office.</summary>
    public static readonly Person CareerPlanner = new("casey.planner@example.org", "Casey Planner-Test", StaffRole.CareerPlanner, TestOrganization.North);

    /// <summary>Works in the north office too: the second person who edits the same thing.</summary>
    public static readonly Person Colleague = new("cole.colleague@example.org", "Cole Colleague-Test", StaffRole.CareerPlanner, TestOrganization.North);

    /// <summary>Works in the south office, next door: must not see the north office's people.</summary>
    public static readonly Person SouthPlanner = new("sunny.planner@example.org", "Sunny Planner-Test", StaffRole.CareerPlanner, TestOrganization.South);

    /// <summary>Over both offices of the provider.</summary>
    public static readonly Person Supervisor = new("sam.supervisor@example.org", "Sam Supervisor-Test", StaffRole.Supervisor, TestOrganization.Provider);

    public static readonly Person LocalAreaStaff = new("lou.localarea@example.org", "Lou Localarea-Test", StaffRole.LocalAreaStaff, TestOrganization.Area);

    public static readonly Person StatewideStaff = new("stacy.statewide@example.org", "Stacy Statewide-Test", StaffRole.StatewideStaff, TestOrganization.State);

    public static readonly Person Monitor = new("max.monitor@example.org", "Max Monitor-Test", StaffRole.Monitor, TestOrganization.Area);

    public static readonly Person DataOfficer = new("dara.dataofficer@example.org", "Dara Dataofficer-Test", StaffRole.DataOfficer, TestOrganization.State);

    public static readonly Person Administrator = new("addison.administrator@example.org", "Addison Administrator-Test", StaffRole.Administrator, TestOrganization.State);

    /// <summary>Works in an office of the other local area.</summary>
    public static readonly Person FarPlanner = new("fran.planner@example.org", "Fran Planner-Test", StaffRole.CareerPlanner, TestOrganization.Far);

    /// <summary>Monitors the other local area.</summary>
    public static readonly Person FarMonitor = new("farah.monitor@example.org", "Farah Monitor-Test", StaffRole.Monitor, TestOrganization.FarArea);

    /// <summary>Over the provider of the other local area.</summary>
    public static readonly Person FarSupervisor = new("finn.supervisor@example.org", "Finn Supervisor-Test", StaffRole.Supervisor, TestOrganization.FarProvider);

    public static readonly Person FarLocalAreaStaff = new("fay.localarea@example.org", "Fay Localarea-Test", StaffRole.LocalAreaStaff, TestOrganization.FarArea);

    /// <summary>Statewide, but in another state.</summary>
    public static readonly Person OtherStateStaff = new("olin.otherstate@example.org", "Olin Otherstate-Test", StaffRole.StatewideStaff, TestOrganization.OtherState);

    /// <summary>Keeps the people of another state.</summary>
    public static readonly Person OtherStateAdministrator = new("ozzie.administrator@example.org", "Ozzie Administrator-Test", StaffRole.Administrator, TestOrganization.OtherState);

    /// <summary>People whose nodes have nothing to do with the north office, one for each role that a record may be open to.</summary>
    public static IReadOnlyList<Person> FromElsewhere => [SouthPlanner, FarPlanner, FarMonitor, FarSupervisor, FarLocalAreaStaff, OtherStateStaff, OtherStateAdministrator];

    /// <summary>One person for each role, all of whose nodes hold the north office.</summary>
    public static IReadOnlyList<Person> OneForEachRole { get; } =
        [CareerPlanner, Supervisor, LocalAreaStaff, StatewideStaff, Monitor, DataOfficer, Administrator];

    public static IReadOnlyList<Person> Everybody { get; } = [.. OneForEachRole, Colleague, .. FromElsewhere];

    /// <summary>An office within this person's reach.</summary>
    public string Office => At switch
    {
        TestOrganization.North or TestOrganization.South or TestOrganization.Far => At,
        TestOrganization.FarArea or TestOrganization.FarProvider => TestOrganization.Far,
        TestOrganization.OtherState => TestOrganization.OtherOffice,
        _ => TestOrganization.North,
    };

    /// <summary>A participant who signs in to the own record; has no role. <see cref="TestApp.AddCustomer"/> makes the account.</summary>
    public bool IsCustomer { get; private init; }

    public static Person CustomerCalled(string name, string email) => new(email, name, default, TestOrganization.North) { IsCustomer = true };

    public override string ToString() => Name;
}
