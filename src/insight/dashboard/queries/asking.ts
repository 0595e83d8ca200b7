import { nobody, type Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { type Dimension, type Figure, type FigureFilter, type FigureRow, figureAddress } from '#platform/figure.ts';
import { kept } from '#platform/kept.ts';
import type { View } from '../model/view.ts';

/** Who asks what of which figures. */
export type Asking = {
  readonly conn: Conn;
  readonly viewer: Viewer;
  readonly now: Date;
  readonly view: View;
  readonly figures: readonly Figure<Viewer>[];
};

/** The figure of this key, where it is there and this viewer may ask it. */
export function figureOf({ figures, viewer }: Asking, key: string): Figure<Viewer> | null {
  return figures.find((it) => it.key === key && it.admits(viewer)) ?? null;
}

/** The filter of the view, as figures take it. */
export function filterOf({ place, year }: View, more: FigureFilter = {}): FigureFilter {
  return { ...(place === null ? {} : { region: place }), ...(year === null ? {} : { year }), ...more };
}

/** The rows of a figure that this viewer may see; none where there is no such figure. */
export async function rowsFor(
  asking: Asking,
  key: string,
  { by, filter }: { readonly by: readonly Dimension[]; readonly filter: FigureFilter },
): Promise<readonly FigureRow[]> {
  const { conn, viewer, now } = asking;
  const figure = figureOf(asking, key);
  if (!figure) return [];
  const count = () => figure.count(conn, { viewer, now, by, filter });
  // What strangers may ask is the same for everybody.
  return figure.admits(nobody) ? keptRows(conn, key, JSON.stringify([by, filter]), count) : count();
}

const MOST_KEPT = 100;

/** The rows of a question that is the same for everybody. */
export const keptRows = (conn: Conn, key: string, question: string, count: () => Promise<readonly FigureRow[]>) =>
  kept(conn, { kind: key, question, most: MOST_KEPT }, count);

export const hrefOf = (key: string, filter: FigureFilter): string => figureAddress.to(key, filter);
