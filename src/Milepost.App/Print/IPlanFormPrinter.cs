namespace Milepost.App.Print;

/// <summary>Prints the form that a participant and a career planner sign.</summary>
public interface IPlanFormPrinter
{
    /// <summary>Prints the form. The same content, words and instant give the same bytes.</summary>
    /// <param name="printedAt">Its own offset decides which day is printed, so pass the agency's local time.</param>
    PrintedForm Print(PlanFormContent content, PlanFormWords words, DateTimeOffset printedAt);

    /// <summary>Prints one form in two languages beside each other, for reading: it has no place to sign.</summary>
    PrintedForm PrintSideBySide((PlanFormContent Content, PlanFormWords Words) left, (PlanFormContent Content, PlanFormWords Words) right, DateTimeOffset printedAt);
}

/// <summary>A printed form, to be kept byte for byte.</summary>
/// <param name="Sha256Hex">The SHA-256 of the bytes in lower-case hexadecimal.</param>
/// <param name="UnprintableCharacters">Characters that stand as boxes because the font lacks them; if there are any, offer printing through the browser.</param>
public sealed record PrintedForm(byte[] Bytes, string Sha256Hex, int Pages, IReadOnlyList<string> UnprintableCharacters);
