import type { Service } from "../../core/service.ts";
import { recordsOf } from "../records.ts";
import type { SettingsOf } from "../settings.ts";
import { type CallGround, expectationFindings, stepFindings } from "./calls.ts";
import { pathOf, unknownName } from "./findings.ts";
import { entriesOf, type Fields, groupedWords, isMapping, isText, itemsOf } from "./format.ts";
import { generateFindings } from "./generate.ts";
import { momentFormat, momentOf } from "./moment.ts";
import { withInstants } from "./rows.ts";
import { sectionsOf, serviceOf, servicesOf } from "./sections.ts";
import type { Content, Finding, Path } from "./text.ts";

/** What a file is judged by: the services' contracts and the moment of loading. */
export interface MeaningGround extends CallGround {
  readonly settings: ReadonlyMap<string, SettingsOf>;
}

/** What a file says that no service knows, as far as its shape lets it be read. */
export async function meaningFindings(content: Content, ground: MeaningGround): Promise<readonly Finding[]> {
  const { value } = content;
  if (!isMapping(value)) return [];
  const planned = ground.planned.filter((one) => one.content === content);
  const steps = await Promise.all(planned.map((one) => stepFindings(one, ground)));
  const sections = await Promise.all(
    groupedWords.flatMap((word) =>
      sectionsOf(value, word).map(({ service, path, section }) => {
        const known = ground.services.get(service);
        return known ? judges[word](section, path, known, ground) : [];
      }),
    ),
  );
  return [
    ...serviceFindings(value, ground),
    ...sections.flat(),
    ...steps.flat(),
    ...items(value, "pending", ground, effectFindings),
    ...items(value, "faults", ground, faultFindings),
    ...items(value, "deliveries", ground, topicFindings),
    ...items(value, "expect", ground, (item, path) => expectationFindings(value, item, path, ground)),
  ];
}

function serviceFindings(value: Fields, { services }: MeaningGround): readonly Finding[] {
  const at = (i: number): Path => (value.services === undefined ? ["service"] : ["services", i]);
  return servicesOf(value).flatMap((name, i) =>
    services.has(name) ? [] : [unknownName(at(i), `no service ${name}`, name, [...services.keys()])],
  );
}

type Judge = (item: Fields, path: Path, service: Service, ground: MeaningGround) => readonly Finding[];

/** Findings in the items of a list whose service is known. */
function items(value: Fields, word: string, ground: MeaningGround, judge: Judge): readonly Finding[] {
  return itemsOf(value[word]).flatMap(([i, item]) => {
    const service = isMapping(item) ? ground.services.get(serviceOf(value, item)) : undefined;
    return service && isMapping(item) ? judge(item, [word, i], service, ground) : [];
  });
}

type SectionJudge = (
  section: unknown,
  path: Path,
  service: Service,
  ground: MeaningGround,
) => readonly Finding[] | Promise<readonly Finding[]>;

const judges: Readonly<Record<(typeof groupedWords)[number], SectionJudge>> = {
  settings: (section, path, service, { settings }) =>
    entriesOf(section).flatMap(([name, value]) =>
      settingFindings(name, value, [...path, name], settings.get(service.name)),
    ),

  rows: (section, path, service, { now }) =>
    entriesOf(section).flatMap(([table, rows]) => {
      if (!Object.hasOwn(service.tables, table)) return [noTable(service, [...path, table], table)];
      return itemsOf(rows).flatMap(([i, row]) =>
        isMapping(row) ? rowFindings(service, table, withInstants(row, service, table, now), [...path, table, i]) : [],
      );
    }),

  generate: async (section, path, service, { now }) => {
    const found = entriesOf(section).map(([table, spec]) =>
      generateFindings({ service, table, spec, path: [...path, table], now }),
    );
    return (await Promise.all(found)).flat();
  },

  sequences: (section, path, service) =>
    entriesOf(section).flatMap(([name]) => {
      if (Object.hasOwn(service.sequences, name)) return [];
      const known = Object.keys(service.sequences);
      return [{ ...unknownName([...path, name], `${service.name} has no sequence ${name}`, name, known), part: "key" }];
    }),
};

function settingFindings(
  name: string,
  value: unknown,
  path: Path,
  settings: SettingsOf | undefined,
): readonly Finding[] {
  const specs = settings?.specs ?? [];
  const spec = specs.find((one) => one.name === name);
  if (!spec) {
    const known = specs.map((one) => one.name);
    return [{ ...unknownName(path, `no setting ${name}`, name, known), part: "key" }];
  }
  const fits = spec.values ? spec.values.some((one) => one === value) : typeof value === spec.schema?.type;
  if (fits || isMapping(value) || Array.isArray(value)) return [];
  const values = spec.values?.map(String) ?? [String(spec.schema?.type)];
  const { remedy } = unknownName(path, "", value, values);
  const takes = remedy.startsWith("did you mean") ? remedy : `it takes ${values.join(" | ")}`;
  return [{ path, problem: `setting ${name} cannot be ${String(value)}`, remedy: takes }];
}

const noTable = (service: Service, path: Path, table: string): Finding => ({
  ...unknownName(path, `${service.name} has no table ${table}`, table, Object.keys(service.tables)),
  part: "key",
});

const rowFindings = (service: Service, table: string, row: unknown, path: Path): readonly Finding[] =>
  recordsOf(service)
    .problems(table, row)
    .map(({ field, unknown, problem, remedy }) => ({
      path: [...path, ...pathOf(field)],
      problem,
      remedy,
      ...(unknown ? { part: "key" as const } : {}),
    }));

const faultFindings: Judge = ({ operation, answer, when }, path, service, { player }) => {
  if (!isText(operation)) return [];
  const { operations, errorCodes } = player().vocabulary(service.name);
  if (!operations.includes(operation)) {
    const problem = `${service.name} has no operation ${operation}`;
    return [unknownName([...path, "operation"], problem, operation, operations)];
  }
  const codes = errorCodes(operation);
  const fields = player().fieldsOf({ service: service.name, call: operation, kind: "operation" });
  const wrong = entriesOf(when).filter(([name]) => fields && fields.size > 0 && !fields.has(name));
  return [
    ...(isText(answer) && !codes.includes(answer)
      ? [unknownName([...path, "answer"], `${operation} has no error code ${answer}`, answer, codes)]
      : []),
    ...wrong.map(([name]) => ({
      ...unknownName([...path, "when", name], `${operation} has no field ${name}`, name, [...(fields?.keys() ?? [])]),
      part: "key" as const,
    })),
  ];
};

/** A topic that is nearly one of the contract's was meant to be it; others may be those of e-mails and calls. */
const topicFindings: Judge = ({ topic }, path, service, { player }) => {
  const { topics } = player().vocabulary(service.name);
  if (!isText(topic) || topics.includes(topic)) return [];
  const finding = unknownName([...path, "topic"], `${service.name} announces no ${topic}`, topic, topics);
  return finding.remedy.startsWith("did you mean") ? [finding] : [];
};

const effectFindings: Judge = (effect, path, service, ground) => {
  const { kind, topic, due } = effect;
  const jobs = Object.keys(service.jobs);
  const late = isText(due) && momentOf(due, ground.now) === undefined;
  return [
    ...(kind === "job" && isText(topic) && !jobs.includes(topic)
      ? [unknownName([...path, "topic"], `${service.name} has no job ${topic}`, topic, jobs)]
      : []),
    ...(kind === "webhook" ? topicFindings(effect, path, service, ground) : []),
    ...(late ? [{ path: [...path, "due"], problem: `${String(due)} is not a moment`, remedy: momentFormat }] : []),
  ];
};
