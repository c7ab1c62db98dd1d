namespace Milepost.Domain.Participants;

/// <summary>Whom adult funds serve first (29 USC 3174(c)(3)(E); the order of the groups is that of TEGL 19-16, section 7).</summary>
public static class PriorityOfService
{
    public const int Groups = 5;

    public static string Meaning(int group) => group switch
    {
        1 => "Veterans and eligible spouses who get public assistance, have a low income or are basic skills deficient",
        2 => "Others who get public assistance, have a low income or are basic skills deficient",
        3 => "Veterans and eligible spouses outside those groups",
        4 => "Groups that the Governor or the local board has named",
        5 => "Everybody else",
        _ => "",
    };
}
