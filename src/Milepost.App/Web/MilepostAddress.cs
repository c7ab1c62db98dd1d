namespace Milepost.App.Web;

/// <summary>The address of the page itself, for a button that is answered by another of its handlers.</summary>
public static class MilepostAddress
{
    public static string WithHandler(HttpRequest request, string handler) =>
        request.PathBase + request.Path + QueryString.Create(request.Query.Where(pair => pair.Key != "handler").Append(new("handler", handler)));
}
