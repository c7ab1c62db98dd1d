using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Milepost.App.Web;

namespace Milepost.App.Tests.Web;

/// <summary>Reads a form the way a page does, without a page.</summary>
internal sealed class FormBinding
{
    private readonly ServiceProvider services;

    public FormBinding()
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddWebShell();
        services = collection.BuildServiceProvider();
    }

    public IModelMetadataProvider Metadata => services.GetRequiredService<IModelMetadataProvider>();

    public async Task<(TForm Form, ModelStateDictionary ModelState)> SendAsync<TForm>(params (string Name, string Typed)[] fields) where TForm : class, new()
    {
        var http = new DefaultHttpContext { RequestServices = services };
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor());
        var values = new FormValueProvider(BindingSource.Form, new FormCollection(fields.ToDictionary(field => field.Name, field => new StringValues(field.Typed))), CultureInfo.InvariantCulture);
        var metadata = Metadata.GetMetadataForType(typeof(TForm));
        var binder = services.GetRequiredService<IModelBinderFactory>().CreateBinder(new ModelBinderFactoryContext { Metadata = metadata, BindingInfo = new BindingInfo() });
        var context = DefaultModelBindingContext.CreateBindingContext(action, values, metadata, new BindingInfo(), "");

        await binder.BindModelAsync(context);

        var form = (TForm)(context.Result.Model ?? new TForm());
        services.GetRequiredService<IObjectModelValidator>().Validate(action, context.ValidationState, "", form);
        return (form, context.ModelState);
    }
}
