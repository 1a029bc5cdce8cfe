import type { Service } from "../core/service.ts";
import { type PanelCall, PanelRefused, runPanel } from "../runtime/panel.ts";
import { ControlRefusal } from "./operation.ts";

/** A panel action, refused in the control API's words. */
export async function runPanelFor(call: PanelCall): Promise<Record<string, unknown>> {
  try {
    return await runPanel(call);
  } catch (error) {
    throw error instanceof PanelRefused ? refusalOf(error, call.service) : error;
  }
}

function refusalOf({ reason, message, field, status }: PanelRefused, service: Service): ControlRefusal {
  if (reason === "action") {
    const remedy = `known: ${Object.keys(service.panel).join(", ")}`;
    return new ControlRefusal(status, message, { field: "action", remedy });
  }
  return new ControlRefusal(status, message, { field, remedy: `see panel.yaml of ${service.name}` });
}
