import { type RawBuilder, sql } from 'kysely';
import { type Subject, type Tally, tallied } from '../rules/kaplan-meier.ts';

type Part = RawBuilder<unknown>;
type Packed = Buffer | null;

/** Subjects as the database packs them, four bytes a time: hundreds of thousands come over at once. */
export type PackedSubjects = { readonly entries: Packed; readonly ends: Packed };

export const packedDays = (days: Part, counting: Part = sql``): Part =>
  sql`string_agg(int4send(${days}), ''::bytea) ${counting}`;

/** Columns of an aggregate over `livesIn`, named `l`, of those that count; an end is twice its day, and one more where it stopped. */
export const packedSubjects = (counting: Part = sql``): Part =>
  sql`${packedDays(sql`l.enters`, counting)} as entries, ${packedDays(sql`l.leaves * 2 + l.stopped::integer`, counting)} as ends`;

export function unpacked(bytes: Packed): Int32Array {
  if (bytes === null) return new Int32Array();
  const turned = Buffer.from(new Uint8Array(bytes).buffer).swap32();
  return new Int32Array(turned.buffer);
}

export function tallyOfPacked({ entries, ends }: PackedSubjects): Tally {
  const both = unpacked(ends);
  return tallied({ entries: unpacked(entries), exits: both.map((it) => it >> 1), stops: stopsIn(both) });
}

const stopsIn = (ends: Int32Array) => ends.filter((it) => it % 2 === 1).map((it) => it >> 1);

export function subjectsOfPacked(packed: PackedSubjects): readonly Subject[] {
  const entries = unpacked(packed.entries);
  return [...unpacked(packed.ends)].map((end, at) => ({
    entry: entries[at] ?? 0,
    exit: end >> 1,
    stopped: end % 2 === 1,
  }));
}
