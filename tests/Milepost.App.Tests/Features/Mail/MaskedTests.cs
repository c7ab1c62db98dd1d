using Milepost.App.Features.Mail;

namespace Milepost.App.Tests.Features.Mail;

public sealed class MaskedTests
{
    [Theory]
    [InlineData("juniper@example.org", "j***@example.org")]
    [InlineData("j@example.org", "j***@example.org")]
    [InlineData("@example.org", "***")]
    [InlineData("nobody", "***")]
    public void An_address_keeps_its_first_letter_and_its_host(string address, string masked) => Assert.Equal(masked, Masked.Address(address));

    [Fact]
    public void A_servers_words_are_freed_of_the_address_and_of_the_mailbox_name() =>
        Assert.Equal("550 <j***@example.org>: user j*** unknown, see junipers.example", Masked.In("550 <Juniper@Example.org>: user juniper unknown, see junipers.example", "juniper@example.org"));
}
