import type { Row } from "../../core/store.ts";
import { generatorTable, seededWords } from "../generator.ts";
import { emptyRecord } from "../record.ts";
import { Sandbox, type SandboxRecord, type World } from "../sandbox.ts";
import { missed } from "./expect.ts";
import { fillTables } from "./fill-tables.ts";
import { type Layer, over, type Situation, type Spoken } from "./load.ts";
import { notesOn } from "./notes.ts";
import { plannedSteps } from "./order.ts";
import { playSteps } from "./play.ts";
import { type Mistake, type Note, ScenarioRefused } from "./refused.ts";
import { type Content, mistakeOf } from "./text.ts";

/** Where a situation is played: an empty sandbox of the store. */
interface Stage {
  readonly name: string;
  readonly situation: Situation;
  readonly layers: readonly Layer[];
  readonly loaded: Spoken;
  readonly world: World;
}

/** What the steps of a scenario were answered, by name, found by any of its files. */
type Answers = ReadonlyMap<Content, Map<string, unknown>>;

/** Rows first, then steps in the order of time, then what is expected of the whole; answers what is worth a note. */
export async function playSituation(stage: Stage): Promise<readonly Note[]> {
  const { name, situation, layers, world } = stage;
  await seed(stage);
  const settingsNow = settingsOf(stage);
  for (const service of world.services.values()) {
    const settings = world.settings.get(service.name)?.with(settingsNow[service.name] ?? {}) ?? {};
    await fillTables(layers, { store: world.store, sandbox: name, service, now: situation.now, settings });
  }
  const answers: Answers = new Map(
    situation.scenarios.flatMap(({ contents }) => {
      const own = new Map<string, unknown>();
      return contents.map((content) => [content, own] as const);
    }),
  );
  await play(stage, answers);
  await expectAll(stage, answers);
  return notesOn(layers, { world, sandbox: name, settings: settingsNow, now: situation.now });
}

/** The scenarios' settings, and over them those that were asked for. */
const settingsOf = ({ situation, loaded }: Stage) => over(loaded.settings, situation.settings);

async function seed({ name, situation, layers, world }: Stage): Promise<void> {
  const seeds = layers.flatMap(({ written }) => written.seed ?? []);
  const state: Row & { words: unknown } = { id: "state", words: seededWords(situation.randomSeed, seeds) };
  await world.store.run(name, (transaction) => transaction.table(generatorTable).put(state));
}

async function play(stage: Stage, answers: Answers): Promise<void> {
  const { name, situation, world } = stage;
  const { scenarios, now } = situation;
  const planned = plannedSteps(
    scenarios.flatMap(({ contents }) => contents),
    now,
  );
  const [first] = planned;
  if (!first) return;
  const sandbox = stageSandbox(stage, name, { clock: { frozen: first.at } });
  const answersOf = (content: Content) => answers.get(content) ?? new Map<string, unknown>();
  await playSteps(planned, { sandbox, services: world.services, player: world.player(), now, answersOf });
  await sandbox.stop();
}

/** Checks what the uppermost file of each scenario expects, on a copy, with the faults in force. */
async function expectAll(stage: Stage, answers: Answers): Promise<void> {
  const { name, situation, layers, loaded, world } = stage;
  const tops = situation.scenarios.map(({ contents }) => contents.at(-1));
  const expecting = layers.filter(({ content, written }) => tops.includes(content) && written.expect?.length);
  if (expecting.length === 0) return;
  const copy = `${name} expects`;
  await world.store.fork(name, copy);
  try {
    const sandbox = stageSandbox(stage, copy, { faults: loaded.faults });
    const mistakes: Mistake[] = [];
    for (const { content, written } of expecting) {
      const own = { sandbox, player: world.player(), answers: answers.get(content) ?? new Map(), now: situation.now };
      for (const [i, one] of (written.expect ?? []).entries()) {
        const findings = await missed(content.value, one, ["expect", i], own);
        mistakes.push(...findings.map((finding) => mistakeOf(content, finding)));
      }
    }
    await sandbox.stop();
    if (mistakes.length > 0) throw new ScenarioRefused(mistakes);
  } finally {
    await world.store.drop(copy);
  }
}

/** A sandbox that sends nothing and that nobody hears of. */
function stageSandbox(stage: Stage, name: string, own: Partial<SandboxRecord>): Sandbox {
  const { situation, world } = stage;
  const { randomSeed, now } = situation;
  const record = emptyRecord({ settings: settingsOf(stage), clock: { frozen: now }, randomSeed });
  return new Sandbox(name, { ...record, ...own }, { ...world, onEffect: () => {} }, { prepares: true });
}
