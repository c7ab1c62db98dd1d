using Microsoft.Extensions.Localization;
using Milepost.App.Web.Forms;
using Milepost.App.Web.ModelBinding;

namespace Milepost.App.Web.Languages;

/// <summary>Labels and messages of a form: in the resource file of its page or, where the form left the words to us, made of ours and its labels.</summary>
internal sealed class FormWords(IStringLocalizer own) : IStringLocalizer
{
    public LocalizedString this[string name] => this[name, []];

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            if (LanguageSetup.Current == LanguageSetup.Spanish && PlainMessages.MadeOf(name) is { } made)
                return new(name, FrameWords.Of(made.English, [PlainWords.InSentence(own[made.Label].Value), .. made.Numbers]));
            return arguments.Length == 0 ? own[name] : own[name, arguments];
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => own.GetAllStrings(includeParentCultures);
}
