import { type Bound, bind, type ContextOf } from "../../../src/core/operation.ts";
import { rulesOf } from "../../../src/core/rule.ts";
import type { Contract } from "../openapi/contract.types.ts";
import type { Caller } from "./auth.ts";
import type { tables } from "./tables.ts";

const bound: Bound<Contract, typeof tables, Caller> = bind();
export const operation: typeof bound.operation = bound.operation;
export const panelAction: typeof bound.panelAction = bound.panelAction;
export const refusal: typeof bound.refusal = bound.refusal;
export const refusedAndKept: typeof bound.refusedAndKept = bound.refusedAndKept;
export const rule = rulesOf<Contract>();
export type Context = ContextOf<Contract, typeof tables, Caller>;
export type Settings = Contract["settings"];
