using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Data;

public sealed record DatabaseOptions
{
    public string Provider { get; init; } = "sqlite";
    public string ConnectionString { get; init; } = "Data Source=data/caseflow.db";
}

/// <summary>The database cannot be used as it is; the message (Dutch) says why and what to do.</summary>
public sealed class DatabaseException(string message, Exception? inner = null) : Exception(message, inner);

public static class DatabaseSetup
{
    /// <summary>Registers <see cref="CaseFlowDbContext"/> per request, and a factory for work outside one. Wrong settings are refused here.</summary>
    public static IServiceCollection AddCaseFlowDatabase(this IServiceCollection services, DatabaseOptions options)
    {
        Check(options);
        return services.AddDbContextFactory<CaseFlowDbContext>(builder => builder.UseCaseFlowDatabase(options));
    }

    public static DbContextOptionsBuilder UseCaseFlowDatabase(this DbContextOptionsBuilder builder, DatabaseOptions options)
    {
        Check(options).Use(builder, options.ConnectionString);
        return builder;
    }

    private static DatabaseProvider Check(DatabaseOptions options)
    {
        var provider = DatabaseProvider.Of(options.Provider);
        try
        {
            return provider.Parse(options.ConnectionString).Count > 0 ? provider
                : throw new DatabaseException($"De verbinding met de database ({options.Provider}) is leeg. Vul de verbindingstekst in.");
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new DatabaseException($"De verbindingstekst voor {options.Provider} is niet te lezen: {e.Message}", e);
        }
    }
}
