import {
  type Contract,
  excusesOf,
  type LedgerEntry,
  ledgerOf,
  loadCases,
  openContract,
  orphansIn,
} from "../../../conformance/kit/index.ts";
import type { Service } from "../../core/service.ts";
import { ruleMutants } from "../../mutants/rule-mutants.ts";
import { contractOfService } from "../../runtime/contract.ts";
import { registry } from "../../services/registry.ts";
import { command, meant } from "../command.ts";
import { asJson, columns, counted, shown } from "../print.ts";
import { placesInService } from "../rule-places.ts";
import { Usage } from "../terminal.ts";

const flags = { json: { type: "boolean", says: "the ledger on standard output" } } as const;

export const rules = command({
  name: "rules",
  says: "every rule with how we know it, its place, its cases and its mutants",
  takes: ["[service]", "[rule]"],
  flags,
  notes: [
    "Exit codes: 0 every rule has its place, cases from both sides and a mutant · 1 some rule lacks one · 2 usage",
  ],
  examples: ["rules", "rules rank-math", "rules rank-math plan-exists", "rules rank-math --json"],
  async run({ values, positionals: [name, rule], terminal }) {
    const ledgers = await Promise.all(asked(name).map(ledgerOfService));
    const chosen = ledgers.map(({ ledger, ...rest }) => ({ ...rest, ledger: ledger.filter(named(rule, ledger)) }));
    const orphans = chosen.flatMap(({ ledger }) => orphansIn(ledger));
    if (values.json) terminal.out(asJson(chosen.flatMap(({ ledger }) => ledger)));
    else {
      for (const { ledger, contract } of chosen) {
        terminal.out(rule === undefined ? table(ledger) : ledger.map((entry) => whole(entry, contract)).join(""));
      }
      terminal.out(orphans.map((orphan) => `${orphan}\n`).join(""));
    }
    return orphans.length === 0 ? 0 : 1;
  },
});

function asked(name: string | undefined): readonly Service[] {
  const services = registry.map(({ service }) => service);
  const found = services.filter((service) => name === undefined || service.name === name);
  if (found.length > 0) return found;
  throw new Usage(
    `no service ${name}; ${meant(
      String(name),
      services.map((service) => service.name),
    )}`,
  );
}

function named(rule: string | undefined, ledger: readonly LedgerEntry[]): (entry: LedgerEntry) => boolean {
  if (rule === undefined) return () => true;
  const known = ledger.map(({ id }) => id);
  if (!known.includes(rule)) throw new Usage(`no rule ${rule}; ${meant(rule, known)}`);
  return ({ id }) => id === rule;
}

async function ledgerOfService(service: Service) {
  const contract = openContract(contractOfService(service));
  const ledger = ledgerOf({
    contract,
    cases: await loadCases(service.name),
    mutants: ruleMutants(service),
    placesOf: placesInService(service),
    excuses: excusesOf(service.name),
  });
  return { contract, ledger };
}

function table(ledger: readonly LedgerEntry[]): string {
  const rows = ledger.map(({ service, id, provenance, by, cases, mutants }) => [
    `${service}/${id}`,
    provenance.grade,
    by,
    ...[cases.positive, cases.contrast, mutants].map(({ length }) => String(length)),
  ]);
  return `${columns([["rule", "how we know", "by", "acts", "must not", "mutants"], ...rows])}${counted(ledger.length, "rule")}\n`;
}

function whole(entry: LedgerEntry, contract: Contract): string {
  const { service, id, statement, provenance, operations, refusal, settings, by, places, cases, mutants } = entry;
  const known = ({ grade, source }: LedgerEntry["provenance"]) =>
    [grade, source, source === undefined ? undefined : contract.sources.get(source)].filter(Boolean).join("  ");
  const claim = (what: string, made: ({ is: unknown } & LedgerEntry["provenance"]) | undefined) =>
    made === undefined ? [] : [[what, `${shown(made.is)}  ${known(made)}`]];
  const dials = settings.map(
    (setting) =>
      `${setting.name}: ${[setting.default, ...setting.values.filter((value) => value !== setting.default)].map(shown).join(" | ")}`,
  );
  return `${service}/${id}\n${statement}\n\n${columns(
    [
      ["how we know", known(provenance)],
      ...claim("status", refusal?.status),
      ...claim("code", refusal?.code),
      ...listed("operations", operations),
      ...listed("setting", dials),
      ...listed(`by ${by}`, places),
      ...listed("acts in", cases.positive),
      ...listed("must not in", cases.contrast),
      ...listed("mutants", mutants),
    ],
    "  ",
  )}`;
}

/** One line for each, the first with the heading. */
const listed = (heading: string, lines: readonly string[]): readonly (readonly string[])[] =>
  lines.map((line, index) => [index === 0 ? heading : "", line]);
