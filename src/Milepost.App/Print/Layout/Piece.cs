using Milepost.App.Print.Pdf;

namespace Milepost.App.Print.Layout;

/// <summary>The smallest part of a page that is never torn apart: a line of text, or a line of each cell in a row.</summary>
/// <param name="Before">Space above, dropped at the top of a page.</param>
/// <param name="Draw">Draws the piece with its top at the given height.</param>
internal sealed record Piece(double Before, double Height, Action<PageCanvas, double> Draw)
{
    /// <summary>The piece stands on the same page as the one after it.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>What is repeated above the piece where it begins a page, such as a table's heading row.</summary>
    public RepeatedHead? Head { get; init; }
}

/// <summary>A heading row to repeat; a screen reader does not meet it again.</summary>
internal sealed record RepeatedHead(double Height, Action<PageCanvas, double> Draw);
