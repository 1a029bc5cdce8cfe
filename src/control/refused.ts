import type { components } from "../../openapi/control/types.ts";
import { DeliveryPlanRefused } from "../runtime/effects/plan-check.ts";
import { PanelRefused } from "../runtime/panel.ts";
import { RowRefused } from "../runtime/rows.ts";
import { SandboxRefused } from "../runtime/runtime.ts";
import { ScenarioRefused } from "../runtime/scenario/refused.ts";
import { SettingRefused } from "../runtime/settings.ts";
import { SnapshotRefused } from "../runtime/snapshot/refused.ts";
import { ControlRefusal } from "./operation.ts";

export interface Refused extends Omit<components["schemas"]["Refusal"], "field" | "remedy"> {
  readonly status: number;
  readonly field?: string | undefined;
  readonly remedy?: string | undefined;
}

const sandboxRefusals: Readonly<Record<SandboxRefused["reason"], Omit<Refused, "error">>> = {
  unknown: { status: 404, field: "sandbox", remedy: "create it first" },
  taken: { status: 409, field: "name", remedy: "reset it or choose another name" },
  invalid: { status: 400, field: "scenarios", remedy: "GET /info names the services" },
};

const statuses = { unknown: 404, invalid: 400, taken: 409 } as const;

/** What the rooms below refuse, in the contract's words; undefined when the error is something else. */
export function refusedBelow(error: unknown): Refused | undefined {
  if (error instanceof ControlRefusal) {
    const { status, message, field, remedy } = error;
    return { status, error: message, field, remedy };
  }
  if (error instanceof SandboxRefused) return { ...sandboxRefusals[error.reason], error: error.message };
  if (error instanceof ScenarioRefused) {
    const { message, mistakes } = error;
    const [first] = mistakes;
    return { status: 400, error: message, field: first?.field ?? "scenarios", remedy: first?.remedy, mistakes };
  }
  if (error instanceof RowRefused || error instanceof SnapshotRefused)
    return { ...saying(error), status: statuses[error.reason] };
  if (error instanceof PanelRefused) {
    const { message, status, field } = error;
    return { status, error: message, field, remedy: error.remedy };
  }
  if (error instanceof SettingRefused || error instanceof DeliveryPlanRefused) return { ...saying(error), status: 400 };
  return undefined;
}

const saying = ({ message, field, remedy }: { message: string; field: string; remedy: string }) => ({
  error: message,
  field,
  remedy,
});
