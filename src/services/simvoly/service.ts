import type { Contract } from "../../../openapi/simvoly/contract.types.ts";
import { service } from "../../core/service.ts";
import { auth, type Caller } from "./auth.ts";
import { deliver } from "./deliver.ts";
import { invariants } from "./invariants.ts";
import { endPeriod } from "./jobs/end-period.ts";
import { endTrial } from "./jobs/end-trial.ts";
import { normalise } from "./normalise.ts";
import { operations } from "./operations.ts";
import { builder } from "./pages/builder.ts";
import { signIn } from "./pages/sign-in.ts";
import { panel } from "./panel-actions.ts";
import { render } from "./render.ts";
import { tables } from "./tables.ts";

export const simvoly = service<Contract, typeof tables, Caller>({
  name: "simvoly",
  title: "Simvoly Platform Management API",
  tables,
  sequences: {
    user: 1,
    project: 1,
    site: 1,
    template: 1,
    funnelTemplate: 1,
    funnelCategory: 1,
    plan: 1,
    assignment: 1,
    contact: 1,
    affiliate: 1,
    webhook: 1,
    transaction: 1,
    invoice: 1001,
  },
  numbers: {
    user: ["users"],
    project: ["projects"],
    site: ["sites"],
    template: ["templates"],
    funnelTemplate: ["funnelTemplates"],
    funnelCategory: ["funnelCategories"],
    plan: ["plans"],
    assignment: ["assignments"],
    contact: ["contacts"],
    affiliate: ["affiliates"],
    webhook: ["webhookSubscriptions"],
  },
  operations,
  panel,
  jobs: { "end-trial": endTrial, "end-period": endPeriod },
  checks: ["route", "caller", "mediaType", "shape", "permission"],
  auth,
  normalise,
  render,
  deliver,
  webhookPlan: async () => (await import("./webhook-plan.ts")).webhookPlan,
  pages: { builder, "sign-in": signIn },
  factory: async () => (await import("./factory.ts")).factories,
  fill: async () => (await import("./factory.ts")).fills,
  invariants,
});
