using Milepost.App.Features.Mail.Send;
using Milepost.App.Store;

namespace Milepost.App.Features.Mail;

/// <summary>Hands a letter over at once, past the outbox, so that whoever sets mail up sees what the server says.</summary>
public sealed record TestMail(string Address);

public sealed class TestMailHandler(MailSettings settings, TimeProvider clock)
{
    public async Task<PostAnswer> HandleAsync(TestMail command)
    {
        var now = clock.GetUtcNow();
        using var post = new SmtpPost(settings);
        return await post.SendAsync(new()
        {
            To = command.Address.Trim(), Language = "en", Kind = LetterKinds.Test, Subject = "Milepost can send e-mail",
            Body = new(["This is a test of the mail settings of Milepost. It arrived, so they work."], null, null),
            CreatedAt = now, NextTryAt = now, TryUntil = now, MessageId = $"<{Guid.NewGuid():N}@{settings.Host}>",
        });
    }
}
