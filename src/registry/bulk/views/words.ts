import { t } from '#platform/i18n/i18n.ts';
import type { Tone } from '#platform/ui/tag.tsx';
import type { RunRecord } from '../model.ts';

type Became = { readonly tone: Tone; readonly text: string };

/** What became of a record of a run; `changed`: somebody changed it afterwards. */
export function becameOf(record: Pick<RunRecord, 'why' | 'former' | 'undone' | 'undoneWhy'>, changed: boolean): Became {
  const { why, former, undone, undoneWhy } = record;
  if (why) return { tone: 'warning', text: t('bulk.skipped', { why: t(`registry.refusal.${why}`) }) };
  if (former === null) return { tone: 'neutral', text: t('bulk.left.nothing_changed') };
  if (undone === 'undone') return { tone: 'info', text: t('bulk.undone') };
  if (undoneWhy) return { tone: 'warning', text: t(`bulk.left.${undoneWhy}`) };
  if (changed) return { tone: 'neutral', text: t('bulk.doneChanged') };
  return { tone: 'success', text: t('bulk.doneTag') };
}
