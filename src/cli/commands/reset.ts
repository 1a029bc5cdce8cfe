import { asking } from "../connect.ts";
import { sandboxTold } from "../told.ts";

export const reset = asking({
  name: "reset",
  says: "a sandbox back to its scenario; its credentials stay",
  flags: {},
  examples: ["reset", "reset --sandbox ci"],
  ask: async ({ client, sandbox }) => sandboxTold("reset", await client.call("resetSandbox", { path: { sandbox } })),
});
