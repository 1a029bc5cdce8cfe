import type { Faker } from "./service.ts";

/** First and last name of somebody made up. */
export const nameFrom = ({ person }: Faker) => ({ firstName: person.firstName(), lastName: person.lastName() });

/** An e-mail address after a name; `n` tells those of one name apart. */
export const emailOf = (firstName: string, lastName: string, n: string | number): string =>
  `${firstName}.${lastName}.${n}@example.com`.toLowerCase().replace(/[^a-z0-9.@-]/g, "");
