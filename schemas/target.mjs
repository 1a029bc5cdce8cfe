// The JSON Schema of target files, from the contracts; generate.mjs writes it.

const text = { type: "string", minLength: 1 };
const address = { type: "string", pattern: "^(https?://|.*\\$\\{)" };
const variable = { type: "string", pattern: "\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}", description: "From the environment" };

/** A word of a list, or one from the environment. */
const word = (...values) => ({ anyOf: [{ enum: values }, variable] });

const object = (properties, more) => ({ type: "object", additionalProperties: false, properties, ...more });

/** `known` describes services: name, roles with their credentials, operations, rules, settings. */
export function targetSchema(known) {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "A target of Stunt Double's conformance suite",
    ...object(
      {
        target: { ...text, description: "Names the reports and the baseline" },
        service: { ...word(...known.map(({ name }) => name)), description: "The service it implements" },
        suite: {
          type: "string",
          pattern: "^(\\d+(\\.\\d+)*|.*\\$\\{.*)$",
          description: 'Cases newer than this are shown and not scored, e.g. "1.0"',
        },
        environment: {
          ...word("test", "staging", "production"),
          default: "test",
          description: "production runs `reads` only, whatever else is said",
        },
        address: { ...address, description: "Where it answers; ${NAME} comes from the environment" },
        roles: { type: "object", description: "Who calls, with credentials; what is left out is not applicable" },
        given: { type: "object", description: "What the vendor's API cannot make and the kit cannot find out" },
        operations: { type: "array", items: text, description: "These alone are judged; all when left out" },
        rules: { type: "array", items: text, description: "Cases about other rules are not applicable" },
        capabilities: {
          ...object({
            clock: { $ref: "#/definitions/hook" },
            panel: { $ref: "#/definitions/hook" },
            outbox: { $ref: "#/definitions/hook" },
            "webhook-receiver": { $ref: "#/definitions/receiver" },
          }),
          description: "Claimed, therefore required; what is not claimed is not applicable",
        },
        settings: { type: "object", description: "What the target does where the vendor's documents are silent" },
        may: {
          ...word("reads", "creates", "destroys", "charges"),
          description: "The most a case may do; charges on this machine, reads elsewhere when left out",
        },
        limits: object({
          "requests-per-second": { type: "number", exclusiveMinimum: 0, description: "Kept evenly by the kit" },
          parallel: { type: "integer", minimum: 1, default: 4, description: "How many cases run at once" },
          timeout: {
            type: "string",
            pattern: "^(PT(?=\\d)(\\d+M)?(\\d+S)?|.*\\$\\{.*)$",
            default: "PT10S",
            description: "After which no answer counts as none; for commands, too",
          },
        }),
        http: object({
          headers: { ...strings(), description: "Sent with every request to the target" },
          ca: { ...text, description: "A PEM file of certificate authorities to trust, relative to this file" },
        }),
        gate: object({
          level: { ...word("must", "should", "may"), default: "must", description: "The mildest check that fails" },
          judged: {
            type: "string",
            pattern: "^(\\d{1,3}\\s*%|.*\\$\\{.*)$",
            description: "A smaller share of cases judged is a failure, e.g. 85%",
          },
          baseline: { ...text, description: "Known failures, relative to this file" },
        }),
      },
      { required: ["address"] },
    ),
    allOf: known.map(({ name }) => ({
      if: { required: ["service"], properties: { service: { const: name } } },
      then: { $ref: `#/definitions/${name}` },
    })),
    definitions: { ...general(), ...Object.fromEntries(known.map((one) => [one.name, serviceOf(one)])) },
  };
}

const strings = () => ({ type: "object", additionalProperties: { type: ["string", "number"] } });

function general() {
  const http = { ...address, description: "POST <address>/<operationId> with the operation's JSON" };
  const command = {
    ...text,
    description: "For the shell, in this file's folder: {operation, body} on stdin, the answer on stdout",
  };
  return {
    hook: {
      description: "`stunt-double hooks --print <service>` describes what it serves",
      ...object({
        http,
        header: { ...strings(), description: "Sent with every call of the hook" },
        command,
      }),
      oneOf: [
        { required: ["http"], not: { required: ["command"] } },
        { required: ["command"], not: { anyOf: [{ required: ["http"] }, { required: ["header"] }] } },
      ],
    },
    receiver: {
      description: "The kit listens for what the target sends",
      ...object(
        {
          listen: { ...text, description: "Host and port on this machine, e.g. 0.0.0.0:9099" },
          "public-url": { ...address, description: "The same from where the target is" },
          registered: {
            anyOf: [{ type: "boolean" }, object({ secret: text })],
            description: "Somebody has entered public-url in the vendor's panel, with this secret",
          },
        },
        { required: ["listen", "public-url"] },
      ),
    },
  };
}

function serviceOf({ roles, operations, rules, settings }) {
  return {
    properties: {
      roles: object(Object.fromEntries(Object.entries(roles).map(([role, described]) => [role, roleOf(described)]))),
      operations: { items: { enum: operations } },
      rules: { items: { enum: rules } },
      settings: object(settings),
    },
  };
}

function roleOf({ says, credentials }) {
  const names = Object.keys(credentials);
  const members = Object.fromEntries(names.map((name) => [name, { type: ["string", "number"] }]));
  return { description: says, ...object(members, { required: names }) };
}
