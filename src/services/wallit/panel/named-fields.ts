/** Names and values, as rows keep them. */
export const keptFields = (sent: readonly { readonly Name: string; readonly Value: string }[]) =>
  sent.map(({ Name, Value }) => ({ name: Name, value: Value }));
