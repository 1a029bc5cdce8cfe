import type { HookCredentials, WebhookPlan } from "../../core/webhook-plan.ts";
import type { Checked, Property } from "./check.ts";
import type { Came } from "./receiver.ts";
import type { Failure } from "./trial.ts";

/** One service's part of the report, with what it was asked with. */
export interface Reported extends Checked {
  readonly url: string;
  readonly plan: WebhookPlan;
  readonly credentials: HookCredentials;
  /** What of it the user gave, and is not told. */
  readonly given: { readonly secret: boolean };
  readonly state?: string;
}

export const allHold = ({ properties }: Pick<Checked, "properties">): boolean =>
  properties.every(({ verdict }) => verdict === "holds" || verdict === "does not apply");

const marks: Readonly<Record<Property["verdict"], string>> = {
  holds: "holds",
  fails: "FAILS",
  "does not apply": "-",
  "not judged": "?",
};

const mostFailures = 4;

/** As somebody reads it on the terminal. */
export function reportShown(report: Reported): string {
  const { service, url, properties, sent, topics } = report;
  return [
    `${service}, against ${url}`,
    ...hanging("  signed with  ", signedWith(report)),
    ...hanging("  sent         ", `${sent} ${sent === 1 ? "delivery" : "deliveries"}, of ${topics.join(", ")}`),
    ...hanging("  judged by    ", judgedBy(report)),
    "",
    ...properties.flatMap(propertyLines),
    "",
    verdict(report),
    "",
  ].join("\n");
}

function signedWith({ plan: { signedBy }, credentials: { key, secret }, given }: Reported): string {
  const ready = "role" in signedBy ? `ready-made, role ${signedBy.role}` : "ready-made";
  const known = given.secret ? "the secret that you gave" : `secret ${secret} (${ready})`;
  return key === undefined ? known : `key ${key} and ${known}`;
}

function judgedBy({ state, showsState }: Reported): string {
  if (state === undefined) return "answers alone; with --state also by what they leave behind";
  if (showsState) return `answers, and the state at ${state}`;
  return `answers alone: nothing that was taken changed the state at ${state}`;
}

function propertyLines({ property, verdict: word, by, says, failures }: Property): readonly string[] {
  const why = word === "does not apply" || word === "not judged" ? `${word}: ${says}` : says;
  const evidence = by === "answers" && property !== "answers in time" ? "; only the answers were judged" : "";
  return [
    ...hanging(`${marks[word].padEnd(6)} ${property.padEnd(23)}  `, `${why}${evidence}`),
    ...remediesOf(failures).flatMap((remedy) => failureLines(failures, remedy)),
  ];
}

const remediesOf = (failures: readonly Failure[]): readonly string[] => [
  ...new Set(failures.map(({ remedy }) => remedy)),
];

/** What a remedy helps against stands above it. */
function failureLines(failures: readonly Failure[], remedy: string): readonly string[] {
  const helped = failures.filter((one) => one.remedy === remedy);
  const more = helped.length - mostFailures;
  return [
    ...helped
      .slice(0, mostFailures)
      .flatMap(({ sent, expected, came, state }) => [
        ...hanging("       sent      ", sent),
        ...hanging("       expected  ", expected),
        ...hanging("       came      ", inWords(came, state)),
      ]),
    ...(more > 0 ? [`       and       ${more} more like these`] : []),
    ...hanging("       remedy    ", remedy),
  ];
}

const inWords = (came: Came | undefined, state: string | undefined): string =>
  [came && cameInWords(came), state && `state: ${state}`].filter(Boolean).join("; ");

const width = 110;

/** A text behind its mark; what does not fit into the line stands below its beginning. */
function hanging(mark: string, text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || mark.length + last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((line, i) => `${i === 0 ? mark : " ".repeat(mark.length)}${line}`);
}

const cameInWords = ({ status, error, ms }: Came): string => `${status ?? error} in ${ms} ms`;

function verdict(report: Reported): string {
  const parts = (["holds", "fails", "does not apply", "not judged"] as const).flatMap((word) => {
    const count = report.properties.filter((one) => one.verdict === word).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? word : plurals[word]}`];
  });
  return `${headline(report)}   ${parts.join(" · ")}`;
}

/** What could not be judged is no reason to call a receiver bad, and none to call it good. */
function headline(report: Reported): string {
  if (allHold(report)) return "HOLDS";
  return report.properties.some((one) => one.verdict === "fails") ? "DOES NOT HOLD" : "NOT ALL JUDGED";
}

const plurals: Readonly<Record<Property["verdict"], string>> = {
  holds: "hold",
  fails: "fail",
  "does not apply": "do not apply",
  "not judged": "not judged",
};

/** The same for scripts. A secret that was given is not in it. */
export const reportJson = (report: Reported) => ({
  service: report.service,
  holds: allHold(report),
  signedWith: {
    ...(report.credentials.key === undefined ? {} : { key: report.credentials.key }),
    ...(report.given.secret ? {} : { secret: report.credentials.secret }),
  },
  judgedBy: report.showsState ? "answers and state" : "answers",
  sent: report.sent,
  topics: report.topics,
  slowest: report.slowest,
  properties: report.properties,
});
