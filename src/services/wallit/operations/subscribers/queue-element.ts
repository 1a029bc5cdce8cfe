import type { Context } from "../../contract.ts";
import { ticksOf } from "../../rules/dates.ts";

/** The ID of a queue element: a GUID and 19 digits of ticks. */
export const queueId = async ({ ids, now }: Context): Promise<string> => `${await ids.uuid()}|0${ticksOf(now)}`;

/** Where somebody wants to be mailed; undefined where nobody does. */
export const mailTo = (address: string | null | undefined) => (address ? { notificationEmailAddress: address } : {});
