namespace Milepost.App.Store;

/// <summary>
/// Marks a migration that takes something away or makes it stricter: the second half of an upgrade, which may run only when no node of the
/// former version serves any more. Without the mark a migration may only add. See <c>docs/operate/upgrade.md</c>.
/// </summary>
/// <param name="why">What made it safe: which version stopped using what goes.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ContractsAttribute(string why) : Attribute
{
    public string Why => why;
}
