using Microsoft.Extensions.Configuration;
using Milepost.App.Features.Mail;

namespace Milepost.App.Tests.Features.Mail;

public sealed class MailSettingsTests
{
    [Fact]
    public void What_is_missing_or_wrong_is_told_in_words_and_stops_nothing()
    {
        Assert.Equal("No mail server is set, so letters wait. Set Mail:Server.", Read().Obstacle);
        Assert.StartsWith("Letters wait: set Mail:From", Read(("Mail:Server", "mail.example.org")).Obstacle, StringComparison.Ordinal);
        Assert.StartsWith("Letters wait: set PublicAddress", Read(("Mail:Server", "mail.example.org"), ("Mail:From", "m@example.org")).Obstacle, StringComparison.Ordinal);
        Assert.Null(Read(("Mail:Server", "mail.example.org"), ("Mail:From", "m@example.org"), ("PublicAddress", "https://milepost.example.org")).Obstacle);
        Assert.Contains("Mail:Port is \"often\"", Read(("Mail:Server", "x"), ("Mail:Port", "often")).Obstacle, StringComparison.Ordinal);
        Assert.Contains("Mail:From is \"nobody\"", Read(("Mail:Server", "x"), ("Mail:From", "nobody")).Obstacle, StringComparison.Ordinal);
        Assert.Contains("Mail:StartTls is \"maybe\"", Read(("Mail:Server", "x"), ("Mail:StartTls", "maybe")).Obstacle, StringComparison.Ordinal);
        Assert.Contains("PublicAddress is \"javascript:x\"", Read(("Mail:Server", "x"), ("PublicAddress", "javascript:x")).Obstacle, StringComparison.Ordinal);
    }

    [Fact]
    public void Encryption_is_asked_for_unless_it_is_switched_off()
    {
        Assert.True(Read().StartTls);
        Assert.Equal(587, Read().Port);
        Assert.False(Read(("Mail:StartTls", "false")).StartTls);
    }

    private static MailSettings Read(params (string Key, string Value)[] settings) =>
        MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build());
}
