import { matching } from "../../../kit/index.ts";
import { anEmail, followUp, nextLeapDay, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

const day = 86_400;

export default conformanceCase({
  title: "The year until the next renewal has 366 days across a 29 February and 365 otherwise",
  contract: ["createOrder 200"],
  rules: { positive: ["renewal-default-one-year"] },
  needs: { capabilities: ["clock"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-renewal-time", "create-order-example", "reason-calendar-year"],
  async run({ as, clock, unique, setUp, check }) {
    const leapYear = nextLeapDay(await setUp(() => clock.read())).getUTCFullYear();
    const daysUntilExpiry = (days: number) =>
      matching(`${days} days later, give or take a minute`, (seconds) => Math.abs(Number(seconds) - days * day) < 60);
    const rule = { rule: "renewal-default-one-year" } as const;

    await setUp(() => clock.advanceTo(new Date(Date.UTC(leapYear - 1, 5, 1, 12))));
    const long = await sell(as("reseller"), { email: anEmail(unique) });
    check("across the leap day", rule, long.licence.date_expiration - long.order.paid_date, daysUntilExpiry(366));

    await setUp(() => clock.advanceTo(new Date(Date.UTC(leapYear, 5, 1, 12))));
    const short = await sell(as("reseller"), followUp("renewal", long));
    check("after the leap day", rule, short.licence.date_expiration - short.order.paid_date, daysUntilExpiry(365));
  },
});
