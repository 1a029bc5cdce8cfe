import type { Markup } from "./markup.ts";

/** One part of the page, named in its navigation. */
export interface Section {
  id: string;
  title: string;
  /** The same in the navigation, where that is shorter. */
  short?: string;
  figure?: number;
  says?: string | Markup;
  inside: Markup;
}
