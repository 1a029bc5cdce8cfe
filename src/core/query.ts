/** A query as one value per name, the last one sent. */
export const fromQueryText = (query: string): Readonly<Record<string, string>> =>
  query === "" ? {} : Object.fromEntries(new URLSearchParams(query));

export const toQueryText = (values: Readonly<Record<string, string>>): string => new URLSearchParams(values).toString();
