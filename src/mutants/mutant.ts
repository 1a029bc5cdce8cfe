import type { Service } from "../core/service.ts";

/** What kind of defect: a rule missing, state or callers gone wrong, what is sent gone wrong, or the answer's shape. */
export const kinds = ["rules", "behaviour", "effects", "shape"] as const;
export type Kind = (typeof kinds)[number];

/** What a mutant changes, and who can notice. */
export interface Defect {
  /** Footprints (`footprint.ts`) of which a run must leave one, or the mutant makes no difference to it. */
  readonly meets: readonly string[];
  /** Operations that the defect is about; cases that name them look first. */
  readonly operations?: readonly string[];
  /** The answer that it is about: `createOrder 200`. */
  readonly answer?: string;
  readonly change: (service: Service) => Service;
}

/** One deliberate defect. It knows no case, and no service knows it. */
export interface Mutant extends Defect {
  readonly operations: readonly string[];
  /** `rank-math/behaviour/orders/new-lost`. */
  readonly id: string;
  readonly kind: Kind;
  /** Ids that `demand` and `rule()` let pass. */
  readonly switchedOff: readonly string[];
  /** Keywords taken out of the contract. */
  readonly without: readonly string[];
}

export const unchanged = (service: Service): Service => service;

/** Names a service's defects of one kind. */
export const mutantsFrom =
  ({ name }: Service, kind: Kind) =>
  (label: string, { operations = [], ...defect }: Defect): Mutant => ({
    id: `${name}/${kind}/${label}`,
    kind,
    operations,
    switchedOff: [],
    without: [],
    ...defect,
  });
