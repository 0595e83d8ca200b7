import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import type { FieldVisit, Finding, Member, VisitState } from '../model/visit.ts';
import type { TeamWanted } from '../rules/moves.ts';

const tones: Readonly<Record<VisitState, Tone>> = { draft: 'info', finished: 'success', reopened: 'warning' };
const findingTones: Readonly<Record<Finding, Tone>> = { yes: 'success', partly: 'warning', no: 'danger' };

export function VisitTag({ state }: { readonly state: VisitState }) {
  return <Tag tone={tones[state]}>{t(`visit.state.${state}`)}</Tag>;
}

export function FindingTag({ seen }: { readonly seen: Finding | null }) {
  if (!seen) return <Tag>{t('visit.seen.open')}</Tag>;
  return <Tag tone={findingTones[seen]}>{t(`visit.seen.${seen}`)}</Tag>;
}

/** Whose entry it is. */
export function ownerOf({ unitName, institutionName }: Pick<FieldVisit, 'unitName' | 'institutionName'>): string {
  return [unitName, institutionName].filter((name) => name !== null).join(', ');
}

/** `Juri Satu (TPI), Juri Dua (TE)`. */
export function teamText(members: readonly Member[]): string {
  return members.map((it) => `${it.name} (${t(`visit.role.${it.role}`)})`).join(', ');
}

/** Who is missing from the team; '' when nobody is. */
export function missingText({ panelists, evaluators }: TeamWanted): string {
  return [
    ...(panelists > 0 ? [t('visit.missing.panelists', { n: formatNumber(panelists) })] : []),
    ...(evaluators > 0 ? [t('visit.missing.evaluators', { n: formatNumber(evaluators) })] : []),
  ].join(' ');
}
