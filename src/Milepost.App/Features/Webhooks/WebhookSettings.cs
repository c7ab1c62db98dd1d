namespace Milepost.App.Features.Webhooks;

/// <param name="AllowPrivate">Lets webhooks go to the own machine and the own network, which otherwise would be a way to look around in there.</param>
public sealed record WebhookSettings(bool AllowPrivate)
{
    public static WebhookSettings Read(IConfiguration? configuration) =>
        new(bool.TryParse(configuration?["Webhooks:AllowPrivateAddresses"], out var allow) && allow);
}
