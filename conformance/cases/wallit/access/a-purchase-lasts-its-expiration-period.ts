import { aReader, ask, buy, logInAgain, publish } from "../arrange.ts";
import { conformanceCase } from "../service.ts";
import { aSite, purchasesOnly } from "../sites.ts";

const periods = [
  { unit: "Days", value: 3, end: [2027, 2, 13] },
  { unit: "Weeks", value: 2, end: [2027, 2, 24] },
  { unit: "Months", value: 1, end: [2027, 3, 10] },
  { unit: "Years", value: 1, end: [2028, 2, 10] },
] as const;

export default conformanceCase({
  title: "A purchase grants until its days, weeks, months or years have passed by the calendar, and Never for ever",
  contract: ["getResourceAccess 200"],
  rules: {
    positive: ["purchase-lasts-its-expiration-period", "purchase-grants"],
    contrast: ["purchase-lasts-its-expiration-period", "purchase-grants"],
  },
  needs: { capabilities: ["panel", "clock"] },
  does: "charges",
  since: "1.0",
  source: ["reason-purchase-expiration", "resource-put-expiration-unit", "resource-put-expiration-value"],
  async run(stage) {
    const rule = { rule: "purchase-lasts-its-expiration-period" } as const;
    const site = await aSite(stage, purchasesOnly);
    const price = { PricingModel: "FixedPrice", Price: 0.5 } as const;
    const reader = await aReader(stage, site);
    const shift = site.now().getUTCFullYear() + 1 - 2027;
    await site.advanceTo(new Date(Date.UTC(2027 + shift, 2, 10, 12)));
    const never = await publish(site, "never", { ...price, ExpirationPeriodUnit: "Never", ExpirationPeriodValue: 1 });
    await buy(stage, reader, never);
    for (const { unit, value } of periods) {
      await publish(site, unit, { ...price, ExpirationPeriodUnit: unit, ExpirationPeriodValue: value });
      await buy(stage, reader, unit);
    }

    for (const { unit, end } of periods) {
      const [year, month, day] = end;
      const last = Date.UTC(year + shift, month, day, 11, 59);
      await site.advanceTo(new Date(last));
      const still = await ask(site.access, unit, await logInAgain(stage, reader));
      still.is(200).has({ AccessReason: "Purchase", Purchase: { IsPurchased: true } }, rule);
      await site.advanceTo(new Date(last + 120_000));
      const over = await ask(site.access, unit, await logInAgain(stage, reader));
      over.is(200).has({ AccessReason: "Deny", Purchase: { IsPurchased: false } }, rule);
    }
    const kept = await ask(site.access, never, await logInAgain(stage, reader));
    kept.is(200).has({ AccessReason: "Purchase" }, rule);
  },
});
