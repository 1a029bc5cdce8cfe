import { Document, isMap, isSeq } from "yaml";
import { hash } from "../../core/crypto.ts";
import type { Effect } from "../../core/effect.ts";
import { type Instant, toMillis } from "../../core/instant.ts";
import type { Service } from "../../core/service.ts";
import type { Row, Transaction } from "../../core/store.ts";
import { generatorTable, sequencesTable } from "../generator.ts";
import { canonicalJson, isMinted } from "../hash.ts";
import { recordsOf } from "../records.ts";
import type { Sandbox, World } from "../sandbox.ts";
import { SandboxRefused } from "../sandbox-refused.ts";
import { effectsTable } from "../transaction.ts";
import { longestScenario } from "./text.ts";

type Members = Readonly<Record<string, unknown>>;

/** Writes instants as they are on a frozen clock, else as offsets from now. */
type WriteInstant = (instant: Instant) => string;

/** A sandbox as a scenario that loads into an equal one. */
export async function savedScenario(sandbox: Sandbox, says: string, { store, services }: World): Promise<string> {
  await sandbox.settle();
  const { settings, deliveries, clock } = sandbox.record;
  const now = sandbox.now();
  const write: WriteInstant = "frozen" in clock ? (instant) => instant : (instant) => offsetTo(instant, now);
  const names = [...services.keys()];
  const several = names.length > 1;
  const grouped = (section: Members): unknown => (several ? section : section[names[0] ?? ""]);
  const own = <One extends { readonly service: string }>({ service, ...one }: One) =>
    several ? { service, ...one } : one;

  const written = await store.run(sandbox.name, async (transaction) => ({
    scenario: says,
    ...(several ? { services: names } : { service: names[0] }),
    extends: "none",
    clock: "frozen" in clock ? { frozen: clock.frozen } : "follow",
    seed: await seedOf(transaction),
    settings: grouped(settings),
    sequences: grouped(await sequencesOf(transaction, services)),
    rows: grouped(await rowsOf(transaction, services, write)),
    pending: (await pendingOf(transaction, write)).map(own),
    faults: sandbox.faults.waiting.map(({ id: _, ...fault }) => own(fault)),
    deliveries: deliveries.map(({ id: _, ...plan }) => own(plan)),
  }));
  const text = yamlOf(written);
  if (text.length <= longestScenario) return text;
  throw new SandboxRefused("invalid", `sandbox ${sandbox.name} is too large for a scenario; take a snapshot instead`);
}

async function rowsOf(
  transaction: Transaction,
  services: ReadonlyMap<string, Service>,
  write: WriteInstant,
): Promise<Members> {
  const byService: Record<string, Members> = {};
  for (const service of services.values()) {
    const tables: Record<string, unknown> = {};
    for (const table of Object.keys(service.tables)) {
      const instants = recordsOf(service).instants(table);
      const { rows } = await transaction.table(`${service.name}.${table}`).all();
      const kept = rows.filter((row) => !isMinted(row)).map((row) => withText(row, instants, write));
      if (kept.length > 0) tables[table] = kept;
    }
    if (Object.keys(tables).length > 0) byService[service.name] = tables;
  }
  return byService;
}

const withText = (row: Row, instants: ReadonlySet<string>, write: WriteInstant): Members =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      instants.has(name) && typeof value === "string" ? write(value) : value,
    ]),
  );

async function pendingOf(transaction: Transaction, write: WriteInstant) {
  const { rows } = await transaction.table(effectsTable).all();
  return rows.filter(isPending).map(({ service, kind, topic, to, dueAt, data }) => ({
    service,
    kind,
    topic,
    ...(to === undefined ? {} : { to }),
    due: write(dueAt),
    data,
  }));
}

const isPending = (row: Row): row is Effect => "status" in row && row.status === "pending";

/** Where each service's numbering goes on. */
async function sequencesOf(transaction: Transaction, services: ReadonlyMap<string, Service>): Promise<Members> {
  const byService: Record<string, Record<string, number>> = {};
  for (const { name, sequences } of services.values()) {
    for (const sequence of Object.keys(sequences)) {
      const row = await transaction.table(sequencesTable).get(`${name}.${sequence}`);
      if (row && "next" in row) byService[name] = { ...byService[name], [sequence]: Number(row.next) };
    }
  }
  return byService;
}

/** A number drawn from how far the generator has come. */
async function seedOf(transaction: Transaction): Promise<number> {
  const row = await transaction.table(generatorTable).get("state");
  return Number.parseInt(hash("sha256", canonicalJson(row)).slice(0, 8), 16);
}

const units = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
] as const;

/** Days, hours, minutes and seconds from now, to the millisecond, e.g. `-1d -3h -0.25s`. */
function offsetTo(instant: Instant, now: Instant): string {
  const millis = toMillis(instant) - toMillis(now);
  const sign = millis < 0 ? "-" : "+";
  let left = Math.abs(millis);
  const parts = units.flatMap(([unit, size]) => {
    const amount = Math.floor(left / size);
    left -= amount * size;
    return amount > 0 ? [`${sign}${amount}${unit}`] : [];
  });
  const seconds = left > 0 ? [`${sign}${left / 1000}s`] : [];
  return [...parts, ...seconds].join(" ") || "+0s";
}

/** Leaves out what is empty; rows, effects and the like stand on a line each. */
function yamlOf(written: Members): string {
  const said = Object.entries(written).filter(([, value]) => !isEmpty(value));
  const document = new Document(Object.fromEntries(said), { aliasDuplicateObjects: false });
  inline(document.contents);
  return document.toString({ lineWidth: 0 });
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || (typeof value === "object" && value !== null && Object.keys(value).length === 0);

function inline(node: unknown): void {
  if (isSeq(node)) for (const item of node.items) if (isMap(item)) item.flow = true;
  if (isMap(node)) for (const { value } of node.items) inline(value);
}
