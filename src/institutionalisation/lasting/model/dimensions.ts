/** Evidence that an innovation has become part of the institution (domain.md §6; assembled by us out of what several instruments ask for). */
export const dimensions = [
  'policy',
  'budget',
  'planning',
  'performance',
  'team',
  'procedure',
  'monitoring',
  'collaboration',
] as const;
export type Dimension = (typeof dimensions)[number];

/** The dimension's name as it stands in addresses. */
export const dimensionSlugs = {
  policy: 'regulasi',
  budget: 'anggaran',
  planning: 'perencanaan',
  performance: 'kinerja',
  team: 'tim',
  procedure: 'prosedur',
  monitoring: 'monev',
  collaboration: 'kolaborasi',
} as const satisfies Record<Dimension, string>;

export const dimensionOfSlug = (slug: string): Dimension | null =>
  dimensions.find((it) => dimensionSlugs[it] === slug) ?? null;

/** Dimensions whose records belong to one year each. */
export const yearlyDimensions = ['budget', 'planning', 'performance', 'monitoring'] as const;
export const isYearly = (dimension: Dimension): boolean =>
  (yearlyDimensions as readonly Dimension[]).includes(dimension);
