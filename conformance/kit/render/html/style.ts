import { cases } from "./style/cases.ts";
import { coverage } from "./style/coverage.ts";
import { failure } from "./style/failure.ts";
import { head } from "./style/head.ts";
import { layout } from "./style/layout.ts";
import { print } from "./style/print.ts";
import { tokens } from "./style/tokens.ts";

export const style = [tokens, layout, head, failure, coverage, cases, print].join("\n");
