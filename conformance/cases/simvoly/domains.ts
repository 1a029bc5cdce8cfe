import type { Hands } from "./arrange.ts";
import { type Place, readWebsite } from "./sites.ts";

export const connect = (stage: Hands, id: number, domain: string) =>
  stage.as("platform").call("connectDomain", { path: { id }, body: { domain } });

export const disconnect = (stage: Hands, id: number, domain: string) =>
  stage.as("platform").call("disconnectDomain", { path: { id }, body: { domain } });

/** The domain that a site shows. */
export const domainOf = async (stage: Hands, place: Place) => (await readWebsite(stage, place)).is(200).body.domain;
