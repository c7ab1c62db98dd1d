using System.ComponentModel.DataAnnotations;
using Milepost.App.Store;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Profile;

/// <summary>What is asked about a person, on the page that adds one and on the page that changes one.</summary>
public class ProfileForm
{
    [Display(Name = "First name"), Required, StringLength(100)]
    public string? FirstName { get; set; }

    [Display(Name = "Middle name"), StringLength(100)]
    public string? MiddleName { get; set; }

    [Display(Name = "Last name"), Required, StringLength(100)]
    public string? LastName { get; set; }

    [Display(Name = "Likes to be called"), StringLength(100, ErrorMessage = "Shorten what the person likes to be called to 100 characters or fewer.")]
    public string? PreferredName { get; set; }

    [Display(Name = "Birth date"), Required]
    public DateOnly? BirthDate { get; set; }

    [Display(Name = "Language"), AllowedValues(null, "en", "es", ErrorMessage = "Choose English or Spanish.")]
    public string? Language { get; set; }

    [Display(Name = "E-mail address"), StringLength(254), DataType(DataType.EmailAddress)]
    [RegularExpression(@"[^\s@]+@[^\s@]+\.[^\s@]+", ErrorMessage = "Enter the e-mail address like name@example.org.")]
    public string? Email { get; set; }

    [Display(Name = "Phone"), StringLength(40), DataType(DataType.PhoneNumber)]
    [RegularExpression(PhoneNumber, ErrorMessage = "Enter the phone number in digits, like 555-0100 or (312) 555-0100 ext. 4.")]
    public string? Phone { get; set; }

    [Display(Name = "Second phone"), StringLength(40), DataType(DataType.PhoneNumber)]
    [RegularExpression(PhoneNumber, ErrorMessage = "Enter the second phone number in digits, like 555-0100 or (312) 555-0100 ext. 4.")]
    public string? SecondPhone { get; set; }

    [Display(Name = "Street and apartment"), StringLength(200)]
    public string? Street { get; set; }

    [Display(Name = "City"), StringLength(100)]
    public string? City { get; set; }

    [Display(Name = "State"), StringLength(50)]
    public string? State { get; set; }

    [Display(Name = "ZIP code"), StringLength(20)]
    [RegularExpression(@"\s*\d{5}(-\d{4})?\s*", ErrorMessage = "Enter the ZIP code like 60601 or 60601-1234.")]
    public string? Zip { get; set; }

    [Display(Name = "Veteran")]
    public bool? Veteran { get; set; }

    [Display(Name = "Attending school")]
    public bool? AttendingSchool { get; set; }

    [Display(Name = "Desired career path"), StringLength(1000)]
    public string? DesiredCareerPath { get; set; }

    [Display(Name = "Training approved on")]
    public DateOnly? TrainingApprovedOn { get; set; }

    [Display(Name = "Plan kept on paper, in the folder")]
    public bool? Folder { get; set; }

    [Display(Name = "New career coach")]
    public bool? NewCareerCoach { get; set; }

    /// <summary>Of the profile as it was when the form was opened.</summary>
    public long Version { get; set; }

    // At least seven digits, so that half a number is noticed; an extension may follow.
    private const string PhoneNumber = @"\s*\+?(?:[-\s().]*\d){7,15}\s*(?:(?:x|ext\.?)\s*\d{1,6})?\s*";

    public static ProfileForm Of(Domain.Participants.Profile profile) => new()
    {
        FirstName = profile.FirstName, MiddleName = profile.MiddleName, LastName = profile.LastName, PreferredName = profile.PreferredName,
        BirthDate = profile.BirthDate, Language = profile.Language, Email = profile.Email, Phone = profile.Phone, SecondPhone = profile.SecondPhone,
        Street = profile.Address?.Street, City = profile.Address?.City, State = profile.Address?.State, Zip = profile.Address?.Zip,
        Veteran = profile.Veteran, AttendingSchool = profile.AttendingSchool, DesiredCareerPath = profile.DesiredCareerPath,
        TrainingApprovedOn = profile.TrainingApprovedOn, Folder = profile.Folder, NewCareerCoach = profile.NewCareerCoach,
        Version = ContentVersion.Of(profile),
    };

    public Domain.Participants.Profile ToProfile() => new()
    {
        FirstName = FirstName!.Trim(), MiddleName = Blank(MiddleName), LastName = LastName!.Trim(), PreferredName = Blank(PreferredName),
        BirthDate = BirthDate!.Value, Language = Language, Email = Blank(Email), Phone = Blank(Phone), SecondPhone = Blank(SecondPhone),
        Address = Blank(Street) is null && Blank(City) is null && Blank(State) is null && Blank(Zip) is null
            ? null : new Address(Blank(Street), Blank(City), Blank(State), Blank(Zip)),
        Veteran = Veteran, AttendingSchool = AttendingSchool, DesiredCareerPath = Blank(DesiredCareerPath), TrainingApprovedOn = TrainingApprovedOn,
        Folder = Folder, NewCareerCoach = NewCareerCoach,
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
