using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain;

/// <summary>What went wrong, in words that say what to do next. Written once, beside its feature.</summary>
/// <param name="Code">Stable name for tests and API clients, like <c>plan.no-open-goal</c>.</param>
/// <param name="Kind">Decides the HTTP status, the page's answer and the exit code.</param>
/// <param name="Message">One or two plain sentences for the person who has to act.</param>
/// <param name="Field">The field of the command it belongs to, when there is one.</param>
public sealed record Problem(string Code, ProblemKind Kind, string Message, string? Field = null)
{
    /// <summary>The gate of a requirement that the change runs into.</summary>
    public ClosedGate? Gate { get; init; }

    public Problem At(string field) => this with { Field = field };
}

public enum ProblemKind
{
    /// <summary>What was entered cannot be right; the field says why.</summary>
    Invalid,

    /// <summary>It is not there, or not for this person: both look the same.</summary>
    NotFound,

    /// <summary>The record's state does not allow it now.</summary>
    Conflict,

    /// <summary>Somebody else changed it since the form was opened.</summary>
    Stale,
}

/// <summary>Either a value or at least one problem, never both.</summary>
public sealed class Result<T>
{
    private readonly T? _value;

    private Result(T? value, IReadOnlyList<Problem> problems) => (_value, Problems) = (value, problems);

    public IReadOnlyList<Problem> Problems { get; }

    public Problem? Problem => Problems.Count == 0 ? null : Problems[0];

    public bool IsDone => Problems.Count == 0;

    /// <exception cref="InvalidOperationException">There is a problem instead of a value.</exception>
    public T Value => IsDone ? _value! : throw new InvalidOperationException($"No value: {Problem!.Code}.");

    public static implicit operator Result<T>(T value) => new(value, []);

    public static implicit operator Result<T>(Problem problem) => new(default, [problem]);

    public static implicit operator Result<T>(List<Problem> problems) =>
        problems.Count > 0 ? new(default, problems) : throw new ArgumentException("A refusal needs a problem.", nameof(problems));

#pragma warning disable CA1000 // No conversion makes a result of an object of whatever kind.
    /// <summary>For a value whose type is no class of its own, such as an object of whatever kind.</summary>
    public static Result<T> Of(T value) => new(value, []);
#pragma warning restore CA1000

    /// <summary>The same problems as a result of another kind.</summary>
    public Result<TOther> As<TOther>() => Problems.ToList();
}

/// <summary>The value of a command that has nothing to give back.</summary>
public readonly record struct Done
{
    public static Done It => default;
}
