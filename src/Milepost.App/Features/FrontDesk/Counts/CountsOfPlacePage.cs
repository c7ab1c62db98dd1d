using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.FrontDesk.Counts;

/// <summary>What the addresses of all counts carry: a place, the days, and which number.</summary>
public abstract class CountsOfPlacePage : MilepostPage
{
    [BindProperty(SupportsGet = true, Name = "place"), Display(Name = "Place")] public Guid? Place { get; set; }
    [BindProperty(SupportsGet = true, Name = "from"), Display(Name = "From")] public DateOnly? From { get; set; }
    [BindProperty(SupportsGet = true, Name = "to"), Display(Name = "To")] public DateOnly? To { get; set; }
    [BindProperty(SupportsGet = true, Name = "what")] public string? What { get; set; }

    public Counted Counted => new(What ?? Counted.Visits.What);

    /// <summary>This month, where no day is asked for.</summary>
    protected CountsFilter FilterOn(DateOnly today)
    {
        if (ModelState.IsValid) (From, To) = (From ?? new(today.Year, today.Month, 1), To ?? today);
        return new(Place, From ?? today, To ?? today);
    }

    public static string Query(CountsFilter filter, Counted? what = null, Guid? place = null) => QueryString.Create(new Dictionary<string, string?>
    {
        ["place"] = (place ?? filter.PlaceId)?.ToString(), ["from"] = filter.From.ToString("yyyy-MM-dd"), ["to"] = filter.To.ToString("yyyy-MM-dd"), ["what"] = what?.What,
    }.Where(pair => pair.Value is not null)).ToString();
}
