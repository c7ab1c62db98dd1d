using Microsoft.Extensions.Localization;
using Milepost.Domain;

namespace Milepost.App.Features.My;

/// <summary>A handler's problems in the words of a customer's page.</summary>
public static class ReaderWords
{
    /// <summary>What the page's resource file does not know stays as it is: problems of uploads come in the reader's language already.</summary>
    public static Result<T> In<T>(this Result<T> result, IStringLocalizer words) =>
        result.IsDone ? result : result.Problems.Select(problem => problem with { Message = words[problem.Message] }).ToList();
}
