import { inSandbox } from "../address.ts";
import { command } from "../command.ts";
import { findings } from "../findings.ts";
import { asJson, columns } from "../print.ts";

export const doctor = command({
  name: "doctor",
  says: "what could be in the way, and what helps",
  flags: {
    data: {
      type: "string",
      value: "<folder>",
      says: "the folder that keeps the state (./.stunt-double)",
      environment: "STUNT_DOUBLE_DATA",
    },
    ...inSandbox,
  },
  notes: ["Exit codes: 0 nothing fails · 1 something does"],
  lenient: true,
  examples: ["doctor", "doctor --json"],
  async run(call) {
    const found = await findings(call);
    const failed = found.some(({ verdict }) => verdict === "fail");
    const rows = found.map(({ verdict, what, says, remedy = "" }) => [verdict, what, says, remedy]);
    call.terminal.out(call.values.json ? asJson({ ok: !failed, findings: found }) : columns(rows));
    return failed ? 1 : 0;
  },
});
