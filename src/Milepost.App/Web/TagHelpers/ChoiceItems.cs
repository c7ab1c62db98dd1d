using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Web.Forms;
using Milepost.App.Web.Languages;

namespace Milepost.App.Web.TagHelpers;

/// <summary>The choices of a field: those the page gives, else those of the property's own type.</summary>
internal static class ChoiceItems
{
    private static SelectListItem[] YesAndNo => [new(FrameWords.Of("Yes"), "true"), new(FrameWords.Of("No"), "false")];

    public static IEnumerable<SelectListItem> For(IEnumerable<SelectListItem>? given, ModelMetadata metadata)
    {
        if (given is not null) return given;

        var type = (metadata.ElementMetadata ?? metadata).UnderlyingOrModelType;
        if (type == typeof(bool)) return YesAndNo;
        if (!type.IsEnum) throw new InvalidOperationException($"The field {metadata.Name} needs items: nothing can be chosen from a {type.Name}.");

        return Enum.GetNames(type).Select(name => new SelectListItem(WordsOf(type, name), name));
    }

    private static string WordsOf(Type type, string name) =>
        type.GetField(name)?.GetCustomAttribute<DisplayAttribute>()?.GetName() ?? PlainWords.FromName(name);
}
