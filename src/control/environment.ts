/** What names in the environment are made from. */
export interface Surroundings {
  readonly gateway: string;
  readonly sandbox: string;
  readonly services: readonly {
    readonly name: string;
    readonly address: string;
    /** Name in the environment → `role.credential`. */
    readonly environment: Readonly<Record<string, string>>;
    readonly credentials: Readonly<Record<string, Readonly<Record<string, string>>>>;
  }[];
}

/** The names by which an application finds its services: addresses, and credentials that lead to the sandbox. */
export function environmentOf({ gateway, sandbox, services }: Surroundings): Record<string, string> {
  return Object.fromEntries([
    ["STUNT_DOUBLE_URL", gateway],
    ["STUNT_DOUBLE_SANDBOX", sandbox],
    ...services.flatMap(({ name, address, environment, credentials }) => {
      const prefix = `STUNT_DOUBLE_${name.toUpperCase().replaceAll("-", "_")}`;
      const named = Object.entries(environment).flatMap(([own, place]) => {
        const [role = "", credential = ""] = place.split(".");
        const value = credentials[role]?.[credential];
        return value === undefined ? [] : [[`${prefix}_${own}`, value]];
      });
      return [[`${prefix}_URL`, address], ...named];
    }),
  ]);
}
