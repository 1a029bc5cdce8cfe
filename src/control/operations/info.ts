import { environmentOf as namesOf } from "../../runtime/roles.ts";
import { environmentOf } from "../environment.ts";
import { type ControlContext, ControlRefusal, controlOperation, sandboxNamed, serviceNamed } from "../operation.ts";

export const readInfo = controlOperation(
  "readInfo",
  async (_input, { runtime, version, addresses, gateway, state }) => ({
    status: 200,
    body: {
      product: "stunt-double",
      version,
      gateway: gateway(),
      services: [...addresses()],
      sandboxes: [...runtime.names()],
      state: state ?? null,
    },
  }),
);

export const stopSimulator = controlOperation("stopSimulator", async (_input, { stop }) => {
  if (!stop) {
    throw new ControlRefusal(409, "this simulator runs inside another program", { remedy: "end that program" });
  }
  stop();
  return { status: 202, body: { stopping: true } };
});

export const readEnvironment = controlOperation("readEnvironment", async ({ query }, context) => ({
  status: 200,
  body: { variables: variablesOf(query.sandbox ?? "default", context) },
}));

/** The default sandbox is entered with the ready-made credentials, any other with those minted for it. */
export function variablesOf(name: string, context: ControlContext): Record<string, string> {
  const sandbox = sandboxNamed(name, context);
  const services = context.addresses().map(({ name: service, address, credentials }) => ({
    name: service,
    address,
    environment: namesOf(serviceNamed(service, context)),
    credentials: sandbox.name === "default" ? credentials : { ...sandbox.record.credentials[service] },
  }));
  return environmentOf({ gateway: context.gateway(), sandbox: sandbox.name, services });
}
