import { rule } from "../contract.ts";
import { type Customer, emailKey } from "../tables.ts";

/** How a parent order looks for its customer; without the rule it finds nobody. */
export const orderedBy = rule("customer-found-or-created-by-email", emailKey, () => "");

/** A later order does not rename the customer. */
export const withNames = rule(
  "names-kept-after-first-order",
  (known: Customer, _names: Pick<Customer, "firstName" | "lastName">) => known,
  (known, names) => ({ ...known, ...names }),
);

/** From now on found by the new address; user name, key and licences stay. */
export const moveTo = rule(
  "new-email-replaces-old",
  (customer: Customer, email: string): Customer => ({ ...customer, email }),
  (customer) => customer,
);
