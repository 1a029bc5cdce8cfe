import { inSandbox, sandboxOf } from "../address.ts";
import { withApplicationNames } from "../application-names.ts";
import { command } from "../command.ts";
import { reached } from "../connect.ts";
import { oneOf } from "../flags.ts";
import { formats, written } from "../quote.ts";

export const env = command({
  name: "env",
  says: "addresses and keys of a sandbox as variables, with your application's own names from the configuration",
  flags: {
    format: { type: "string", value: "<format>", says: `${formats.join(", ")} (sh)` },
    ...inSandbox,
  },
  examples: ["env", "env --format dotenv --sandbox ci", "env --format powershell"],
  notes: [
    'For this shell: eval "$(npx stunt-double env)"',
    "For PowerShell: npx stunt-double env --format powershell | Out-String | Invoke-Expression",
  ],
  async run(call) {
    const { values, terminal, configuration } = call;
    const format = oneOf("--format", values.format ?? (values.json ? "json" : "sh"), formats);
    const query = { sandbox: sandboxOf({ sandbox: values.sandbox }) };
    const { variables } = await reached(call).client.call("readEnvironment", { query });
    terminal.out(written[format](withApplicationNames(variables, configuration)));
    return 0;
  },
});
