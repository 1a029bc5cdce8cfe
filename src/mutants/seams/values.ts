import type { Row } from "../../core/store.ts";

export type Members = Readonly<Record<string, unknown>>;

export const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const memberOf = (value: unknown, name: string): unknown =>
  isMembers(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** A row with another value in one member. */
export const withMember = (row: Row, name: string, value: unknown): Row => ({ ...row, [name]: value });
