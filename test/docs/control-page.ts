import { contractFolder, readContractFile } from "../../openapi/read.ts";
import { ContractDocument, type Json } from "../../src/http/document.ts";

const intro = `# The control API

What a running simulator can be asked and told, below \`/_control/v1\` of its gateway (\`http://127.0.0.1:4100\` unless
\`start\` says otherwise). The commands of \`stunt-double\` are thin clients of it, and so are the handles of
\`createSimulator()\`. The contract itself is \`openapi/control/openapi.yaml\`; this page is made from it.

- **Bodies** are JSON. \`{sandbox}\` is a sandbox's name; \`default\` is always there.
- **Refusals** say what is wrong, where, and what helps: \`{"error": …, "field": …, "remedy": …}\`, those of scenario
  files with every mistake in \`mistakes\`. Whatever is refused has changed nothing.
- **A token** is needed as soon as the simulator listens beyond this machine: \`Authorization: Bearer <token>\`.
- **Sizes**: a body may have 1 MB, scenario texts 5 MB, snapshots 64 MB.
`;

interface Tag {
  readonly name: string;
  readonly description: string;
}

/** docs/control-api.md: every operation by subject, each with the contract's own example. */
export function controlPage(): string {
  const document = new ContractDocument(contractFolder("control"));
  const { tags, paths } = readContractFile(contractFolder("control"), "openapi") as {
    tags: readonly Tag[];
    paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  };
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => method !== "parameters")
      .map(([method, part]) => ({ path, method: method.toUpperCase(), part })),
  );
  const sections = tags.map(({ name, description }) => {
    const own = operations.filter(({ part }) => (part.tags as string[]).includes(name));
    const shown = own.map(({ path, method, part }) => shownOperation(document, `${method} ${path}`, part));
    return `## ${description}\n\n${shown.join("\n")}`;
  });
  return [intro, ...sections].join("\n");
}

function shownOperation(document: ContractDocument, address: string, part: Json): string {
  const query = queryNames(document, part);
  const lines = [`${address}${query === "" ? "" : `?${query}`}`];
  const sent = exampleIn(part.requestBody);
  if (sent !== undefined) lines.push(short(sent));
  const responses = part.responses as Readonly<Record<string, Json>>;
  const [status = "", response = {}] = Object.entries(responses).find(([code]) => code.startsWith("2")) ?? [];
  const answer = exampleIn(document.resolve(response));
  lines.push(`${status}${answer === undefined ? "" : `  ${short(answer)}`}`);
  return `**${part.operationId}**: ${part.summary}.\n\n\`\`\`\n${lines.join("\n")}\n\`\`\`\n`;
}

const queryNames = (document: ContractDocument, { parameters = [] }: Json): string =>
  (parameters as Json[])
    .map((one) => document.resolve(one))
    .map(({ name }) => name)
    .join("&");

function exampleIn(part: unknown): unknown {
  const content = (part as { content?: Readonly<Record<string, Json>> } | undefined)?.content;
  return content && Object.values(content)[0]?.example;
}

/** One line, cut where it would not fit the page. */
function short(example: unknown): string {
  const text = typeof example === "string" ? example : JSON.stringify(example);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
