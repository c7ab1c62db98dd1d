namespace Milepost.App.Features.Agreements;

/// <summary>The addresses of agreeing, for staff and for the participant.</summary>
public static class SigningPaths
{
    /// <summary>Where the participant reads and signs, signed in or on the device of a link.</summary>
    public static string Request(Guid requestId) => $"/sign/{requestId}";

    public static string Link(string secret) => $"/sign/link/{secret}";

    /// <summary>Where the staff asks, follows and signs.</summary>
    public static string Plan(Guid participantId, Guid planId) => $"/participants/{participantId}/plans/{planId}/agreement";

    public static string Staff(Guid participantId, Guid planId, Guid requestId) => $"{Plan(participantId, planId)}/{requestId}";
}
