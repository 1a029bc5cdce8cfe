import { Ajv2020 } from "ajv/dist/2020.js";
import { readContractFile } from "../../openapi/read.ts";
import { ApiError } from "../core/refusal.ts";
import type { Service } from "../core/service.ts";
import { contractOfService } from "../runtime/contract.ts";
import type { Sandbox } from "../runtime/sandbox.ts";
import { ControlRefusal } from "./operation.ts";

export interface PanelCall {
  readonly sandbox: Sandbox;
  readonly service: Service;
  readonly action: string;
  readonly body: unknown;
}

interface PanelDocument {
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly post: {
          readonly requestBody: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
        };
      }
    >
  >;
}

/** Does what someone would do in the vendor's back office, after checking the body against panel.yaml. */
export async function runPanel({ sandbox, service, action, body }: PanelCall): Promise<Record<string, unknown>> {
  const handler = Object.hasOwn(service.panel, action) ? service.panel[action] : undefined;
  if (!handler) {
    throw new ControlRefusal(404, `${service.name} has no panel action ${action}`, {
      field: "action",
      remedy: `known: ${Object.keys(service.panel).join(", ")}`,
    });
  }
  refuseWrongBody(service, action, body);
  try {
    const { body: made } = await sandbox.transact(service.name, "", (ctx) =>
      handler.handle({ path: {}, query: {}, body }, ctx),
    );
    return typeof made === "object" ? { ...made } : {};
  } catch (error) {
    throw error instanceof ApiError ? panelRefusal(error, service, action) : error;
  }
}

/** What a panel action refused, in its own words. */
function panelRefusal({ status, body }: ApiError, service: Service, action: string): ControlRefusal {
  const said =
    typeof body === "object" && body !== null && "error" in body ? String(body.error) : `${action} is refused`;
  return new ControlRefusal(status, said, { field: action, remedy: `see panel.yaml of ${service.name}` });
}

function refuseWrongBody(service: Service, action: string, body: unknown): void {
  const document = readContractFile(contractOfService(service), "panel") as PanelDocument;
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema(document, "panel");
  const pointer = `panel#/paths/~1panel~1${action}/post/requestBody/content/application~1json/schema`;
  const validate = ajv.compile({ $ref: pointer });
  if (validate(body)) return;
  const [error] = validate.errors ?? [];
  const field = `body${error?.instancePath.replaceAll("/", ".") ?? ""}`;
  const named = error?.params.additionalProperty ? ` (${error.params.additionalProperty})` : "";
  throw new ControlRefusal(400, `${field} ${error?.message}${named}`, {
    field,
    remedy: `see panel.yaml of ${service.name}`,
  });
}
