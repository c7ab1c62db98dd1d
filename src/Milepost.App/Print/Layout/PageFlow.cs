using Milepost.App.Print.Pdf;

namespace Milepost.App.Print.Layout;

/// <summary>Places pieces on pages from top to bottom.</summary>
internal sealed class PageFlow(PageShape shape, Func<int, PageCanvas> startPage)
{
    private readonly List<PageCanvas> _pages = [];
    private double _at;

    public IReadOnlyList<PageCanvas> Pages => _pages;

    public void Place(IReadOnlyList<Piece> pieces)
    {
        if (_pages.Count == 0) StartPage();
        for (var i = 0; i < pieces.Count;)
        {
            var end = i + 1;
            while (end < pieces.Count && pieces[end - 1].KeepWithNext) end++;
            var chain = pieces.Skip(i).Take(end - i).ToList();

            if (!IsAtTop && !Fits(chain) && FitsOnNewPage(chain)) StartPage(chain[0]);
            foreach (var piece in chain)
            {
                if (!IsAtTop && !Fits([piece])) StartPage(piece);
                var top = IsAtTop ? _at : _at + piece.Before;
                piece.Draw(_pages[^1], top);
                _at = top + piece.Height;
                IsAtTop = false;
            }

            i = end;
        }
    }

    private bool IsAtTop { get; set; }

    private bool Fits(IReadOnlyList<Piece> chain) => _at + Tall(chain, atTop: IsAtTop) <= shape.Bottom;

    private bool FitsOnNewPage(IReadOnlyList<Piece> chain) =>
        PageShape.Top + (chain[0].Head is { } head ? head.Height + 2 : 0) + Tall(chain, atTop: true) <= shape.Bottom;

    private static double Tall(IReadOnlyList<Piece> chain, bool atTop) =>
        chain.Sum(p => p.Before + p.Height) - (atTop ? chain[0].Before : 0);

    private void StartPage(Piece? first = null)
    {
        _pages.Add(startPage(_pages.Count));
        _at = _pages.Count == 1 ? PageShape.FirstTop : PageShape.Top;
        IsAtTop = true;
        if (first?.Head is not { } head) return;

        head.Draw(_pages[^1], _at);
        _at += head.Height + 2;
    }
}
