import { addFunnelCategory } from "./panel/add-funnel-category.ts";
import { addFunnelTemplate } from "./panel/add-funnel-template.ts";
import { addPlan } from "./panel/add-plan.ts";
import { addTemplate } from "./panel/add-template.ts";
import { changePlan } from "./panel/change-plan.ts";
import { changeTemplate } from "./panel/change-template.ts";
import { chooseTemplate } from "./panel/choose-template.ts";
import { createWebhook } from "./panel/create-webhook.ts";
import { deleteProject } from "./panel/delete-project.ts";
import { deleteWebhook } from "./panel/delete-webhook.ts";
import { editWebsite } from "./panel/edit-website.ts";
import { failNextRenewal } from "./panel/fail-next-renewal.ts";
import { issuePlatformKey } from "./panel/issue-platform-key.ts";
import { joinAffiliate } from "./panel/join-affiliate.ts";
import { listWebhooks } from "./panel/list-webhooks.ts";
import { readProject } from "./panel/read-project.ts";
import { readWebsite } from "./panel/read-website.ts";
import { readWebsiteKey } from "./panel/read-website-key.ts";
import { removeContact } from "./panel/remove-contact.ts";
import { renewWebsiteKey } from "./panel/renew-website-key.ts";
import { revokePlatformKey } from "./panel/revoke-platform-key.ts";
import { rotateWebhookSecret } from "./panel/rotate-webhook-secret.ts";
import { saveContact } from "./panel/save-contact.ts";
import { setBilling } from "./panel/set-billing.ts";
import { setPlatformDomain } from "./panel/set-platform-domain.ts";
import { setSignOnAddresses } from "./panel/set-sign-on-addresses.ts";
import { setTrialLength } from "./panel/set-trial-length.ts";
import { setUsage } from "./panel/set-usage.ts";

/** What a reseller and its customers do in the vendor's own pages. */
export const panel = {
  addFunnelCategory,
  addFunnelTemplate,
  addPlan,
  addTemplate,
  changePlan,
  changeTemplate,
  chooseTemplate,
  createWebhook,
  deleteProject,
  deleteWebhook,
  editWebsite,
  failNextRenewal,
  issuePlatformKey,
  joinAffiliate,
  listWebhooks,
  readProject,
  readWebsite,
  readWebsiteKey,
  removeContact,
  renewWebsiteKey,
  revokePlatformKey,
  rotateWebhookSecret,
  saveContact,
  setBilling,
  setPlatformDomain,
  setSignOnAddresses,
  setTrialLength,
  setUsage,
};
