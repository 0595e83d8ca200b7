import { sizeText } from '#files/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import type { Takeout, TakeoutState } from '../model.ts';
import { MOST_BYTES, MOST_PAPERS } from '../rules.ts';

const tones: Readonly<Record<TakeoutState, Tone>> = {
  waiting: 'neutral',
  running: 'info',
  done: 'success',
  failed: 'danger',
  cancelled: 'neutral',
};

export function TakeoutTag({ state }: Pick<Takeout, 'state'>) {
  return <Tag tone={tones[state]}>{t(`takeout.state.${state}`)}</Tag>;
}

/** The bounds of one archive, for what is said of them. */
export const mostTold = () => ({ bytes: sizeText(MOST_BYTES), papers: formatNumber(MOST_PAPERS) });

/** What an archive takes along beside its lists; '' when nothing. */
export function alongText({ withFiles, withPdfs }: Pick<Takeout, 'withFiles' | 'withPdfs'>): string {
  const parts = [withFiles ? t('takeout.along.files') : null, withPdfs ? t('takeout.along.pdfs') : null];
  return parts.filter((it) => it !== null).join(', ');
}
