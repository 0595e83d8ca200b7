import { canonical } from './changes.ts';

/**
 * Three-way merge of what two people wrote from the same beginning. Values are compared as JSON. Nothing that either
 * side changed is dropped: it stands in the merge, or among the clashes with both sides.
 */
export type Flat = Readonly<Record<string, unknown>>;

/** One place that both sides changed, each in another way. `path` is the name of its box: `title`, `impact.0.after`. */
export type Clash =
  | {
      readonly kind: 'box';
      readonly path: string;
      readonly base: unknown;
      readonly stored: unknown;
      readonly typed: unknown;
    }
  /** A row that one side changed and the other took away; the merge still has it. */
  | { readonly kind: 'row'; readonly path: string; readonly removedBy: 'stored' | 'typed'; readonly row: Flat }
  /** Lists whose rows cannot be told apart: the same name stands in two of them, or no common ground is known. */
  | { readonly kind: 'rows'; readonly path: string; readonly stored: readonly Flat[]; readonly typed: readonly Flat[] };

export type Sides = { readonly base: Flat | null; readonly stored: Flat; readonly typed: Flat };

/** How the fields of a form hang together. */
export type Shape = {
  readonly fields: readonly string[];
  /** Fields that mean nothing without each other, such as a figure and its unit: changed on both sides, they clash. */
  readonly together: readonly (readonly string[])[];
  /** Fields that hold a set of choices. */
  readonly sets: readonly string[];
  /** Fields that hold rows, with the column that names a row. */
  readonly rows: Readonly<Record<string, RowShape>>;
};
export type RowShape = {
  readonly key: string;
  readonly columns: readonly string[];
  readonly together: readonly (readonly string[])[];
};

/** `merged` holds what was typed where the two clash; `theirs` names the fields that came from the other side. */
export type Merge = { readonly merged: Flat; readonly clashes: readonly Clash[]; readonly theirs: readonly string[] };

const same = (a: unknown, b: unknown): boolean => canonical(a ?? null) === canonical(b ?? null);

/** Merges the fields of a form; without a known base every difference is a clash. */
export function merge(sides: Sides, shape: Shape): Merge {
  const plain = shape.fields.filter((field) => !shape.sets.includes(field) && !(field in shape.rows));
  const merged: Record<string, unknown> = { ...mergeFlat(sides, plain, shape.together).merged };
  const clashes: Clash[] = [...mergeFlat(sides, plain, shape.together).clashes];
  for (const field of shape.fields) {
    const rows = shape.rows[field];
    if (!rows && !shape.sets.includes(field)) continue;
    const part = rows ? mergeRows(field, sides, rows) : mergeSet(field, sides);
    merged[field] = part.value;
    clashes.push(...part.clashes);
  }
  const theirs = shape.fields.filter(
    (field) => !same(merged[field], sides.typed[field]) && !same(sides.stored[field], sides.base?.[field]),
  );
  return { merged, clashes, theirs };
}

function mergeFlat(
  { base, stored, typed }: Sides,
  fields: readonly string[],
  together: readonly (readonly string[])[],
): { readonly merged: Flat; readonly clashes: readonly Extract<Clash, { kind: 'box' }>[] } {
  const moved = (side: Flat, field: string) => !base || !same(side[field], base[field]);
  const differing = fields.filter((field) => !same(stored[field], typed[field]));
  const torn = together.filter(
    (group) => group.some((field) => moved(stored, field)) && group.some((field) => moved(typed, field)),
  );
  const isClash = (field: string) =>
    differing.includes(field) &&
    ((moved(stored, field) && moved(typed, field)) || torn.some((group) => group.includes(field)));
  const merged = fields.map((field) => [field, isClash(field) || moved(typed, field) ? typed[field] : stored[field]]);
  const clashes = fields.filter(isClash).map((field) => ({
    kind: 'box' as const,
    path: field,
    base: base?.[field],
    stored: stored[field],
    typed: typed[field],
  }));
  return { merged: Object.fromEntries(merged), clashes };
}

type Part = { readonly value: unknown; readonly clashes: readonly Clash[] };

/** A choice that either side added is in, one that either side took away is out. */
function mergeSet(field: string, { base, stored, typed }: Sides): Part {
  const [s, t] = [listOf(stored[field]), listOf(typed[field])];
  if (!base) {
    const clash = { kind: 'box' as const, path: field, base: undefined, stored: s, typed: t };
    return { value: t, clashes: sameSet(s, t) ? [] : [clash] };
  }
  const b = listOf(base[field]);
  const kept = s.filter((item) => t.includes(item) || !b.includes(item));
  const value = [...kept, ...t.filter((item) => !b.includes(item) && !s.includes(item))];
  return { value: value.every((item) => typeof item === 'number') ? value.sort((x, y) => x - y) : value, clashes: [] };
}

const listOf = (value: unknown): readonly (string | number)[] => (Array.isArray(value) ? value : []);
const sameSet = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((it) => b.includes(it));

const rowsOf = (value: unknown): readonly Flat[] => (Array.isArray(value) ? value : []);

/** Rows are the same row when their key is; each is merged column by column. */
function mergeRows(field: string, sides: Sides, shape: RowShape): Part {
  const base = sides.base ? rowsOf(sides.base[field]) : null;
  const [stored, typed] = [rowsOf(sides.stored[field]), rowsOf(sides.typed[field])];
  if (same(stored, typed) || (base && same(base, stored))) return { value: typed, clashes: [] };
  if (base && same(base, typed)) return { value: stored, clashes: [] };
  if (!base || [base, stored, typed].some((rows) => !hasOwnNames(rows, shape.key)))
    return { value: typed, clashes: [{ kind: 'rows', path: field, stored, typed }] };
  const value: Flat[] = [];
  const clashes: Clash[] = [];
  for (const key of new Set([...stored, ...typed].map((row) => nameOf(row, shape.key)))) {
    const [b, s, t] = [base, stored, typed].map((rows) => rows.find((row) => nameOf(row, shape.key) === key));
    const path = `${field}.${value.length}`;
    const row = mergeRow(path, { base: b, stored: s, typed: t }, shape);
    if (!row) continue;
    value.push(row.value);
    clashes.push(...row.clashes);
  }
  return { value, clashes };
}

const nameOf = (row: Flat, key: string): string =>
  String(row[key] ?? '')
    .trim()
    .toLowerCase();

function hasOwnNames(rows: readonly Flat[], key: string): boolean {
  return new Set(rows.map((row) => nameOf(row, key))).size === rows.length;
}

type RowSides = {
  readonly base: Flat | undefined;
  readonly stored: Flat | undefined;
  readonly typed: Flat | undefined;
};

/** The row that both sides together make; null when it is gone. */
function mergeRow(
  path: string,
  { base, stored, typed }: RowSides,
  shape: RowShape,
): { readonly value: Flat; readonly clashes: readonly Clash[] } | null {
  if (stored && typed) {
    const { merged, clashes } = mergeFlat({ base: base ?? null, stored, typed }, shape.columns, shape.together);
    return { value: merged, clashes: clashes.map((clash) => ({ ...clash, path: `${path}.${clash.path}` })) };
  }
  const row = stored ?? typed;
  if (!row) return null;
  if (!base) return { value: row, clashes: [] };
  if (same(row, base)) return null;
  return { value: row, clashes: [{ kind: 'row', path, removedBy: stored ? 'typed' : 'stored', row }] };
}
