import type { Job } from "../../../core/service.ts";
import type { Context } from "../contract.ts";
import { untilNextQuestion } from "../rules/site-list.ts";

/** Asks a reseller for its sites, and again later, for as long as the same address is entered. */
export const pollSiteList: Job<Context> = async ({ username, series }, { tx, emit }) => {
  const list = await tx.siteLists.get(String(username));
  if (!list || list.series !== series) return;

  emit({ kind: "call", topic: "site-list", to: list.url, data: { username } });
  const after = untilNextQuestion();
  if (after) emit({ kind: "job", topic: "poll-site-list", after, data: { username, series } });
};
