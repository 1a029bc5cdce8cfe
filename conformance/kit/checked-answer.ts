import type { Answer } from "./answer.ts";
import type { Contract, Operation } from "./contract.ts";
import { CaseEnded } from "./errors.ts";
import { type Provenance, unknownProvenance, weakest } from "./grade.ts";
import { at } from "./json.ts";
import { mediaTypeOf } from "./judge.ts";
import { compare, inWords } from "./match.ts";
import { gradeOfAnswer, gradeOfProperty } from "./property.ts";
import type { CaseRecord, NewCheck } from "./record.ts";
import { refusalOf } from "./refusal.ts";
import { decidingRule, turnedDial } from "./setting.ts";
import type { AnyContract, ConformanceCase } from "./suite.ts";

/** Where checks are made: in which case, by which contract, and into which record. */
export interface Bench {
  contract: Contract;
  file: ConformanceCase;
  record: CaseRecord;
  /** Settings that describe the target, where the case asks for none of its own. */
  declared: Readonly<Record<string, unknown>>;
}

export interface Received {
  operation: Operation | undefined;
  status: number;
  headers: Readonly<Record<string, string>>;
  text: string;
  body: unknown;
  exchange: number;
}

interface Options {
  rule?: string;
}

type LooseAnswer = Answer<AnyContract, unknown>;

/** An answer whose checks go into the record, each with the grade of what it names. */
export class CheckedAnswer implements LooseAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly body: unknown;
  readonly #bench: Bench;
  readonly #received: Received;

  constructor(bench: Bench, received: Received) {
    this.#bench = bench;
    this.#received = received;
    this.status = received.status;
    this.headers = received.headers;
    this.text = received.text;
    this.body = received.body;
  }

  is(status: number, code?: string, options: Options = {}): this {
    const refuses = this.#bench.file.suite.refuses ?? ((answered: number) => answered >= 400);
    const refused = refuses(this.status, this.body);
    if (code !== undefined || status >= 400) this.#isRefusal({ status, code, refused }, options);
    else this.#isSuccess(status, refused, options);
    return this;
  }

  has(partial: unknown, options: Options = {}): this {
    for (const { path, actual, expected, holds } of compare(this.body, partial, "partial")) {
      this.#add(path.join(".") || "body", this.#property(path, options), { holds, actual, expected }, options);
    }
    return this;
  }

  header(name: string, expected: string | RegExp | undefined, options: Options = {}): this {
    const actual = this.headers[name.toLowerCase()];
    const [one] = compare(actual, expected, "whole");
    const provenance = this.#weakened(this.#answerGrade(), options);
    this.#add(`header ${name}`, provenance, { holds: one?.holds ?? false, actual, expected }, options);
    return this;
  }

  #isSuccess(status: number, refused: boolean, options: Options): void {
    const holds = this.status === status && !refused;
    const provenance = this.#weakened(this.#answerGrade(status), options);
    const actual = refused ? this.#refusalInWords() : this.status;
    this.#add("status", provenance, { holds, actual, expected: status }, options);
    if (refused || Math.floor(this.status / 100) !== Math.floor(status / 100)) throw new CaseEnded();
  }

  #isRefusal(expected: { status: number; code: string | undefined; refused: boolean }, options: Options): void {
    const { status, code, refused } = expected;
    const { contract, file } = this.#bench;
    const { operation, body } = this.#received;
    const claims = refusalOf(contract, file, { operation, status, code, ...options });
    const named = claims.rule === undefined ? options : { rule: claims.rule };
    const wanted = code === undefined ? status : `${status} ${code}`;
    this.#add("refused", claims.refused, { holds: refused, actual: this.#refusalInWords(), expected: wanted }, named);
    if (!refused) throw new CaseEnded();
    this.#add("status", claims.status, { holds: this.status === status, actual: this.status, expected: status }, named);
    if (code === undefined) return;
    const actual = codeIn(this.#bench, body);
    this.#add("code", claims.code, { holds: actual === code, actual, expected: code }, named);
  }

  #refusalInWords(): string | number {
    const code = codeIn(this.#bench, this.body);
    return code === undefined || this.status < 400 ? this.status : `${this.status} ${code}`;
  }

  #answerGrade(status = this.status): Provenance {
    const { operation } = this.#received;
    return operation === undefined ? gradeOfCase(this.#bench) : gradeOfAnswer(this.#bench.contract, operation, status);
  }

  #property(path: readonly string[], options: Options): Provenance {
    const { operation, ...answer } = this.#received;
    const mediaType = mediaTypeOf(answer);
    const own =
      operation === undefined
        ? gradeOfCase(this.#bench)
        : gradeOfProperty(this.#bench.contract, operation, { ...answer, mediaType }, path);
    return this.#weakened(own, options);
  }

  #weakened(provenance: Provenance, { rule }: Options): Provenance {
    return rule === undefined ? provenance : weakest(provenance, ruleNamed(this.#bench, rule).provenance);
  }

  #add(what: string, provenance: Provenance, seen: Seen, { rule }: Options): void {
    const { operation, exchange } = this.#received;
    const response = operation?.responses.get(this.status) ?? operation?.part;
    addCheck(this.#bench, seen, {
      what,
      provenance,
      exchange,
      ...(rule !== undefined && { rule }),
      ...(response && { place: this.#bench.contract.placeOf(response.path) }),
    });
  }
}

function codeIn({ contract, file: { suite } }: Bench, body: unknown): string | undefined {
  if (suite.codeOf) return suite.codeOf(body);
  const code = at(body, contract.errorCode);
  return typeof code === "string" || typeof code === "number" ? String(code) : undefined;
}

/** Where an address is not in the contract, the rules that the case shows say how sure it is. */
export function gradeOfCase({ contract, file }: Bench): Provenance {
  const named = [...(file.rules?.positive ?? []), ...(file.rules?.contrast ?? [])];
  const [first, ...rest] = named.flatMap((rule) => contract.rules.get(rule)?.provenance ?? []);
  return first === undefined ? unknownProvenance : weakest(first, ...rest);
}

export function ruleNamed({ contract }: Bench, id: string) {
  const rule = contract.rules.get(id);
  if (rule === undefined) throw new Error(`${contract.service} has no rule ${id}`);
  return rule;
}

/** A free check, by the weakest of everything it names. */
export function freeCheck(
  bench: Bench,
  what: string,
  named: { rule?: string; status?: string; property?: string },
  values: { actual: unknown; expected: unknown },
): boolean {
  const { contract } = bench;
  const [id = "", status = ""] = named.status?.split(" ") ?? [];
  const operation = contract.operations.get(id);
  if (named.status !== undefined && operation === undefined)
    throw new Error(`${contract.service} has no operation ${id}`);
  const path = named.property?.split(".") ?? [];
  const grades = [
    ...(named.rule === undefined ? [] : [ruleNamed(bench, named.rule).provenance]),
    ...(operation ? [gradeOfProperty(contract, operation, { status: Number(status), body: undefined }, path)] : []),
  ];
  const [first = unknownProvenance, ...rest] = grades;
  const holds = compare(values.actual, values.expected, "whole").every((one) => one.holds);
  const response = operation?.responses.get(Number(status));
  return addCheck(
    bench,
    { ...values, holds },
    {
      what,
      provenance: weakest(first, ...rest),
      ...(named.rule !== undefined && { rule: named.rule }),
      ...(response && { place: contract.placeOf(response.path) }),
    },
  );
}

interface Seen {
  holds: boolean;
  actual: unknown;
  expected: unknown;
}

/** What nobody knows may differ as the target file's settings say that it does. */
function addCheck(
  { contract, record, file, declared }: Bench,
  seen: Seen,
  check: Omit<NewCheck, "holds" | "actual" | "expected" | "by">,
): boolean {
  const words = { actual: inWords(seen.actual), expected: inWords(seen.expected) };
  const isSilent = !seen.holds && check.provenance.grade === "chosen";
  const deciding = () => decidingRule(contract, check.rule, file.rules?.positive ?? []);
  const turned = isSilent ? turnedDial(contract, { rule: deciding(), ...words }) : undefined;
  if (turned === undefined) return record.add({ ...check, ...words, holds: seen.holds, by: "case" });
  const setting = `${turned.name}: ${String(turned.value)}`;
  const isDeclared = declared[turned.name] === turned.value;
  const expected = isDeclared ? words.actual : words.expected;
  return record.add({ ...check, holds: isDeclared, actual: words.actual, expected, by: "case", setting });
}
