import { stringify } from "yaml";
import { hookContract, servicesWithCases } from "../../../conformance/kit/index.ts";
import { command } from "../command.ts";
import { asJson } from "../print.ts";
import { Usage } from "../terminal.ts";

const flags = {
  print: { type: "boolean", says: "the contract on standard output; what it does anyway" },
  json: { type: "boolean", says: "JSON instead of YAML" },
} as const;

/** Read alike by parsers of YAML 1.1, which take an unquoted instant for a date. */
const style = { version: "1.1", lineWidth: 120, aliasDuplicateObjects: false } as const;

const says = (
  service: string,
): string => `# What a ${service} target may serve for Stunt Double's conformance suite, beside the vendor's API: a clock, an outbox and what
# somebody would do in the back office. Each part is claimed in the target file, and what is not claimed is not applicable:
#
#   capabilities:
#     clock:  { http: https://staging.example/hooks, header: { x-test: "\${TEST_TOKEN}" } }
#     outbox: { http: https://staging.example/hooks }
#     panel:  { command: ./hooks.sh }
#
# http:     POST <address>/<operationId> with the operation's JSON, e.g. POST https://staging.example/hooks/readClock.
# command:  a text for the shell, run in the target file's folder. It finds {"operation": "panel/${"<action>"}", "body": {…}} on
#           standard input and writes the answer as JSON to standard output. Any exit but 0 is a refusal.
# Of a clock's answer only \`now\` is read, of an effect only id, topic and data are needed; a request without fields is {}.
# listPanelActions is optional: cases that need an action it does not list are not applicable instead of failed.

`;

export const hooks = command({
  name: "hooks",
  says: "prints what a target serves so that more cases can be judged: clock, outbox, back office",
  takes: ["<service>"],
  flags,
  notes: ["An OpenAPI 3.1 document with the schemas and examples of the contracts."],
  examples: ["hooks --print rank-math > hooks.yaml", "hooks --print rank-math --json"],
  async run({ values, positionals: [service = ""], terminal }) {
    const known = servicesWithCases();
    if (!known.includes(service)) throw new Usage(`no cases for ${service}; there are some for ${known.join(", ")}`);
    const document = hookContract(service);
    terminal.out(values.json ? asJson(document) : `${says(service)}${stringify(document, style)}`);
    return 0;
  },
});
