import { type MemberFilter, filterOf as memberFilterOf, narrowed, queryOf } from '../../commitment/rules/list.ts';
import { type Measure, measures, type Participant } from '../model.ts';
import { countOf, isIdle } from './counting.ts';

export type Order = 'region' | `${'few' | 'many'}:${Measure}`;

export type ParticipationFilter = MemberFilter & {
  readonly onlyIdle: boolean;
  /** Whose years the small pictures show. */
  readonly trend: Measure;
  readonly order: Order;
};

const measureIn = (text: string | null): Measure | null => measures.find((it) => it === text) ?? null;

export function filterOf(query: URLSearchParams): ParticipationFilter {
  const [way, name = ''] = (query.get('urut') ?? '').split(':');
  const measure = measureIn(name);
  return {
    ...memberFilterOf(query),
    onlyIdle: query.get('belum') === 'ya',
    trend: measureIn(query.get('tren')) ?? 'published',
    order: measure && (way === 'few' || way === 'many') ? `${way}:${measure}` : 'region',
  };
}

export const fieldsOf = (filter: ParticipationFilter) => ({
  ...queryOf(filter),
  belum: filter.onlyIdle ? 'ya' : undefined,
  tren: filter.trend === 'published' ? undefined : filter.trend,
  urut: filter.order === 'region' ? undefined : filter.order,
});

/** Those that the filter means, as it orders them; alike ones stay in the order of their regions. */
export function arranged(all: readonly Participant[], filter: ParticipationFilter): readonly Participant[] {
  const kept = new Set(narrowed(all, filter).map((it) => it.member.institutionId));
  const found = all.filter((it) => kept.has(it.member.institutionId) && (!filter.onlyIdle || isIdle(it.done)));
  const [way, name] = filter.order.split(':');
  const measure = measureIn(name ?? null);
  if (!measure) return found;
  const sign = way === 'many' ? -1 : 1;
  return found.toSorted((a, b) => sign * (countOf(a.done, measure) - countOf(b.done, measure)));
}
