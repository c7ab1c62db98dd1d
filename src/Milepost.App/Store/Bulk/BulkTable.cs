using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Milepost.App.Store.Bulk;

/// <summary>
/// One table as the model maps it: its columns in order, and how an entity becomes a row of them. Columns, conversions and JSON are the
/// model's own, so that a row written here is the row that the change tracker would have written.
/// </summary>
internal sealed class BulkTable<T> where T : class
{
    private readonly Action<T, Guid, BulkRows> _encode;

    public BulkTable(IModel model)
    {
        var entity = model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not in the model.");
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var from = Expression.Parameter(typeof(T));
        var owner = Expression.Parameter(typeof(Guid));
        var rows = Expression.Parameter(typeof(BulkRows));
        var columns = new List<string>();
        var steps = new List<Expression>();
        Add(entity, from);
        steps.Insert(0, Expression.Call(rows, nameof(BulkRows.Begin), null, Expression.Constant(columns.Count)));
        _encode = Expression.Lambda<Action<T, Guid, BulkRows>>(Expression.Block(steps), from, owner, rows).Compile();
        Name = entity.GetTableName()!;
        Columns = columns;

        void Add(ITypeBase type, Expression of)
        {
            foreach (var property in type.GetProperties())
            {
                columns.Add(property.GetColumnName(table)!);
                // The only shadow properties are keys of the thing it hangs from.
                var value = property.IsShadowProperty() ? owner : (Expression)Expression.Property(of, property.PropertyInfo!);
                steps.Add(Encode(property, value));
            }
            foreach (var complex in type.GetComplexProperties()) Add(complex.ComplexType, Expression.Property(of, complex.PropertyInfo!));
        }

        Expression Encode(IProperty property, Expression value)
        {
            var isNullable = !value.Type.IsValueType || Nullable.GetUnderlyingType(value.Type) is not null;
            if (!isNullable) return Put(property, value);
            var kept = Expression.Variable(value.Type);
            var bare = Nullable.GetUnderlyingType(value.Type) is null ? kept : (Expression)Expression.Property(kept, "Value");
            return Expression.Block([kept],
                Expression.Assign(kept, value),
                Expression.IfThenElse(Expression.Equal(kept, Expression.Constant(null, value.Type)), Expression.Call(rows, nameof(BulkRows.Null), null), Put(property, bare)));
        }

        Expression Put(IProperty property, Expression value)
        {
            if (property.GetTypeMapping().Converter is { } converter)
            {
                value = Expression.Invoke(converter.ConvertToProviderExpression, Expression.Convert(value, converter.ConvertToProviderExpression.Parameters[0].Type));
            }
            if (value.Type.IsEnum) value = Expression.Convert(value, Enum.GetUnderlyingType(value.Type));
            var method = value.Type switch
            {
                var t when t == typeof(string) => nameof(BulkRows.Text),
                var t when t == typeof(int) || t == typeof(long) => nameof(BulkRows.Whole),
                var t when t == typeof(bool) => nameof(BulkRows.YesNo),
                var t when t == typeof(Guid) => nameof(BulkRows.Id),
                var t when t == typeof(DateOnly) => nameof(BulkRows.Day),
                var t when t == typeof(DateTimeOffset) => nameof(BulkRows.Instant),
                // Amounts are never written in bulk so far: an import knows none.
                _ => null,
            };
            return method is null
                ? Expression.Throw(Expression.New(typeof(NotSupportedException).GetConstructor([typeof(string)])!, Expression.Constant($"{typeof(T).Name}.{property.Name} cannot be written in bulk.")))
                : Expression.Call(rows, typeof(BulkRows).GetMethod(method, [value.Type])!, value);
        }
    }

    public string Name { get; }

    public IReadOnlyList<string> Columns { get; }

    /// <param name="owner">The key of what it hangs from, where the entity does not know it itself.</param>
    public void Encode(T entity, BulkRows into, Guid owner = default) => _encode(entity, owner, into);
}
