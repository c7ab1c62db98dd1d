namespace Milepost.App.Web.Layout;

/// <summary>What the header needs to know about the person who is signed in.</summary>
/// <param name="Id">Stands for the account in the browser's own storage; says nothing about the person.</param>
public sealed record ShellUser(string Id, string Name, string? Office, string? Role, bool SeesCaseload, bool SeesBoard, bool KeepsPeople);

/// <summary>Finds out who is signed in, for the header.</summary>
public interface IShellUserSource
{
    /// <summary>Null when nobody is signed in.</summary>
    ShellUser? Find(HttpContext context);
}
