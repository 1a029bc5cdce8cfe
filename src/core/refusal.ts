import type { Help } from "./change.ts";
import { isSwitchedOff } from "./switch.ts";

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Media type, when it is not JSON. */
  readonly type?: string;
  /** What would get the request through, where the rule knows it; shown by `why`, never sent. */
  readonly help?: Help | undefined;
}

/**
 * A refusal in the vendor's own words: thrown, it means that nothing happened. It captures no stack, because it is an
 * answer and not a defect.
 */
export class ApiError {
  readonly rule: string;
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly type: string | undefined;
  readonly help: Help | undefined;

  constructor(rule: string, answer: Answer) {
    this.rule = rule;
    this.status = answer.status;
    this.body = answer.body;
    this.headers = answer.headers ?? {};
    this.type = answer.type;
    this.help = answer.help;
  }
}

/** The one way to refuse with nothing kept: what follows may rely on `condition`. */
export function demand(condition: unknown, refuse: () => ApiError): asserts condition {
  if (condition) return;
  const error = refuse();
  if (!isSwitchedOff(error.rule)) throw error;
}

/** A panel action's refusal: ours, so no rule of the vendor's stands behind it. */
export const panelRefusal = (status: 400 | 404, error: string, help?: Help): ApiError =>
  new ApiError("", { status, body: { error }, help });
