import { controlOperation } from "../operation.ts";

export const readInfo = controlOperation("readInfo", async (_input, { runtime, version, addresses }) => ({
  status: 200,
  body: { product: "stunt-double", version, services: [...addresses()], sandboxes: [...runtime.names()] },
}));
