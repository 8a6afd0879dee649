using CaseFlow;
using CaseFlow.Data;
using CaseFlow.Jobs;
using CaseFlow.Tests.Host;
using CaseFlow.Toegang;
using CaseFlow.Werkprocessen;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// Runs until it is killed, or with --Host:Drain=true until nothing is left to do.
var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { Args = args });
builder.Configuration.AddCommandLine(args);
var settings = builder.Configuration.GetSection("Host").Get<HostSettings>()!;
var database = builder.Configuration.GetSection("Database").Get<DatabaseOptions>()!;
builder.Logging.AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
builder.Services.AddCaseFlow(Bronnen.Load(settings.Workflows), Geheim.LoadOrCreate(settings.KeyFile), database);
builder.Services.AddHostedService<JobWorker>();
using var host = builder.Build();
await using (var scope = host.Services.CreateAsyncScope())
{
    var db = scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>();
    await scope.ServiceProvider.GetRequiredService<Transactie>().RunAsync(() => scope.ServiceProvider.GetRequiredService<Routeboek>().VastleggenAsync(db, DateTimeOffset.UnixEpoch));
}
await host.StartAsync();
await using var acknowledged = new Acknowledgements(settings.Acknowledged);
var clients = Enumerable.Range(0, settings.Clients).Select(n => new Client(host.Services, acknowledged, settings, n)).ToList();
Console.WriteLine("ready");
await Task.WhenAll(clients.Select(c => Task.Run(c.RunAsync)).Append(Task.Run(() => Client.WaitUntilDoneAsync(host.Services, settings))));
await host.StopAsync();
