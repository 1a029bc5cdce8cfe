import { operation } from "../../contract.ts";
import { ampAnswer } from "./amp-answer.ts";

export const pingbackAmpReader = operation("pingbackAmpReader")(async ({ query }, ctx) =>
  ampAnswer(query, "pingback", ctx),
);
