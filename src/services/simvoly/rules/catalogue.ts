import { rule } from "../contract.ts";
import type { FunnelCategory, FunnelTemplate } from "../tables.ts";

/** Whether a row is listed that is not for everybody. */
export const isListed = rule(
  "invisible-and-hidden-listed",
  (_isShownToAll: boolean) => true,
  (isShownToAll) => isShownToAll,
);

interface Numbered {
  readonly id: number;
}

/** Which of two rows comes first in a list. */
const before = rule(
  "lists-in-order-of-id",
  (one: Numbered, other: Numbered) => one.id - other.id,
  (one, other) => other.id - one.id,
);

export const inOrder = <Row extends Numbered>(rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((one, other) => before(one, other));

export interface Group {
  readonly name: FunnelCategory["name"];
  readonly items: readonly FunnelTemplate[];
}

/** Funnel templates by their categories; one without templates is listed empty. */
export const grouped = rule(
  "funnel-templates-grouped",
  (categories: readonly FunnelCategory[], templates: readonly FunnelTemplate[]): readonly Group[] =>
    categories.map(({ id, name }) => ({ name, items: templates.filter(({ categoryId }) => categoryId === id) })),
  (_categories, templates) => [{ name: {}, items: templates }],
);

/** Whether a single template is shown as it stands in the list. */
export const isShownWhole = rule(
  "single-template-like-listed",
  () => true,
  () => false,
);
