using System.Text.Json;
using System.Text.Json.Nodes;
using Milepost.App.Features.Api.Commands;
using Milepost.App.Features.Api.Tokens;

namespace Milepost.App.Features.Api.OpenApi;

/// <summary>
/// The API's description as OpenAPI 3.1, made of what the program maps: the addresses, the commands and the records they take and give.
/// It is committed as docs/api/openapi.json and served from there; a test holds both equal.
/// </summary>
public static class ApiDescription
{
    private const string Problem = "#/components/schemas/Problem";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, string> Tags = new(StringComparer.Ordinal)
    {
        ["Caseload"] = "Whom a planner looks after.",
        ["Participants"] = "People, and what hangs from a record as a whole.",
        ["Intake and enrollment"] = "Application, eligibility, screening, assessments, enrollment, exit and follow-up.",
        ["Plans"] = "Plans with their goals and objectives.",
        ["Agreements"] = "Printing a plan, and signatures.",
        ["Services"] = "Services, attendance and limits on support.",
        ["Case notes"] = "Case notes and contacts.",
        ["Outcomes and referrals"] = "Credentials, skill gains, referrals to partners and consents.",
        ["Documents and messages"] = "Files of a record, letters, and the customer's way to sign in.",
        ["Findings"] = "What policy asks for: of one record, of a caseload, of offices.",
        ["Case files"] = "One participant's whole record, in and out.",
        ["Supervision"] = "Handing people over and absence cover.",
        ["Training"] = "Training providers, programs and budgets.",
        ["Worksites"] = "Employers, worksites, jobs and payroll.",
        ["Front desk"] = "Visits, visitors and local services.",
        ["Partners"] = "Organizations that people are referred to.",
        ["Lists"] = "What one chooses from, and whose token it is.",
        ["Administration"] = "Accounts and the organization, for tokens with the scope admin.",
    };

    private static readonly Dictionary<int, (string Name, string Words)> Refusals = new()
    {
        [400] = ("Unreadable", "What was sent cannot be read; each problem names its field and what is expected there."),
        [401] = ("Unauthorized", "There is no token, or it is unknown, expired or revoked."),
        [403] = ("ScopeLacking", "The token was made for less."),
        [404] = ("NotThere", "It is not there, or not within the token's reach: both look the same."),
        [409] = ("NotNow", "The record's state, or a requirement of policy, does not allow it."),
        [412] = ("ChangedMeanwhile", "Somebody changed it since it was read. Read it again and decide anew."),
        [413] = ("TooLarge", "The body is too large."),
        [422] = ("Invalid", "What was sent cannot be right; each problem names its field and what to do next."),
        [428] = ("VersionLacking", "Say which version was changed, with If-Match."),
        [429] = ("TooMany", "The token sent more requests than it may. Retry-After says when to go on."),
    };

    public static string Text(IEnumerable<Endpoint> endpoints) => Build(endpoints).ToJsonString(Indented) + "\n";

    public static JsonObject Build(IEnumerable<Endpoint> endpoints)
    {
        var schemas = new ApiSchemas(ApiWords.Load());
        var paths = new SortedDictionary<string, SortedDictionary<string, JsonObject>>(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var endpoint in endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<ApiOperation>() is not { } operation) continue;
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            var path = pattern[ApiRoutes.Root.Length..];
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Where(m => !HttpMethods.IsHead(m)))
            {
                if (!paths.TryGetValue(path, out var methods)) paths[path] = methods = new(StringComparer.Ordinal);
                methods[method.ToLowerInvariant()] = Operation(endpoint, operation, method, schemas);
                used.Add(operation.Tag);
            }
        }
        schemas.Of(typeof(ApiProblem), "Problem");
        var shown = new JsonObject();
        foreach (var (path, methods) in paths)
        {
            var item = new JsonObject();
            foreach (var (method, operation) in methods) item[method] = operation;
            shown[path] = item;
        }
        if (used.Except(Tags.Keys).ToList() is { Count: > 0 } strange) throw new InvalidOperationException($"Say what these parts of the API hold: {string.Join(", ", strange)}.");
        return new()
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Milepost",
                ["version"] = "1",
                ["summary"] = "Individual Employment Plans and Individual Service Strategies.",
                ["description"] = Introduction,
                ["license"] = new JsonObject { ["name"] = "Apache License 2.0", ["identifier"] = "Apache-2.0" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = ApiRoutes.Root, ["description"] = "This installation" }),
            ["security"] = new JsonArray(new JsonObject { ["token"] = new JsonArray() }),
            ["tags"] = new JsonArray([.. Tags.Where(tag => used.Contains(tag.Key)).Select(tag => new JsonObject { ["name"] = tag.Key, ["description"] = tag.Value })]),
            ["paths"] = shown,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["bearerFormat"] = "mp_...", ["description"] = "A token made with `milepost token create`, or on the account's page. Scopes: read, write, admin." },
                },
                ["headers"] = Headers(),
                ["responses"] = Answers(),
                ["schemas"] = schemas.Components(),
            },
        };
    }

    private const string Introduction = """
        Everything a page can do, through the same handlers and the same scope. A token acts as its account, with the roles that the account has at the moment, narrowed by the token's scopes.

        Days are written `2026-03-31`, instants `2026-03-31T14:05:00Z`, amounts of money as digits in quotes, `"15.00"`. A participant in an address may be named by id or case number, a part of a record by its id or the id it has in case files.
        A property that stands neither here nor in the schema is refused. Refusals are problems as in RFC 9457, with a `code` and every field that is wrong.

        Reading gives an ETag; If-None-Match answers 304 while it holds. A change of what is there already names the version that it was made on: the ETag as If-Match, or the thing's `version` (of goals and objectives, `revision`) in the body.
        A write that bears an Idempotency-Key is done once: the same request sent again within seven days gets the first answer.
        Lists that may be long come in pages; `next` of one, given as `cursor`, leads to the following one.
        """;

    private static JsonObject Operation(RouteEndpoint endpoint, ApiOperation operation, string method, ApiSchemas schemas)
    {
        var command = operation.Command;
        var isRead = HttpMethods.IsGet(method);
        var scope = endpoint.Metadata.GetMetadata<NeededScope>()?.Scope ?? (isRead ? ApiScopes.Read : ApiScopes.Write);
        var words = command is null ? null : schemas.Words.Of(command.Command);
        var shown = new JsonObject
        {
            ["operationId"] = operation.Name,
            ["tags"] = new JsonArray(operation.Tag),
            ["summary"] = operation.Summary ?? words ?? Sentence(operation.Name),
            ["security"] = new JsonArray(new JsonObject { ["token"] = new JsonArray(ApiScopeWords.Of(scope)) }),
        };
        var parameters = new JsonArray();
        foreach (var part in endpoint.RoutePattern.Parameters)
            parameters.Add(new JsonObject { ["name"] = part.Name, ["in"] = "path", ["required"] = true, ["description"] = PathWords(part.Name, endpoint.RoutePattern.GetParameter("participantId") is not null), ["schema"] = new JsonObject { ["type"] = part.Name == "number" ? "integer" : "string" } });
        foreach (var query in operation.Query)
        {
            var asked = new JsonObject { ["name"] = query.Name, ["in"] = "query", ["description"] = query.Words };
            if (query.IsRequired) asked["required"] = true;
            asked["schema"] = query.Name == "limit" ? new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = PageAsked.Most } : schemas.Plain(query.Type);
            parameters.Add(asked);
        }
        if (command is not null)
            parameters.Add(new JsonObject
            {
                ["name"] = CommandRequest.AcceptWarning, ["in"] = "query", ["description"] = "A warning of policy that was read and does not hold the change up: acceptAs of the problem.",
                ["schema"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } },
            });
        if (command?.Version is { } version)
            parameters.Add(Header("If-Match", $"The ETag that reading gave, or the thing's version in quotes. Without it, \"{version.Name}\" in the body{(version.IsNullable ? ", or neither" : "")}.", "\"3\""));
        if (!isRead) parameters.Add(Header(CommandRequest.KeyHeader, "A new UUID, or the like, for each thing to do: sent again with it, the request is done once.", "0b8f6f52-7a3f-4b6e-9f0e-3d6f6a3f8d11"));
        if (parameters.Count > 0) shown["parameters"] = parameters;

        if (command is { } taken && (taken.Body.Count > 0 || taken.Version is not null))
        {
            var content = new JsonObject { ["schema"] = schemas.Body(taken, Capital(operation.Name)) };
            if (ApiExamples.Of(operation.Name) is { } example) content["example"] = example;
            shown["requestBody"] = new JsonObject { ["required"] = taken.Body.Any(m => m.IsRequired), ["content"] = new JsonObject { ["application/json"] = content } };
        }
        else if (operation.BodyType is { } type)
            shown["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = new JsonObject { [type] = new JsonObject { ["schema"] = type == "application/json" ? new JsonObject { ["type"] = "object", ["description"] = "A case file, milepost-case/1." } : [] } },
            };

        var answers = new JsonObject { [$"{operation.Status}"] = Success(operation, isRead, schemas) };
        if (isRead) answers["304"] = new JsonObject { ["description"] = "What If-None-Match names still holds." };
        int[] refusals = isRead ? [400, 401, 403, 404, 429] : command?.Version is null ? [400, 401, 403, 404, 409, 413, 422, 429] : [400, 401, 403, 404, 409, 412, 413, 422, 428, 429];
        foreach (var status in refusals) answers[$"{status}"] = new JsonObject { ["$ref"] = $"#/components/responses/{Refusals[status].Name}" };
        shown["responses"] = answers;
        return shown;
    }

    private static JsonObject Success(ApiOperation operation, bool isRead, ApiSchemas schemas)
    {
        var headers = new JsonObject();
        if (operation.Answer is not null || operation.AnswerType is not null) headers["ETag"] = Ref("headers", "ETag");
        if (operation.Status == StatusCodes.Status201Created) headers["Location"] = Ref("headers", "Location");
        if (operation.Answer is { IsGenericType: true }) headers["Link"] = Ref("headers", "Link");
        if (!isRead) headers[CommandRequest.ReplayedHeader] = Ref("headers", CommandRequest.ReplayedHeader);
        foreach (var rate in new[] { "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset" }) headers[rate] = Ref("headers", rate);
        var answer = new JsonObject
        {
            ["description"] = operation.Status switch { StatusCodes.Status201Created => "It is written, and can be read at Location.", StatusCodes.Status204NoContent => "Done.", _ => isRead ? "Found." : "Done." },
            ["headers"] = headers,
        };
        if (operation.Answer is { } type) answer["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schemas.Of(type) } };
        else if (operation.AnswerType is { } file) answer["content"] = new JsonObject { [file] = new JsonObject { ["schema"] = file == "application/json" ? new JsonObject { ["type"] = "object" } : [] } };
        return answer;
    }

    private static JsonObject Headers() => new()
    {
        ["ETag"] = Told("The version of what was read: give it as If-None-Match, or as If-Match with a change."),
        ["Location"] = Told("Where what was written can be read."),
        ["Link"] = Told("The next page of the list, rel=\"next\"; absent at its end."),
        [CommandRequest.ReplayedHeader] = Told("\"true\": the request was done before, and this is the answer of then."),
        ["RateLimit-Limit"] = Told("Requests that the token may send in a minute; absent where there is no limit.", "integer"),
        ["RateLimit-Remaining"] = Told("How many of them are left.", "integer"),
        ["RateLimit-Reset"] = Told("Seconds until they are all there again.", "integer"),
        ["Retry-After"] = Told("Seconds to wait.", "integer"),
        ["WWW-Authenticate"] = Told("What is wrong with the token."),
    };

    private static JsonObject Answers()
    {
        var answers = new JsonObject();
        foreach (var (status, (name, words)) in Refusals)
        {
            answers[name] = new JsonObject { ["description"] = words, ["content"] = new JsonObject { [ApiProblem.ContentType] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = Problem } } } };
            if (status is 401 or 403) answers[name]!["headers"] = new JsonObject { ["WWW-Authenticate"] = Ref("headers", "WWW-Authenticate") };
            if (status == 429) answers[name]!["headers"] = new JsonObject { ["Retry-After"] = Ref("headers", "Retry-After") };
        }
        return answers;
    }

    private static JsonObject Told(string words, string type = "string") => new() { ["description"] = words, ["schema"] = new JsonObject { ["type"] = type } };

    private static JsonObject Ref(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };

    private static JsonObject Header(string name, string words, string example) =>
        new() { ["name"] = name, ["in"] = "header", ["description"] = words, ["schema"] = new JsonObject { ["type"] = "string" }, ["example"] = example };

    private static string PathWords(string name, bool ofRecord) => name switch
    {
        "participantId" or "keepId" => "The participant's id or case number.",
        "number" => "Its number, as reading gives it.",
        _ when RecordKeysQuery.Parts.Contains(name) && ofRecord => "Its id, or the id that it has in case files.",
        _ => "Its id.",
    };

    /// <summary>"writeCaseNote" is "Write case note."</summary>
    private static string Sentence(string name) => Capital(string.Concat(name.Select(c => char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : $"{c}"))) + ".";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
