import type { ImpactRow } from '#registry/index.ts';
import type { ReplicationRefusal } from '../model/refusal.ts';
import type { KeptImpact } from '../model/replication.ts';

/** The rows as an evaluation keeps them. */
export function keptImpact(rows: readonly ImpactRow[]): readonly KeptImpact[] {
  return rows.map(({ indicator, unit, before, after, better, source }) => ({
    indicator,
    unit,
    before,
    after,
    better,
    source,
  }));
}

/** Why an evaluation cannot be handed in: at least one indicator is measured before and after, with its source (LAN). */
export function whyNotMeasured(rows: readonly KeptImpact[]): ReplicationRefusal | null {
  const isMeasured = rows.some((it) => it.before !== null && it.after !== null && it.source !== '');
  return isMeasured ? null : 'impact_missing';
}

export type Beside = {
  readonly indicator: string;
  readonly unit: string;
  readonly replica: KeptImpact | null;
  readonly origin: KeptImpact | null;
};

const keyOf = ({ indicator, unit }: KeptImpact): string =>
  `${indicator.trim().toLowerCase()}|${unit.trim().toLowerCase()}`;

/** The replica's rows beside those of the origin: the same indicator in the same unit on one line, then what only one measured. */
export function besideEachOther(replica: readonly KeptImpact[], origin: readonly KeptImpact[]): readonly Beside[] {
  const left = new Map(origin.map((it) => [keyOf(it), it]));
  const lines = replica.map((row): Beside => {
    const match = left.get(keyOf(row)) ?? null;
    if (match) left.delete(keyOf(row));
    return { indicator: row.indicator, unit: row.unit, replica: row, origin: match };
  });
  const rest = [...left.values()].map(
    (row): Beside => ({
      indicator: row.indicator,
      unit: row.unit,
      replica: null,
      origin: row,
    }),
  );
  return [...lines, ...rest];
}
