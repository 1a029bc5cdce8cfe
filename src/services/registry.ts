import type { Service } from "../core/service.ts";
import { rankMath } from "./rank-math/service.ts";
import { simvoly } from "./simvoly/service.ts";
import { wallit } from "./wallit/service.ts";

/** Every service, with its place among the ports: the gateway's port plus so many. */
export const registry: readonly { readonly service: Service; readonly offset: number }[] = [
  { service: wallit, offset: 2 },
  { service: simvoly, offset: 3 },
  { service: rankMath, offset: 5 },
];
