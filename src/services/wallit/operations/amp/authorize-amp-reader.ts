import { operation } from "../../contract.ts";
import { ampAnswer } from "./amp-answer.ts";

export const authorizeAmpReader = operation("authorizeAmpReader")(async ({ query }, ctx) =>
  ampAnswer(query, "authorization", ctx),
);
