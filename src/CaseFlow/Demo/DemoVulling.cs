namespace CaseFlow.Demo;
internal static class DemoVulling { public static Task VulAsync(IServiceProvider services, int maanden, DateTimeOffset nu, TextWriter uit, CancellationToken cancellation) => Task.CompletedTask; }
