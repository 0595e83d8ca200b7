import type { DocumentPath } from '#platform/document/shape.ts';
import { t } from '#platform/i18n/i18n.ts';
import { fieldId } from '#platform/ui/field.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import type { EditionDocument } from '../../model/document.ts';
import type { EditionId } from '../../model/edition.ts';
import { isItemPart, type PartName, partOfField } from '../../model/layout.ts';
import type { Problem } from '../../model/problem.ts';
import { paths } from '../../paths.ts';
import { placeText, problemText } from '../../wording.ts';

type Props = {
  readonly id: EditionId;
  readonly document: EditionDocument;
  readonly problems: readonly Problem[];
  /** The page on which they are told: links lead to its own fields. */
  readonly here?: { readonly part: PartName; readonly index: number | null };
};

/** Lists whose values stand in one box. */
const boxed = ['groups', 'regions', 'reminders'];
const listed = [
  'papers',
  'groups',
  'categories',
  'stages',
  'awards',
  'bands',
  'criteria',
  'evidence',
  'never',
  'fewer',
];

/** The box, the rows or nothing in particular that a path leads to on its page. */
function anchorOf(path: DocumentPath): string {
  const isValue = path.length > 1 && typeof path.at(-1) === 'number' && boxed.includes(String(path.at(-2)));
  const field = isValue && path.length > 2 ? path.slice(0, -1) : path;
  const last = field.at(-1);
  if (typeof last === 'number') return path[0] === 'reminders' ? `#${fieldId('reminders')}` : '';
  const isList = listed.includes(String(last)) && !isValue;
  if (isList) return `#d-${field.join('-')}`;
  return field.length === 1 && isItemPart(partOfField(last)) ? '' : `#${fieldId(field.join('.'))}`;
}

/** The field that a problem is about, on the page where it is written. */
export function problemHref(id: EditionId, { path }: Problem, here?: Props['here']): string {
  const [field, index] = path;
  const part = partOfField(field);
  const anchor = anchorOf(path);
  const isItem = isItemPart(part) && typeof index === 'number';
  if (here?.part === part && here.index === (isItem ? index : null)) return anchor;
  return isItem ? paths.item.to(id, part, index) + anchor : paths.part.to(id, part) + anchor;
}

/** All that is wrong, each with the way to its field; says so when nothing is. */
export function Problems({ id, document, problems, here }: Props) {
  if (problems.length === 0) return <Notice tone="success">{t('edition.problems.none')}</Notice>;
  return (
    <Notice tone="warning" title={t('edition.problems.title', { count: problems.length })}>
      <ul class="list-disc pl-5">
        {problems.map((it) => (
          <li key={`${it.code} ${it.path.join('.')} ${it.values?.group ?? ''}`}>
            <a href={problemHref(id, it, here)}>{placeText(document, it.path)}</a>: {problemText(document, it)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
