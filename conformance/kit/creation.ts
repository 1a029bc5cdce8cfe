import type { LooseInput } from "./case.ts";

/** A call of the vendor's API that the kit makes on its own account. */
export interface KitCall {
  operation: string;
  input?: LooseInput;
}

type Id = string | number;

/** One kind of thing that a call makes. */
export type Creation = {
  /** An operation, or `panel/<action>` for what a panel hook makes. */
  operation: string;
  /** In the plural: `orders`. */
  what: string;
  /**
   * Ids of what a successful answer says was made by it, and of nothing that was there before; an empty list when that is
   * nothing, and `undefined` when the answer does not tell.
   */
  ids(body: unknown): readonly Id[] | undefined;
  /** Ids of things that the call brings back to life when they had been removed. */
  revives?(body: unknown): readonly Id[];
  /** How to look for it when no answer told: a read, and the ids of what bears one of the names that only this run uses. */
  find?: KitCall & { ids(body: unknown, names: readonly string[]): readonly Id[] };
} & (
  | { remove: (id: string) => KitCall }
  /** Why it stays: what no API can remove. */
  | { stays: string }
);

/** A harmless request that tells whether credentials are right. */
export interface Probe extends KitCall {
  /** Statuses that mean that they are not. */
  refusedBy: readonly number[];
  /** Whose credentials it tells of; everybody's when left out. */
  roles?: readonly string[];
}
