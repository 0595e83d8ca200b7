import type { PageEnd } from '../lasting/ends.ts';
import { itemsOfInnovation } from './queries/items.ts';
import { Years } from './views/years.tsx';

/** The yearly checks below the eight dimensions. */
export const checksBelow: PageEnd = async (conn, innovation) => (
  <Years items={await itemsOfInnovation(conn, innovation.id)} />
);
