import type { NewEffect } from "../../../core/effect.ts";
import { rule } from "../contract.ts";

type Mails = readonly NewEffect[];

const mail = (topic: string, to: string | undefined, text: string): Mails =>
  to === undefined ? [] : [{ kind: "email", topic, to, data: { subject: "Wallit", text } }];

/** Whoever asked for it is told by mail that an import is done. */
export const importMail = rule(
  "import-mail-on-request",
  (to: string | undefined, id: string): Mails => mail("import-completed", to, `Your import ${id} is completed.`),
  () => [],
);

export const fulfillmentMail = rule(
  "fulfillment-mail-on-request",
  (to: string | undefined, id: string): Mails =>
    mail("fulfillment-export-completed", to, `Your export ${id} is completed.`),
  () => [],
);
