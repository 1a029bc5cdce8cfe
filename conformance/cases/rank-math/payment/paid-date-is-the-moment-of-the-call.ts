import { matching } from "../../../kit/index.ts";
import { anEmail, followUp, placeOrder, sell } from "../arrange.ts";
import { conformanceCase } from "../service.ts";

export default conformanceCase({
  title: "An order is paid at the moment of the call",
  contract: ["createOrder 200"],
  rules: { positive: ["parent-order-opens-subscription"] },
  needs: { capabilities: ["clock"] },
  does: "creates",
  since: "1.0",
  source: ["create-order-example"],
  async run({ as, clock, unique, setUp }) {
    const sold = await setUp(() => sell(as("reseller"), { email: anEmail(unique) }));
    const began = await setUp(() => clock.advance("P3M"));

    const renewal = await placeOrder(as("reseller"), followUp("renewal", sold));

    const ended = await clock.read();
    const meanwhile = matching(`from ${began.toISOString()} to ${ended.toISOString()}`, (paid) => {
      const seconds = Number(paid);
      return seconds >= Math.floor(began.getTime() / 1000) && seconds <= ended.getTime() / 1000;
    });
    renewal.is(200).has({ data: { order: { paid_date: meanwhile } } });
  },
});
