import type { ComponentChildren } from 'preact';
import { formatMoment } from '#platform/dates.ts';
import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import { FieldError, type FieldErrors, fieldId } from '#platform/ui/field.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import { type DiffPiece, wordDiff } from '../../rules/word-diff.ts';
import { type Box, choiceBox, chosenSide, type Side, sideBox } from '../choices.ts';

export type ShownSide = {
  /** As people read it; '' when nothing is said there. */
  readonly text: string;
  readonly boxes: readonly Box[];
  readonly by?: string | null;
  readonly at?: Date | null;
};

/** One place that two people changed, ready to be shown. */
export type ShownClash = {
  readonly path: string;
  readonly label: string;
  /** What stood there when both began; null when nobody knows. */
  readonly base: string | null;
  readonly stored: ShownSide;
  readonly typed: ShownSide;
  /** A first suggestion of both in one, where it is a text. */
  readonly mixed: string | null;
  /** Rows of both sides may stand together. */
  readonly both: boolean;
};

type Props = { readonly clash: ShownClash; readonly form: FormValues; readonly errors: FieldErrors };

/** The two texts beside each other with what each changed, and the choice between them. */
export function ClashField({ clash, form, errors }: Props) {
  const { path, stored, typed } = clash;
  const name = choiceBox(path);
  const [id, error] = [fieldId(name), errors[name]];
  const chosen = chosenSide(form, path);
  const option = { name, id, chosen, describedBy: error ? `${id}-error` : undefined };
  return (
    <fieldset class={error ? 'merge-field field-wrong' : 'merge-field'}>
      <legend class="field-label">{clash.label}</legend>
      <FieldError id={`${id}-error`} text={error} />
      <HiddenField name="bentrok" value={path} />
      <Carried side="tersimpan" boxes={stored.boxes} />
      <Carried side="saya" boxes={typed.boxes} />
      <div class={clash.mixed === null ? 'merge-sides' : 'merge-sides merge-three'}>
        <Option {...option} first side="tersimpan" label={storedLabel(stored)}>
          <Told pieces={piecesOf(clash.base, stored.text, typed.text)} />
        </Option>
        <Option {...option} side="saya" label={t('drafts.merge.mine')}>
          <Told pieces={piecesOf(clash.base, typed.text, stored.text)} />
        </Option>
        {clash.mixed === null ? null : (
          <Option {...option} side="gabungan" label={t('drafts.merge.mixed')}>
            <Mixed clash={clash} form={form} />
          </Option>
        )}
      </div>
      {clash.both ? <Option {...option} side="keduanya" label={t('drafts.merge.both')} /> : null}
    </fieldset>
  );
}

function storedLabel({ by, at }: ShownSide): string {
  const who = by ?? t('registry.somebody');
  return at ? t('drafts.merge.stored', { name: who, when: formatMoment(at) }) : t('drafts.merge.storedNow');
}

function Carried({ side, boxes }: { readonly side: Side; readonly boxes: readonly Box[] }) {
  return (
    <>
      {boxes.map(([name, text], index) => (
        <HiddenField key={`${name} ${index}`} name={sideBox(side, name)} value={text} />
      ))}
    </>
  );
}

type OptionProps = {
  readonly name: string;
  readonly id: string;
  readonly chosen: Side | null;
  readonly describedBy: string | undefined;
  readonly side: Side;
  readonly label: string;
  /** The error summary leads here. */
  readonly first?: boolean;
  readonly children?: ComponentChildren;
};

function Option({ name, id, chosen, describedBy, side, label, first, children }: OptionProps) {
  const own = first ? id : `${id}-${side}`;
  return (
    <div class="merge-side">
      <div class="choice">
        <input
          id={own}
          type="radio"
          name={name}
          value={side}
          checked={chosen === side}
          aria-describedby={describedBy}
        />
        <label for={own}>{label}</label>
      </div>
      {children}
    </div>
  );
}

/** Against what both began from; where nobody knows that, against the other side. */
function piecesOf(base: string | null, text: string, other: string): readonly DiffPiece[] {
  return base === null ? wordDiff(other, text).filter((piece) => piece.kind !== 'removed') : wordDiff(base, text);
}

function Told({ pieces }: { readonly pieces: readonly DiffPiece[] }) {
  if (pieces.every((piece) => piece.kind === 'removed')) {
    return (
      <p class="merge-text">
        <span class="missing">{t('drafts.merge.nothing')}</span> {pieces.map(marked)}
      </p>
    );
  }
  return <p class="merge-text">{pieces.map(marked)}</p>;
}

function marked(piece: DiffPiece, index: number) {
  if (piece.kind === 'removed') return <del key={index}>{piece.text}</del>;
  return piece.kind === 'added' ? <ins key={index}>{piece.text}</ins> : piece.text;
}

const ROWS = 8;
const LONG = 120;

function Mixed({ clash, form }: { readonly clash: ShownClash; readonly form: FormValues }) {
  const name = sideBox('gabungan', clash.path);
  const text = form.has(name) ? form.get(name) : (clash.mixed ?? '');
  return (
    <textarea
      id={fieldId(name)}
      name={name}
      class="input input-area"
      rows={text.length > LONG ? ROWS : 2}
      aria-label={t('drafts.merge.mixedLabel', { field: clash.label })}
    >
      {text}
    </textarea>
  );
}
