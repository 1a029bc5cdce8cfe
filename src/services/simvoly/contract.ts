import type { Contract } from "../../../openapi/simvoly/contract.types.ts";
import { type Bound, bind, type ContextOf } from "../../core/operation.ts";
import { rulesOf } from "../../core/rule.ts";
import type { Caller } from "./auth.ts";
import type { tables } from "./tables.ts";

const bound: Bound<Contract, typeof tables, Caller> = bind();
export const operation: typeof bound.operation = bound.operation;
export const panelAction: typeof bound.panelAction = bound.panelAction;
export const refusal: typeof bound.refusal = bound.refusal;
export const rule = rulesOf<Contract>();
export type Context = ContextOf<Contract, typeof tables, Caller>;
export type Settings = Contract["settings"];
