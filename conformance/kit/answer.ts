import type { BodyOf, ContractTypes, PartialBody, StatusOf } from "./typed.ts";

type DeclaredStatus<O> = [StatusOf<O>] extends [never] ? number : StatusOf<O>;

export interface CheckOptions<C extends ContractTypes> {
  /** The rule this is about, where the case's `positive` rules do not say it; weakens the check to its grade. */
  rule?: C["ruleId"];
}

/** An answer and the checks on it. A failed check is recorded and the case goes on, except where `is` says otherwise. */
export interface Answer<C extends ContractTypes, O, Body = unknown> {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Parsed where the answer is JSON, else the text. Typed once `is` has passed. */
  readonly body: Body;
  /**
   * Checks the status, and of a refusal the code; each by its own grade. The case ends here when a success was expected
   * and the answer is none, or the other way round.
   *
   * @example const { id } = (await reseller.call("getOrder", { path: { order_id: 99 } })).is(200).body.data.order;
   */
  is<S extends DeclaredStatus<O>>(status: S, code?: string, options?: CheckOptions<C>): Answer<C, O, BodyOf<O, S>>;
  /**
   * Checks members of the body, each by the grade of its property. Lists are compared whole; `undefined` means absent.
   *
   * @example answer.is(200).has({ data: { licence: { status: "active", plan: /^pro/ } } });
   */
  has(partial: PartialBody<Body>, options?: CheckOptions<C>): Answer<C, O, Body>;
  /** Checks one header; `undefined` means absent. */
  header(name: string, expected: string | RegExp | undefined, options?: CheckOptions<C>): Answer<C, O, Body>;
}
