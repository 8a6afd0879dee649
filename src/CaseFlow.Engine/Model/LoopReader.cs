using System.Xml.Linq;
using CaseFlow.Engine.Feel;

namespace CaseFlow.Engine.Model;

/// <summary>Reads how often an activity is done.</summary>
internal sealed class LoopReader(Faults faults)
{
    public MultiInstance? Read(XElement element)
    {
        if (element.Bpmns("multiInstanceLoopCharacteristics").FirstOrDefault() is not { } loop)
        {
            return null;
        }
        if (loop.Value("behavior") is { } behavior && behavior != "All")
        {
            faults.Unsupported(loop, $"the multi-instance behaviour {behavior}", "leave the behaviour at All, and use a completion condition");
        }
        var cardinality = Part(loop, loop.Bpmns("loopCardinality").FirstOrDefault()?.Value, "the cardinality");
        var collection = Part(loop, loop.Own("collection") ?? loop.Foreign("collection") ?? loop.Bpmns("loopDataInputRef").FirstOrDefault()?.Value, "the collection");
        if (cardinality is null == collection is null)
        {
            faults.Add("bad-multi-instance", loop, "it is not said how often the activity is done", "give either loopCardinality or cf:collection");
        }
        return new MultiInstance(
            loop.IsTrue("isSequential"),
            cardinality,
            collection,
            loop.Own("elementVariable") ?? loop.Foreign("elementVariable") ?? loop.Bpmns("inputDataItem").FirstOrDefault()?.Value("name"),
            Part(loop, loop.Bpmns("completionCondition").FirstOrDefault()?.Value, "the completion condition"));
    }

    private FeelExpression? Part(XElement loop, string? text, string what) =>
        string.IsNullOrWhiteSpace(text) ? null : faults.Expression(loop, text, what);
}
