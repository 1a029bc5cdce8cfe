import { bind, type ContextOf } from "../../../src/core/operation.ts";
import { rulesOf } from "../../../src/core/rule.ts";
import type { Contract } from "../openapi/contract.types.ts";
import type { Caller } from "./auth.ts";
import type { tables } from "./tables.ts";

export const { operation, panelAction, refusal } = bind<Contract, typeof tables, Caller>();
export const rule = rulesOf<Contract>();
export type Context = ContextOf<Contract, typeof tables, Caller>;
export type Settings = Contract["settings"];
