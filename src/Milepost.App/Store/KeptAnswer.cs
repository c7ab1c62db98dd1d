namespace Milepost.App.Store;

/// <summary>
/// What was answered to a request that bore a key, written with the change itself: whoever lost the answer sends the request again, gets the
/// same answer, and nothing is done twice.
/// </summary>
public sealed class KeptAnswer
{
    /// <summary>Answers are kept this long; later the same key does the thing once more.</summary>
    public static readonly TimeSpan Lifespan = TimeSpan.FromDays(7);

    public const int KeyMaxLength = 200;

    public required Guid TokenId { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of method, address and body: the same key with another request is a mistake.</summary>
    public required string RequestSha256 { get; init; }

    public required DateTimeOffset At { get; init; }

    public required int Status { get; init; }

    public string? Location { get; init; }

    public string? ETag { get; init; }

    public string? Body { get; init; }
}

/// <summary>The answer to a request, as far as it is kept.</summary>
public sealed record AnswerToKeep(int Status, string? Location, string? ETag, string? Body);

/// <summary>That the request under way bears a key, and how its answer will read.</summary>
public sealed class KeyedRequest(Guid tokenId, string key, string requestSha256, Func<object?, AnswerToKeep> answer)
{
    public Guid TokenId => tokenId;

    public string Key => key;

    public string RequestSha256 => requestSha256;

    /// <summary>The answer is in the store; a second change of the same request keeps none.</summary>
    public bool IsKept { get; set; }

    public AnswerToKeep AnswerOf(object? value) => answer(value);
}

/// <summary>The request was done before; nothing was written now.</summary>
public sealed class RepeatedRequestException(KeptAnswer answer) : Exception("The request was done before.")
{
    public KeptAnswer Answer => answer;
}
