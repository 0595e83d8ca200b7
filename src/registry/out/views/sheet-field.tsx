import { currentLocale, formatNumber, t } from '#platform/i18n/i18n.ts';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { InnovationId } from '../../model/ids.ts';
import type { Lack, Place, SheetField } from '../model.ts';
import { Pieces } from './pieces.tsx';
import { countText, fitText, fitTones, mendingOf, pieceLabel, wantText } from './words.ts';

export type FieldShownProps = {
  readonly id: InnovationId;
  readonly field: SheetField;
  /** Whether the reader may write the record: then what is wrong leads to where it is mended. */
  readonly mayMend: boolean;
  /** Code of the form, and whether the reader may name evidence for its fields. */
  readonly form: string;
  readonly mayProve: boolean;
};

/** One field of the form: its text to copy, how it fits, and what is missing. */
export function FieldShown({ id, field, mayMend, form, mayProve }: FieldShownProps) {
  const { item, text, fit } = field;
  const anchor = `isian-${item.key}`;
  const count = countText(field);
  const want = wantText(item);
  return (
    <section class="section break-inside-avoid print:mt-4" aria-labelledby={`${anchor}-judul`}>
      <h2 id={`${anchor}-judul`} class="print:text-[1.125rem]" lang="id">
        {item.label}
      </h2>
      {currentLocale() === 'id' ? null : <p class="muted">{item.label_en}</p>}
      <div class="facts mt-1 mb-2">
        <Tag tone={fitTones[fit.code]}>{fitText(fit)}</Tag>
        {count === '' ? null : <span>{count}</span>}
        {item.weight === undefined ? null : <span>{t('out.weight', { n: formatNumber(item.weight) })}</span>}
      </div>
      {text === '' ? null : <TextToCopy anchor={anchor} field={field} />}
      {want === '' ? null : <p class="mt-2">{want}</p>}
      <Pieces id={id} form={form} field={field} mayProve={mayProve} />
      <Lacks id={id} lacks={field.lacks} mayMend={mayMend} />
      <Unfit id={id} field={field} mayMend={mayMend} />
    </section>
  );
}

const LETTERS_A_LINE = 70;
const MOST_LINES = 16;

function linesOf(text: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LETTERS_A_LINE)), 0);
  return Math.min(lines, MOST_LINES);
}

/** A box whose whole text can be taken without script; on paper the text itself, which a box would cut. */
function TextToCopy({ anchor, field }: { readonly anchor: string; readonly field: SheetField }) {
  const { item, text } = field;
  return (
    <>
      <textarea
        class="input input-full field-sizing-content print:hidden"
        id={anchor}
        aria-labelledby={`${anchor}-judul`}
        readonly
        lang="id"
        rows={linesOf(text)}
        value={text}
      />
      <div class="hidden print:block" lang="id">
        <DescriptionText text={text} />
      </div>
      <button
        type="button"
        class="btn btn-secondary btn-small mt-2"
        data-copy={anchor}
        data-copied={t('out.copied')}
        aria-label={t('out.copyField', { field: item.label })}
        hidden
      >
        {t('out.copy')}
      </button>
    </>
  );
}

type LacksProps = { readonly id: InnovationId; readonly lacks: readonly Lack[]; readonly mayMend: boolean };

function Lacks({ id, lacks, mayMend }: LacksProps) {
  if (lacks.length === 0) return null;
  return (
    <ul class="mt-2" aria-label={t('out.lacks')}>
      {lacks.map((lack) => (
        <li key={lack.ingredient} class="missing">
          {t('out.lack', { piece: pieceLabel(lack.ingredient) })}
          {lack.reason === '' ? null : ` ${lack.reason}`}
          {mayMend ? <Mend id={id} place={lack.place} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Mend({ id, place }: { readonly id: InnovationId; readonly place: Place }) {
  const mending = mendingOf(id, place);
  if (!mending) return null;
  return (
    <span class="print:hidden">
      {' '}
      <a href={mending.href}>{t('out.mend', { place: mending.text })}</a>
    </span>
  );
}

/** Where a text is shortened or gone on with. */
function Unfit({ id, field, mayMend }: Pick<FieldShownProps, 'id' | 'field' | 'mayMend'>) {
  const isUnfit = field.fit.code === 'too_long' || field.fit.code === 'too_short';
  if (!isUnfit || !mayMend) return null;
  return (
    <p class="mt-2 print:hidden">
      {field.places.map((place) => (
        <Mend key={place} id={id} place={place} />
      ))}
    </p>
  );
}
