import { regionFullName } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import { readCell } from '#registry/index.ts';
import { hubLabel } from '../../national/labels.ts';
import { paths as nationalPaths } from '../../national/paths.ts';
import type { Pair, PairSide, PairState } from '../model.ts';

const tones = { proposed: 'warning', linked: 'success', apart: 'neutral' } as const satisfies Record<PairState, Tone>;

export const stateName = (state: PairState): string => t(`pair.state.${state}`);
export const StateTag = ({ state }: { readonly state: PairState }) => <Tag tone={tones[state]}>{stateName(state)}</Tag>;

const PERCENT = 100;
/** «78 %» of the word pairs. */
export const likenessText = ({ likeness }: Pick<Pair, 'likeness'>): string =>
  t('pair.percent', { n: String(Math.round(likeness * PERCENT)) });

export const sideHub = (side: Pick<PairSide, 'hub' | 'hubName'>): string => hubLabel(side.hub, side.hubName);

/** Who and where, in one line. */
export function placeText({ institution, unit, regionCode, cell }: PairSide): string {
  const { year } = readCell(cell);
  const since = year ? t('national.since', { year: String(year) }) : '';
  const who = [unit, institution].filter((it) => it !== '').join(', ');
  return [who, regionCode ? regionFullName(regionCode) : '', since].filter((it) => it !== '').join(' · ');
}

/** A record in a row: its title, whose it is, and how it begins. */
export function SideCell({ side }: { readonly side: PairSide }) {
  return (
    <>
      <a href={nationalPaths.record.to(side.recordId)}>{side.title}</a>
      <div class="muted font-normal">
        {sideHub(side)} · {placeText(side)}
      </div>
      {side.summary === '' ? null : <p class="mt-1 font-normal">{side.summary}</p>}
    </>
  );
}
