import { t } from '#platform/i18n/i18n.ts';
import { fieldId } from '#platform/ui/field.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import type { InstrumentDocument } from '../../model/document.ts';
import type { InstrumentEditionId } from '../../model/edition.ts';
import { partOfField } from '../../model/layout.ts';
import type { Problem } from '../../model/problem.ts';
import { paths } from '../../paths.ts';
import { placeText, problemText } from '../../wording.ts';

type Props = {
  readonly id: InstrumentEditionId;
  readonly document: InstrumentDocument;
  readonly problems: readonly Problem[];
};

/** Where a value is written: the page of its part, piece or item, at its own box. */
export function problemHref(id: InstrumentEditionId, { path }: Problem): string {
  const [field, index, list, item] = path;
  const part = partOfField(field);
  const anchor = path.length > 1 || part === 'basics' || part === 'numbers' ? `#${fieldId(path.join('.'))}` : '';
  if (part === 'aspects' && typeof index === 'number' && list === 'items' && typeof item === 'number')
    return paths.item.to(id, index, item) + anchor;
  const isPiece = (part === 'aspects' || part === 'formulas') && typeof index === 'number';
  return isPiece ? paths.piece.to(id, part, index) + anchor : paths.part.to(id, part) + anchor;
}

/** All that is wrong, each with the way to its field; says so when nothing is. */
export function Problems({ id, document, problems }: Props) {
  if (problems.length === 0) return <Notice tone="success">{t('instrument.problems.none')}</Notice>;
  return (
    <Notice tone="warning" title={t('instrument.problems.title', { count: problems.length })}>
      <ul class="list-disc pl-5">
        {problems.map((it) => (
          <li key={`${it.code} ${it.path.join('.')}`}>
            <a href={problemHref(id, it)}>{placeText(document, it.path)}</a>: {problemText(it)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
