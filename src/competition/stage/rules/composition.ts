/** What a plenary looks at beside the ranking (domain §3): category, group, kind of institution, province, left-behind region. */
export type Composed = {
  readonly group: string;
  readonly category: string | null;
  readonly institutionKind: string;
  /** Kemendagri code of the institution's region; null: of none. */
  readonly regionCode: string | null;
};

export const compositionAxes = ['group', 'category', 'institutionKind', 'region', 'leftBehind'] as const;
export type CompositionAxis = (typeof compositionAxes)[number];

/** How many of the field, and how many of those chosen, have each value. */
export type Counted = { readonly value: string; readonly field: number; readonly chosen: number };
export type Composition = Readonly<Record<CompositionAxis, readonly Counted[]>>;

type IsChosen<Member> = (it: Member) => boolean;

/**
 * Counts of a field on each axis, most first, then by value. `leftBehind` are the codes of regions that the office names as 3T; without
 * any the axis stays empty.
 */
export function compositionOf<Member extends Composed>(
  field: readonly Member[],
  isChosen: IsChosen<Member>,
  leftBehind: ReadonlySet<string>,
): Composition {
  const of = (axis: (it: Composed) => string) => counted(field, axis, isChosen);
  return {
    group: of((it) => it.group),
    category: of((it) => it.category ?? ''),
    institutionKind: of((it) => it.institutionKind),
    region: of((it) => it.regionCode ?? ''),
    leftBehind: leftBehind.size === 0 ? [] : of((it) => (leftBehind.has(it.regionCode ?? '') ? 'yes' : 'no')),
  };
}

function counted<Member extends Composed>(
  field: readonly Member[],
  axis: (it: Composed) => string,
  isChosen: IsChosen<Member>,
): readonly Counted[] {
  const counts = new Map<string, { value: string; field: number; chosen: number }>();
  for (const member of field) {
    const value = axis(member);
    const count = counts.get(value) ?? { value, field: 0, chosen: 0 };
    if (count.field === 0) counts.set(value, count);
    count.field += 1;
    if (isChosen(member)) count.chosen += 1;
  }
  return [...counts.values()].sort((a, b) => b.field - a.field || (a.value < b.value ? -1 : 1));
}
