namespace CaseFlow;
internal static class WorkflowsCheck { public static int Run(string workflows, TextWriter uit) => 2; }
