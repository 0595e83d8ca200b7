import iid from '../../presets/instruments/iid-2026.json' with { type: 'json' };
import { instrumentDocument } from '../../src/instrument/catalogue/model/document.ts';
import type { IndexEdition } from '../../src/instrument/government/model/edition.ts';
import type {
  IndexGovernment,
  IndexInnovation,
  IndexItem,
  Row,
} from '../../src/instrument/government/model/government.ts';
import { formulasOf } from '../../src/instrument/government/rules/calculation.ts';
import { itemsOf } from '../../src/instrument/government/rules/items.ts';
import type { Field } from '../../src/instrument/government/rules/moves.ts';
import { shippedEditions } from '../../src/instrument/government/shipped.ts';
import { must } from '../../src/platform/outcome.ts';

export const iidDocument = instrumentDocument.parse(iid.document);
export const iidItems = itemsOf(iidDocument);

export function editionOf(year: number): IndexEdition {
  const found = shippedEditions.find((it) => it.year === year);
  if (!found) throw new Error(`no edition of ${year}`);
  return found;
}

/** A row whose score is claimed and verified alike. */
export const rowOf = (item: string, score: number, more: Partial<Row> = {}): Row => ({
  item,
  chosen: score === 0 ? null : score,
  claimed: score,
  verified: score,
  known: null,
  inLocker: 0,
  ...more,
});

export const everyRow = (items: readonly IndexItem[], score: number): readonly Row[] =>
  items.map((it) => rowOf(it.code, score));

/** Rows that come to exactly so many points, from the first item on; a fault when no rows do. */
export function rowsFor(points: number, items: readonly IndexItem[] = iidItems.sid): readonly Row[] {
  let left = points;
  const rows: Row[] = [];
  for (const item of items.toSorted((a, b) => b.weight - a.weight)) {
    const level = item.levels.filter((it) => it.points <= left).at(-1);
    if (level) rows.push(rowOf(item.code, level.score));
    left -= level?.points ?? 0;
  }
  if (left !== 0) throw new Error(`${points} points cannot be had`);
  return rows;
}

export function innovationOf(n: number, rows: readonly Row[], more: Partial<IndexInnovation> = {}): IndexInnovation {
  return {
    id: `inovasi-${n}`,
    title: `Inovasi ${String(n).padStart(3, '0')}`,
    href: `/inovasi/${n}`,
    affair: null,
    appliedOn: '2024-06-01',
    appliedYear: null,
    designWords: 300,
    rows,
    ...more,
  };
}

/** A government whose innovations cover the first so many basic-service affairs. */
export function governmentOf(
  sheets: readonly (readonly Row[])[],
  { covers, spd }: { readonly covers: number; readonly spd: readonly Row[] },
): IndexGovernment {
  const { basicAffairs } = editionOf(2026);
  const innovations = sheets.map((rows, at) =>
    innovationOf(at + 1, rows, { affair: at < covers ? (basicAffairs[at] ?? null) : 'pariwisata' }),
  );
  return { innovations, spd };
}

export function fieldOf(government: IndexGovernment, edition: IndexEdition = editionOf(2026)): Field {
  return { government, edition, items: iidItems, formulas: must(formulasOf(edition)) };
}
