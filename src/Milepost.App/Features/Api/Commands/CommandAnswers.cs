using System.Text.Json;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Agreements.Ask;
using Milepost.App.Features.Plans;
using Milepost.App.Features.Plans.Goals;
using Milepost.App.Features.Plans.Open;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Api.Commands;

/// <summary>How many things a command changed.</summary>
public sealed record Counted(int Count);

/// <summary>A secret that is told once.</summary>
public sealed record ToldOnce(string Secret);

/// <summary>What a command gave, as the API answers it: the thing itself, as reading it gives it, or nothing.</summary>
internal static class CommandAnswers
{
    /// <summary>The type that is answered for what a handler gives; null for no body.</summary>
    public static Type? TypeOf(Type answer)
    {
        if (answer.IsGenericType && answer.GetGenericTypeDefinition() == typeof(PlanEdited<>)) return TypeOf(answer.GetGenericArguments()[0]);
        if (answer == typeof(Done)) return null;
        if (answer == typeof(GoalChanged)) return typeof(Goal);
        if (answer == typeof(PlanOpened)) return typeof(Plan);
        if (answer == typeof(AskedToSign)) return typeof(Domain.Agreements.SignatureRequest);
        if (answer == typeof(OneTimeSecret) || answer == typeof(string)) return typeof(ToldOnce);
        return answer == typeof(int) ? typeof(Counted) : answer;
    }

    public static object? Of(object? value) => value switch
    {
        IPlanEdited edited => Of(edited.Edited),
        Done => null,
        GoalChanged changed => changed.Goal,
        PlanOpened opened => opened.Plan,
        AskedToSign asked => asked.Request,
        OneTimeSecret secret => new ToldOnce(secret.Text),
        string secret => new ToldOnce(secret),
        int count => new Counted(count),
        _ => value,
    };

    public static Guid? IdOf(object? value) => value switch
    {
        null => null,
        Recorded recorded => recorded.Id,
        _ => value.GetType().GetProperty("Id")?.GetValue(value) as Guid?,
    };

    /// <param name="at">Address of the list that the new thing stands in; null where nothing new stands anywhere.</param>
    public static AnswerToKeep Answer(object? value, string? at)
    {
        var shown = Of(value);
        if (shown is null) return new(StatusCodes.Status204NoContent, null, null, null);
        var location = at is not null && IdOf(shown) is { } id ? $"{at}/{id}" : null;
        return new(at is null ? StatusCodes.Status200OK : StatusCodes.Status201Created, location, ApiTag.Of(shown), JsonSerializer.Serialize(shown, shown.GetType(), ApiJson.Writing));
    }
}
