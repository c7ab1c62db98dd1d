using System.Net;
using System.Text.RegularExpressions;
using Milepost.App.Access;
using Milepost.App.Features.Api;
using Milepost.App.Tests.Access;

namespace Milepost.App.Tests.Features.Api;

/// <summary>Tries every row of access.csv that is the API's: without a token, with too little scope, as each role, and from elsewhere.</summary>
public sealed partial class ApiAccessTests(AccessTests.House house) : IClassFixture<AccessTests.House>
{
    /// <summary>No command takes it, so nothing is done and whoever gets this far was let in.</summary>
    private const string Unknown = """{ "noSuchThing": 1 }""";

    private static readonly Dictionary<string, ApiClient> Clients = [];

    public static TheoryData<string, string> Rows
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var row in AccessTable.Instance.Rows.Where(r => ApiRoutes.Has(r.Route) && !r.Anyone).OrderBy(r => r.Route, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal)) data.Add(row.Route, row.Method);
            return data;
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public async Task Only_tokens_of_those_who_may_get_in_and_nobody_can_tell_the_rest_from_nothing(string route, string method)
    {
        var row = AccessTable.Instance.Find(route, method)!;
        var record = await house.RecordToLookAtAsync();
        var wrong = new List<string>();

        var stranger = await Send(await ClientOf(null), row, record);
        if (stranger.Status != HttpStatusCode.Unauthorized || stranger.Headers.WwwAuthenticate.Count == 0 || stranger.ContentType != ApiProblem.ContentType) wrong.Add($"without a token: {(int)stranger.Status}");
        if (stranger.Headers.CacheControl?.NoStore != true) wrong.Add("it may be kept in a cache");

        foreach (var person in Person.OneForEachRole)
        {
            var answer = await Send(await ClientOf(person), row, record);
            var allowed = row.SignedIn || row.Roles.Contains(person.Role);
            if (answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) wrong.Add($"{person.Role} got {(int)answer.Status}");
            else if (!allowed && answer.Status != HttpStatusCode.NotFound) wrong.Add($"{person.Role} is not allowed and got {(int)answer.Status}");
            else if (allowed && method != "GET" && answer.Status == HttpStatusCode.NotFound) wrong.Add($"{person.Role} is allowed and got {(int)answer.Status}");
            else if (allowed && method == "GET" && !route.Contains('{', StringComparison.Ordinal) && answer.Status == HttpStatusCode.NotFound) wrong.Add($"{person.Role} is allowed and got {(int)answer.Status}");
            if (allowed && (await Send(await ClientOf(person, method == "GET" ? "write,admin" : "read"), row, record)) is var narrow && narrow.Status != HttpStatusCode.Forbidden && !IsAdmin(route)) wrong.Add($"{person.Role} with too little scope got {(int)narrow.Status}");
        }

        foreach (var person in route.Contains("{participantId}", StringComparison.Ordinal) ? Person.FromElsewhere.Where(p => row.Roles.Contains(p.Role)) : [])
        {
            var (foreign, missing) = (await Send(await ClientOf(person), row, record), await Send(await ClientOf(person), row, record.ButNowhere()));
            if (foreign.Status != missing.Status || foreign.Text != missing.Text) wrong.Add($"{person} can tell it ({(int)foreign.Status}) from a missing one ({(int)missing.Status})");
            if (method == "GET" && foreign.Status != HttpStatusCode.NotFound) wrong.Add($"{person} got {(int)foreign.Status}");
        }

        Assert.Empty(wrong);
    }

    private static bool IsAdmin(string route) => route.StartsWith("/api/v1/people", StringComparison.Ordinal) || route.StartsWith("/api/v1/organization", StringComparison.Ordinal)
        || route.StartsWith("/api/v1/mail", StringComparison.Ordinal) || route.StartsWith("/api/v1/low-income", StringComparison.Ordinal);

    private static Task<ApiAnswered> Send(ApiClient client, AccessRow row, AccessTests.RecordIds ids)
    {
        var address = Parameter().Replace(row.Route[ApiRoutes.Root.Length..], match => Id(ids, match.Groups["name"].Value));
        var query = address switch { "/participants/alike" => "?name=Ada", "/service-codes" or "/note-subjects" or "/goal-categories" => "?pack=chicago-cook", _ => row.Method == "POST" && address.EndsWith("/documents", StringComparison.Ordinal) ? "?fileName=x.exe" : "" };
        return client.Send(new HttpMethod(row.Method), address + query, row.Method == "GET" ? null : Unknown);
    }

    private static string Id(AccessTests.RecordIds ids, string name)
    {
        try
        {
            return name == "number" ? "1" : ids[name == "keepId" ? "participantId" : name].ToString();
        }
        catch (InvalidOperationException)
        {
            return Guid.Empty.ToString();
        }
    }

    private async Task<ApiClient> ClientOf(Person? person, string scopes = "read,write,admin")
    {
        var key = $"{person?.Email} {scopes}";
        if (!Clients.TryGetValue(key, out var client)) Clients[key] = client = await house.App.Program(person, scopes);
        return client;
    }

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
