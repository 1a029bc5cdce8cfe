import { parseInstant } from "../../core/instant.ts";
import { meant, tooLarge } from "../violation-words.ts";
import { unknownWords, unless } from "./findings.ts";
import { entriesOf, formatWords, groupedWords, isMapping, isText, itemsOf } from "./format.ts";
import { sectionsOf, servicesOf } from "./sections.ts";
import { itemFindings } from "./shape-items.ts";
import type { Finding, Path } from "./text.ts";

const isScalar = (value: unknown): boolean => ["string", "number", "boolean"].includes(typeof value);

/** What a scenario file says in another shape than the format's, all at once. */
export function shapeFindings(value: unknown): readonly Finding[] {
  if (!isMapping(value)) {
    const remedy = `a mapping with ${formatWords.join(", ")}`;
    return [{ path: [], problem: "is not a scenario", remedy }];
  }
  const { scenario, extends: base, seed } = value;
  return [
    ...unknownWords(value, [], formatWords),
    ...unless(
      scenario === undefined || isText(scenario),
      ["scenario"],
      "is not text",
      "one sentence about the situation",
    ),
    ...serviceFindings(value),
    ...unless(base === undefined || isText(base), ["extends"], "is not text", "the name of another scenario, or none"),
    ...clockFindings(value.clock),
    ...unless(
      seed === undefined || (Number.isInteger(seed) && Number(seed) >= 0 && Number(seed) < 2 ** 32),
      ["seed"],
      "is not a seed",
      "a whole number from 0 to 4294967295",
    ),
    ...groupedWords.flatMap((word) => groupFindings(value, word)),
    ...sectionsOf(value, "settings").flatMap(({ path, section }) =>
      mapped(section, path, "name: value", (one, at) =>
        unless(isScalar(one), at, "is not a value", "one text, number, true or false"),
      ),
    ),
    ...sectionsOf(value, "rows").flatMap(({ path, section }) => mapped(section, path, "table: [row, …]", rowFindings)),
    ...sectionsOf(value, "generate").flatMap(({ path, section }) =>
      mapped(section, path, "table: { count: 10 }", (spec, at) =>
        unless(isMapping(spec), at, "is not a mapping", "{ count: 10 } and the fields that are given"),
      ),
    ),
    ...sectionsOf(value, "sequences").flatMap(({ path, section }) =>
      mapped(section, path, "sequence: next number", (next, at) =>
        unless(Number.isSafeInteger(next) && Number(next) > 0, at, "is not a number to go on with", "1 or more"),
      ),
    ),
    ...itemFindings(value),
    ...unkeepable(value, []),
  ];
}

function mapped(
  section: unknown,
  path: Path,
  remedy: string,
  judge: (value: unknown, path: Path) => readonly Finding[],
): readonly Finding[] {
  if (!isMapping(section)) return unless(false, path, "is not a mapping", remedy);
  return entriesOf(section).flatMap(([name, value]) => judge(value, [...path, name]));
}

function serviceFindings(value: Readonly<Record<string, unknown>>): readonly Finding[] {
  const { service, services } = value;
  if (service !== undefined && services !== undefined)
    return unless(false, ["services"], "stands beside service", "say one of the two");
  if (services === undefined) {
    const problem = service === undefined ? "is missing" : "is not text";
    return unless(isText(service), ["service"], problem, "the name of the service it is for");
  }
  const listed = Array.isArray(services) && services.length > 0;
  return [
    ...unless(listed, ["services"], "is not a list of services", "[one, another]"),
    ...itemsOf(services).flatMap(([i, one]) => [
      ...unless(isText(one), ["services", i], "is not text", "the name of a service"),
      ...unless(
        !isText(one) || itemsOf(services).every(([j, other]) => j >= i || other !== one),
        ["services", i],
        `${String(one)} is named twice`,
        "leave one out",
      ),
    ]),
  ];
}

/** With `services`, a section's keys are services. */
function groupFindings(value: Readonly<Record<string, unknown>>, word: (typeof groupedWords)[number]) {
  if (value.services === undefined || value[word] === undefined) return [];
  const services = servicesOf(value);
  if (!isMapping(value[word])) return unless(false, [word], "is not a mapping", `by service: ${services.join(", ")}`);
  return Object.keys(value[word]).flatMap((service): readonly Finding[] =>
    services.includes(service)
      ? []
      : [
          {
            path: [word, service],
            part: "key",
            problem: "not a service of this file",
            remedy: meant(service, services),
          },
        ],
  );
}

function clockFindings(clock: unknown): readonly Finding[] {
  if (clock === undefined || clock === "follow") return [];
  const remedy = "follow, or { frozen: 2026-11-22T10:00:00Z }";
  if (!isMapping(clock) || Object.keys(clock).join() !== "frozen")
    return unless(false, ["clock"], "is not a clock", remedy);
  const { frozen } = clock;
  const known = parseInstant(String(frozen)) !== undefined;
  return unless(known, ["clock", "frozen"], `${String(frozen)} is not an instant`, "write it as 2026-11-22T10:00:00Z");
}

function rowFindings(list: unknown, path: Path): readonly Finding[] {
  return [
    ...unless(Array.isArray(list), path, "is not a list of rows", "- { id: …, … }"),
    ...itemsOf(list).flatMap(([i, row]) => unless(isMapping(row), [...path, i], "is not a row", "{ id: …, … }")),
  ];
}

/** Text and numbers that no backend keeps, wherever they stand. */
function unkeepable(value: unknown, path: Path): readonly Finding[] {
  if (typeof value === "string") {
    const keepable = !value.includes("\0") && value.isWellFormed();
    return unless(keepable, path, "holds a character that nothing keeps", "leave out U+0000 and half surrogate pairs");
  }
  if (typeof value === "number") return unless(Number.isFinite(value), path, tooLarge.problem, tooLarge.remedy);
  if (Array.isArray(value)) return value.flatMap((item, i) => unkeepable(item, [...path, i]));
  return entriesOf(value).flatMap(([name, member]) => [
    ...unless(!name.includes("\0"), path, "has a key that nothing keeps", "leave out U+0000"),
    ...unkeepable(member, [...path, name]),
  ]);
}
