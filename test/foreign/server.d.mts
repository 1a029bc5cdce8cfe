import type { RequestListener } from "node:http";

export const DEFECTS: readonly string[];
export function billing(options?: { wrong?: readonly string[]; password?: string }): RequestListener;
