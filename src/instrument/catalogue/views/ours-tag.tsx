import { t } from '#platform/i18n/i18n.ts';
import { Tag } from '#platform/ui/tag.tsx';
import type { InstrumentDocument } from '../model/document.ts';

/** Says of a template of our own that it is no rule of the field. */
export function OursTag({ document }: { readonly document: InstrumentDocument }) {
  return document.isOurs ? <Tag tone="warning">{t('instrument.ours')}</Tag> : null;
}
