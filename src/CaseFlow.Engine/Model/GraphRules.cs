namespace CaseFlow.Engine.Model;

/// <summary>Rules on how nodes may be connected.</summary>
internal static class GraphRules
{
    public static void Check(IReadOnlyList<Node> nodes, Faults faults)
    {
        foreach (var node in nodes)
        {
            CheckArrows(node, faults);
            switch (node)
            {
                case GatewayNode { Kind: NodeKind.EventBasedGateway } gateway:
                    CheckEventGateway(gateway, faults);
                    break;
                case SubProcessNode { Kind: NodeKind.EventSubProcess } handler:
                    CheckEventSubProcess(handler, faults);
                    break;
                case SubProcessNode { AdHoc: not null } adHoc:
                    CheckAdHoc(adHoc, faults);
                    break;
                case ThrowEventNode { Definition: LinkDefinition link } jump:
                    CheckLink(jump, link, nodes, faults);
                    break;
            }
        }
        foreach (var scope in nodes.GroupBy(n => n.Parent).Where(g => g.Key?.Kind != NodeKind.EventSubProcess))
        {
            foreach (var second in scope.OfType<StartEventNode>().Where(s => s.Definition is null).Skip(1))
            {
                faults.Add("several-starts", second, "the scope has a second start event without a definition", "keep one, and split the way with a gateway");
            }
        }
    }

    private static void CheckArrows(Node node, Faults faults)
    {
        if (node.Incoming.Count > 0 && node is (StartEventNode or BoundaryEventNode or SubProcessNode { Kind: NodeKind.EventSubProcess } or CatchEventNode { Definition: LinkDefinition } or ActivityNode { IsForCompensation: true }))
        {
            faults.Add("bad-flow", node, $"an arrow leads into {node}, which starts by itself", "take the arrow away");
        }
        if (node.Outgoing.Count > 0 && node is (EndEventNode or SubProcessNode { Kind: NodeKind.EventSubProcess } or ThrowEventNode { Definition: LinkDefinition } or ActivityNode { IsForCompensation: true } or BoundaryEventNode { Definition: CompensateDefinition }))
        {
            faults.Add("bad-flow", node, $"an arrow leads out of {node}, where the path ends", "take the arrow away");
        }
        if (node is SubProcessNode { Kind: NodeKind.EventSubProcess } handler && (handler.BoundaryEvents.Count > 0 || handler.MultiInstance is not null))
        {
            faults.Add("bad-event-sub-process", node, "an event sub-process cannot have boundary events or be repeated", "put them on a sub-process inside");
        }
    }

    private static void CheckEventGateway(GatewayNode gateway, Faults faults)
    {
        foreach (var flow in gateway.Outgoing)
        {
            var waits = flow.Target is CatchEventNode { Definition: not (null or LinkDefinition) } or ReceiveTaskNode { BoundaryEvents.Count: 0, MultiInstance: null };
            if (!waits || flow.Target.Incoming.Count > 1)
            {
                faults.Add("bad-event-gateway", flow.Target, $"it follows the event-based gateway {gateway.Id} but is no event that only this gateway leads to", "let the gateway lead to timer, message, signal or conditional catch events of its own");
            }
        }
    }

    private static void CheckEventSubProcess(SubProcessNode handler, Faults faults)
    {
        var starts = handler.Nodes.OfType<StartEventNode>().ToArray();
        if (starts.Length != 1)
        {
            faults.Add("bad-event-sub-process", handler, "an event sub-process needs exactly one start event", "give it one start event with a definition");
        }
    }

    private static void CheckAdHoc(SubProcessNode adHoc, Faults faults)
    {
        foreach (var node in adHoc.Nodes.Where(n => n is StartEventNode or EndEventNode))
        {
            faults.Add("bad-ad-hoc", node, $"{node} lies in the ad-hoc sub-process {adHoc.Id}, whose activities are started by hand", "take it out");
        }
        if (!adHoc.Startable.Any())
        {
            faults.Add("bad-ad-hoc", adHoc, "nothing in the ad-hoc sub-process can be started", "draw an activity in it that no arrow leads to");
        }
    }

    private static void CheckLink(ThrowEventNode jump, LinkDefinition link, IReadOnlyList<Node> nodes, Faults faults)
    {
        var targets = nodes.Count(n => n is CatchEventNode { Definition: LinkDefinition other } && other.Name == link.Name && n.Parent == jump.Parent);
        if (targets != 1)
        {
            faults.Add("bad-link", jump, $"there are {targets} catching links named '{link.Name}' in this scope", "draw exactly one catching link with this name");
        }
    }
}
