using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Exits;

/// <summary>An exit that is coming, in plain words.</summary>
public static class ExitWords
{
    public static string Name(ServiceFact service) => service.Code is null ? service.Name : $"{service.Code} {service.Name}";

    public static string Programs(IEnumerable<Program> programs) => string.Join(" and ", programs.Select(Words.Of));

    /// <summary>"Exit in 8 days", "Exit today", "Exit 3 days late".</summary>
    public static string Left(ExitForecast forecast, DateOnly today) => forecast switch
    {
        { WaitsForPartner: true } => $"Waits for {string.Join(", ", forecast.PartnerPrograms)}",
        _ => forecast.DaysLeft(today) switch
        {
            0 => "Exit due today",
            1 => "Exit in 1 day",
            > 1 and var days => $"Exit in {days} days",
            -1 => "Exit 1 day late",
            var late => $"Exit {-late} days late",
        },
    };

    /// <summary>What the date rests on and what moves it.</summary>
    public static string Why(ExitForecast forecast)
    {
        var words = $"Last service that counts: {Name(forecast.LastService)}, {forecast.LastServiceOn.Words()}.";
        foreach (var hold in forecast.Holds)
            words += hold.Service is { } service
                ? $" The planned {Name(service)} of {service.StartsOn.Words()} holds it until {hold.Until.Words()}."
                : $" The planned gap holds it until {hold.Until.Words()}.";
        return words;
    }
}
