import { compareVersions } from "./applicability.ts";
import type { Capability } from "./case.ts";
import type { Contract } from "./contract.ts";
import type { LoadedCase } from "./load.ts";
import { settingsOf } from "./target-contract.ts";

/**
 * An empty target file for a service, with what its cases could use. It can be read as soon as the variables that it names
 * are set.
 *
 * @example process.stdout.write(neededTargetFile(contract, await loadCases("rank-math")));
 */
export function neededTargetFile(contract: Contract, cases: readonly LoadedCase[]): string {
  const { service } = contract;
  const suite = cases.map(({ since }) => since).reduce((a, b) => (compareVersions(a, b) < 0 ? b : a), "1.0");
  const lines = [
    "# yaml-language-server: $schema=./node_modules/stunt-double/schemas/conformance-target.json",
    line(`target: my-${service}`, "names the reports"),
    `service: ${service}`,
    line(`suite: "${suite}"`, "newer cases are shown and not scored"),
    line("environment: staging", "test | staging | production; production is only read"),
    line("address: ${TARGET_URL}", "${NAME} comes from the environment"),
    "",
    line("roles:", "without one, the cases that need it are not applicable"),
    ...roles(contract, cases),
    "",
    ...given(cases),
    ...capabilities(cases),
    "",
    line(`# operations: [${[...contract.operations.keys()].slice(0, 2).join(", ")}]`, "these alone; all when left out"),
    line(`# rules: [${[...contract.rules.keys()].slice(0, 1).join(", ")}]`, "likewise"),
    "",
    "# Where the documents are silent: what this target does. The values shown are the defaults.",
    line("# settings:", "those that differ are enough"),
    ...settings(contract, cases),
    "",
    line("may: creates", "reads | creates | destroys | charges: the most a case may do"),
    "# limits: { requests-per-second: 20, parallel: 4, timeout: PT10S }",
    '# http: { headers: { x-gateway-pass: "${GATEWAY_PASS}" }, ca: ./ca.pem }',
    "# gate: { level: must, judged: 85%, baseline: ./conformance-baseline.txt }",
  ];
  return `${lines.join("\n")}\n`;
}

const line = (text: string, comment: string): string => `${text.padEnd(38)} # ${comment}`;

const counted = (count: number): string => `${count} case${count === 1 ? "" : "s"}`;

function roles({ roles: all, service }: Contract, cases: readonly LoadedCase[]): readonly string[] {
  return Object.entries(all).map(([role, credentials]) => {
    const members = Object.keys(credentials).map((name) => `${name}: "\${${variable(service, role, name)}}"`);
    const users = cases.filter(({ needs, suite }) =>
      [...(suite.usualRoles ?? []), ...(needs?.roles ?? [])].includes(role),
    );
    return `${line(`  ${role}:`, counted(users.length))}\n    { ${members.join(", ")} }`;
  });
}

const variable = (...words: readonly string[]): string =>
  words
    .join("_")
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, "_");

/** Values that only the target's owner knows. */
function given(cases: readonly LoadedCase[]): readonly string[] {
  const names = tallied(cases.flatMap(({ needs }) => needs?.given ?? []));
  if (names.size === 0) return [];
  const lines = [...names].map(([name, count]) => line(`  ${name}:`, counted(count)));
  return [line("given:", "what the API cannot make and the kit cannot find out"), ...lines, ""];
}

const ways: readonly (readonly [Capability, string])[] = [
  ["clock", "{ http: https://staging.example/hooks }"],
  ["panel", "{ command: ./hooks.sh }"],
  ["outbox", "{ http: https://staging.example/hooks }"],
  ["webhook-receiver", '{ listen: "0.0.0.0:9099", public-url: "https://ci.example:9099" }'],
];

function capabilities(cases: readonly LoadedCase[]): readonly string[] {
  const sets = cases.map(({ needs }) => needs?.capabilities ?? []);
  const offered: readonly Capability[] = ways.map(([name]) => name);
  const possible = sets.filter((set) => set.every((one) => offered.includes(one)));
  const uses = tallied(possible.flat());
  const alone = tallied(possible.flatMap((set) => (set.length === 1 ? set : [])));
  const lines = ways.flatMap(([name, way]) => {
    const count = uses.get(name);
    if (count === undefined) return [];
    return [line(`#   ${name}: ${way}`, `${counted(count)}; without any other ${alone.get(name) ?? 0}`)];
  });
  if (lines.length === 0) return [];
  const never = sets.length - possible.length;
  return [
    "# What stunt-double hooks --print describes; each brings cases alive that are not applicable without it.",
    "# capabilities:",
    ...lines,
    ...(never === 0 ? [] : [`# ${counted(never)} can be judged on a Stunt Double only.`]),
  ];
}

function settings(contract: Contract, cases: readonly LoadedCase[]): readonly string[] {
  const asked = tallied(cases.flatMap((one) => Object.keys(one.settings ?? {})));
  return [...settingsOf(contract).values()].map(({ name, default: usual, values }) => {
    const others = values.filter((value) => value !== usual).map((value) => JSON.stringify(value));
    const choice = others.length === 0 ? "" : `or ${others.join(", ")}; `;
    return line(`#   ${name}: ${JSON.stringify(usual)}`, `${choice}${counted(asked.get(name) ?? 0)}`);
  });
}

function tallied<T extends string>(words: readonly T[]): ReadonlyMap<T, number> {
  const tally = new Map<T, number>();
  for (const word of words) tally.set(word, (tally.get(word) ?? 0) + 1);
  return tally;
}
