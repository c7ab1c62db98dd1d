using System.ComponentModel.DataAnnotations;

namespace Milepost.App.Tests.Web.ModelBinding;

public sealed class PlainMessagesTests
{
    private readonly FormBinding binding = new();

    [Fact]
    public async Task Every_rule_of_a_form_speaks_in_plain_words()
    {
        var (_, state) = await binding.SendAsync<ContactForm>(("Email", "nobody"), ("Statement", new string('x', 21)), ("Term", "Forever"), ("Hours", "many"));

        Assert.Equal("Enter the email address like name@example.org", Assert.Single(state["Email"]!.Errors).ErrorMessage);
        Assert.Equal("Shorten the goal statement to 20 characters or fewer", Assert.Single(state["Statement"]!.Errors).ErrorMessage);
        Assert.Equal("Change the term: “Forever” cannot be used here", Assert.Single(state["Term"]!.Errors).ErrorMessage);
        Assert.Equal("Change the weekly hours: “many” cannot be used here", Assert.Single(state["Hours"]!.Errors).ErrorMessage);
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_by_its_label()
    {
        var (_, state) = await binding.SendAsync<ContactForm>(("Hours", "1"));

        Assert.Equal("Enter the goal statement", Assert.Single(state["Statement"]!.Errors).ErrorMessage);
        Assert.Equal("Choose the term", Assert.Single(state["Term"]!.Errors).ErrorMessage);
        Assert.Equal("Say how you met", Assert.Single(state["Method"]!.Errors).ErrorMessage);
    }

    [Fact]
    public async Task A_line_end_counts_once_and_nothing_unstorable_gets_in()
    {
        var (form, state) = await binding.SendAsync<ContactForm>(("Statement", "0123456789\r\n012345678\0"), ("Term", "Short"), ("Method", "Phone"));

        Assert.True(state.IsValid);
        Assert.Equal("0123456789\n012345678", form.Statement);
    }

    private enum Term
    {
        Short,
        Long,
    }

    private sealed class ContactForm
    {
        [EmailAddress, Display(Name = "Email address")]
        public string? Email { get; set; }

        [Required, StringLength(20), Display(Name = "Goal statement")]
        public string? Statement { get; set; }

        [Required]
        public Term? Term { get; set; }

        [Required(ErrorMessage = "Say how you met")]
        public string? Method { get; set; }

        [Display(Name = "Weekly hours")]
        public int? Hours { get; set; }
    }
}
