import { t } from '#platform/i18n/i18n.ts';
import type { Tone } from '#platform/ui/tag.tsx';
import type { RunEntry } from '../model.ts';

type Became = { readonly tone: Tone; readonly text: string };

/** What became of an entry of a run; `changed`: somebody changed it afterwards. */
export function becameOf({ why, undone }: Pick<RunEntry, 'why' | 'undone'>, changed: boolean): Became {
  if (why !== null) return { tone: 'warning', text: t('competition.bulk.notDone') };
  if (undone === 'undone') return { tone: 'info', text: t('competition.bulk.undone') };
  if (undone === 'left') return { tone: 'warning', text: t('competition.bulk.undoLeft') };
  if (changed) return { tone: 'neutral', text: t('competition.bulk.doneChanged') };
  return { tone: 'success', text: t('competition.bulk.isDone') };
}
