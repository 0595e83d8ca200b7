import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { affairBits, cellParts, sdgBits } from './facet-codes.ts';
import { allFacetNames, type FacetName, type Filter } from './filter.ts';

export type Condition = RawBuilder<SqlBool>;

/** The condition of each facet that is chosen, over the docs aliased `d`. */
export function conditionsOf(filter: Filter): readonly (readonly [FacetName, Condition])[] {
  return allFacetNames
    .filter((name) => filter[name].length > 0)
    .map((name) => [name, conditions[name](filter[name])] as const);
}

const conditions: Readonly<Record<FacetName, (values: readonly string[]) => Condition>> = {
  region: regionCondition,
  affair: (values) => sql`d.affair_bits & ${affairBits(values)}::bigint <> 0`,
  sdg: (values) => sql`d.sdg_bits & ${sdgBits(values.map(Number))}::integer <> 0`,
  stage: (values) => inCell('stage', values),
  digital: (values) => inCell('digital', values),
  award: awardCondition,
  awardYear: (values) => sql`d.award_years && ${values.map(Number)}::integer[]`,
  year: (values) => inCell('year', values),
  sustainability: (values) => inCell('sustainability', values),
  hub: (values) => sql`d.hub = any(${values}::text[])`,
};

function inCell(part: keyof typeof cellParts, values: readonly string[]): Condition {
  const { divide, modulo, value } = cellParts[part];
  return sql`d.cell / ${sql.lit(divide)} % ${sql.lit(modulo)} = any(${values.map(value)}::integer[])`;
}

function regionCondition(values: readonly string[]): Condition {
  const codes = values.filter((value) => value.includes('.')).map((value) => value.replace(/\.00$/, ''));
  const provinces = values.filter((value) => /^\d{2}$/.test(value));
  const parts: Condition[] = [];
  if (codes.length > 0) parts.push(sql`d.region_code = any(${codes}::text[])`);
  if (provinces.length > 0) parts.push(sql`d.province_code = any(${provinces}::text[])`);
  if (values.includes('pusat')) parts.push(sql`d.region_code is null`);
  return sql`(${sql.join(parts, sql` or `)})`;
}

function awardCondition(values: readonly string[]): Condition {
  if (values.includes('ada')) return sql`d.has_award`;
  return sql`d.award_tops && ${values.map((value) => Number(value.slice(4)))}::integer[]`;
}

export function allOf(parts: readonly Condition[]): Condition {
  return sql`(${sql.join([...parts], sql` and `)})`;
}
