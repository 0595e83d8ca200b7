import { type Member, type Standing, standings } from '../model.ts';
import { standingOf } from './standing.ts';

export type MemberFilter = {
  readonly standing: Standing | null;
  /** Words of the region's or the government's name. */
  readonly words: string;
};
export type ListedMember = { readonly member: Member; readonly region: string; readonly standing: Standing };

const LONGEST_WORDS = 200;

export function filterOf(query: URLSearchParams): MemberFilter {
  return {
    standing: standings.find((it) => it === query.get('keadaan')) ?? null,
    words: (query.get('q') ?? '').trim().slice(0, LONGEST_WORDS),
  };
}

export const queryOf = ({ standing, words }: MemberFilter) => ({ keadaan: standing ?? undefined, q: words });

/** Members with their standing of the day; `nameOf` tells the name of a region. */
export function listed(
  members: readonly Member[],
  today: string,
  nameOf: (code: string) => string,
): readonly ListedMember[] {
  return members.map((member) => ({
    member,
    region: nameOf(member.regionCode),
    standing: standingOf(member, today),
  }));
}

/** Those that the filter means, in the order in which they came. */
export function narrowed(members: readonly ListedMember[], { standing, words }: MemberFilter): readonly ListedMember[] {
  const wanted = words.toLowerCase().split(/\s+/);
  return members.filter((it) => {
    const text = `${it.region} ${it.member.name}`.toLowerCase();
    return (standing === null || it.standing === standing) && wanted.every((word) => text.includes(word));
  });
}

export function countsOf(members: readonly ListedMember[]): Readonly<Record<Standing, number>> {
  const counts = Object.fromEntries(standings.map((it) => [it, 0])) as Record<Standing, number>;
  for (const { standing } of members) counts[standing] += 1;
  return counts;
}
