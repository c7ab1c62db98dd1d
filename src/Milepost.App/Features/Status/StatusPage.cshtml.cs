using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Milepost.App.Web;

namespace Milepost.App.Features.Status;

/// <summary>What a person sees instead of a bare status code. A page that is refused and one that does not exist look the same.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class StatusPage(IStringLocalizer<StatusPage> words) : MilepostPage
{
    public string Heading { get; private set; } = "";

    public string WhatToDo { get; private set; } = "";

    public void OnGet(int code) => Say(code);

    /// <summary>A refused form is answered here, too; nothing is read from it.</summary>
    public void OnPost(int code) => Say(code);

    private void Say(int code) => (Heading, WhatToDo) = code switch
    {
        StatusCodes.Status400BadRequest => (words["This could not be read"],
            words["The page you sent was open for too long or came from another sign-in. Go back, load the page again and send it once more."]),
        StatusCodes.Status404NotFound => (words["There is nothing here"],
            words["The address may be mistyped, or what you look for may not be yours to see. Search for the person by name or case number."]),
        StatusCodes.Status405MethodNotAllowed => (words["This cannot be done here"], words["Go back and use the buttons of the page."]),
        StatusCodes.Status413PayloadTooLarge => (words["This file is too large"], words["Go back and choose a smaller file. The page says how large it may be."]),
        StatusCodes.Status429TooManyRequests => (words["Too many tries"], words["Wait a few minutes, then try again."]),
        _ => (words["Something went wrong on our side"], words["Nothing you had saved is lost. Go back and try again; if it stays so, tell your administrator what you did and when."]),
    };
}
