import type { components } from "../../openapi/control/types.ts";
import type { Told } from "./connect.ts";
import { columns } from "./print.ts";

type Sandbox = components["schemas"]["Sandbox"];
type Note = components["schemas"]["Note"];

/** A sandbox in a line, what is odd about it below. */
export const sandboxTold = (done: string, sandbox: Sandbox): Told => ({
  json: sandbox,
  text: `${done}  sandbox ${sandbox.name}, scenario ${sandbox.scenarios.join(", ") || "default"}, ${sandbox.clock.now}\n${noteLines(sandbox.notes)}`,
});

export const noteLines = (notes: readonly Note[]): string =>
  columns(
    notes.map(({ file, line, column, text }) => ["note", `${file}:${line}:${column}`, text]),
    "  ",
  );

/** The keys that lead into a sandbox, one line per role. */
export const credentialLines = (credentials: Sandbox["credentials"]): string =>
  columns(
    Object.entries(credentials).flatMap(([service, roles]) =>
      Object.entries(roles).map(([role, keys]) => [service, role, Object.values(keys).join(" : ")]),
    ),
    "  ",
  );
