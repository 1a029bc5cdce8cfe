import { type Html, html } from "../../../core/html.ts";
import { fromCents } from "../../../core/money.ts";
import { sheet } from "../../../core/page.ts";
import type { Judgement } from "../access.ts";
import { priceOf } from "../rules/pricing.ts";
import { isForSale } from "../rules/purchase.ts";
import type { SubscriptionGroup } from "../tables.ts";
import type { Visit } from "./visit.ts";

export interface Shown {
  readonly visit: Visit;
  readonly judgement: Judgement;
  /** Groups that the visitor may subscribe to and that cover the resource. */
  readonly groups: readonly SubscriptionGroup[];
  /** Where forms are sent. */
  readonly action: string;
}

/** The paywall before one resource. */
export function paywallView(shown: Shown): Html {
  const { visit, judgement } = shown;
  const { property, resource, reader } = visit;
  const granted = judgement.decision.action === "Grant";
  const ways = reader.user ? [buy(shown), ...subscriptions(shown), topUp(shown)] : [logIn(shown), signUp(shown)];
  return sheet({
    title: resource.title || resource.name,
    above: property.title,
    content: [
      html`<p>${resource.paywallDescription || resource.description}</p>`,
      reader.user &&
        html`<p id="reader">${reader.user.userName || reader.user.email}, your wallet holds <b>$${fromCents(reader.user.walletCents)}</b>.</p>`,
      ...(granted ? [form(shown, "return", html`<p>You may read this.</p><button>Read on</button>`)] : ways),
    ],
  });
}

const form = (
  { visit, action }: Shown,
  does: string,
  content: Html,
): Html => html`<form method="post" action="${action}" id="${does}">
${Object.entries(visit.sent).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<input type="hidden" name="do" value="${does}">${content}</form>`;

const logIn = (shown: Shown): Html =>
  form(
    shown,
    "log-in",
    html`<h2>You have an account</h2><label>E-mail address <input name="EmailAddress" type="email" required></label>
<label>Password <input name="Password" type="password"></label><button>Log in</button>`,
  );

const signUp = (shown: Shown): Html =>
  form(
    shown,
    "sign-up",
    html`<h2>You are new here</h2><label>E-mail address <input name="EmailAddress" type="email" required></label>
<label>First name <input name="FirstName"></label>
<label>Password <input name="Password" type="password" required></label><button>Sign up</button>`,
  );

function buy(shown: Shown): Html | undefined {
  const { property } = shown.visit;
  const { market } = shown.judgement;
  const price = market && priceOf(market);
  const sells = property.enableSinglePurchases && market && isForSale(market.terms.pricingModel);
  if (!sells || price === undefined) return undefined;
  const amount = fromCents(price);
  const named = html`<label>You pay, in USD <input name="Amount" value="${amount}" inputmode="decimal"></label>`;
  return form(
    shown,
    "buy",
    html`${market.terms.pricingModel === "VariablePrice" ? named : undefined}<button>Buy for $${amount}</button>`,
  );
}

const subscriptions = (shown: Shown): readonly Html[] =>
  shown.groups.map((group) =>
    form(
      shown,
      "subscribe",
      html`<p><b>${group.title}</b> ${group.paywallDescription}</p>
<input type="hidden" name="SubscriptionGroupKey" value="${group.key}">
<button>Subscribe for $${fromCents(group.priceCents)} a month</button>`,
    ),
  );

const topUp = (shown: Shown): Html => form(shown, "top-up", html`<button>Pay $10.00 into your wallet</button>`);
