import { environmentOf as namesOf } from "../../runtime/roles.ts";
import { environmentOf } from "../environment.ts";
import { ControlRefusal, controlOperation, sandboxNamed, serviceNamed } from "../operation.ts";

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

/** The default sandbox is entered with the ready-made credentials, any other with those minted for it. */
export const readEnvironment = controlOperation("readEnvironment", async ({ query }, context) => {
  const sandbox = sandboxNamed(query.sandbox ?? "default", context);
  const services = context.addresses().map(({ name, address, credentials }) => ({
    name,
    address,
    environment: namesOf(serviceNamed(name, context)),
    credentials: sandbox.name === "default" ? credentials : { ...sandbox.record.credentials[name] },
  }));
  return {
    status: 200,
    body: { variables: environmentOf({ gateway: context.gateway(), sandbox: sandbox.name, services }) },
  };
});
