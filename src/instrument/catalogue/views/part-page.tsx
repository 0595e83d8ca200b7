import { ShapeFields } from '#platform/document/shape-fields.tsx';
import { emptyForm } from '#platform/http/form.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import { prefixOf, shapeOf, type Target } from '../forms/target.ts';
import type { InstrumentEdition } from '../model/edition.ts';
import type { Problem } from '../model/problem.ts';
import { paths } from '../paths.ts';
import { answerNames, namesAt, pointNames } from '../rules/names.ts';
import { itemTitle, valueText } from '../wording.ts';
import { Problems } from './form/problems.tsx';
import { Reason } from './form/reason.tsx';
import { type Typed, typedDocument } from './form/typed.tsx';
import { Pieces } from './pieces.tsx';

export type PartPageProps = {
  readonly edition: InstrumentEdition;
  readonly target: Target;
  readonly title: string;
  readonly typed: Typed;
  readonly problems: readonly Problem[];
  /** The revision that the typed values were begun from. */
  readonly revision: number;
};

type Addresses = { readonly save: string; readonly check: string; readonly back: string };

/** Where the form of a target is sent, checked, and left. */
export function addressesOf({ id }: InstrumentEdition, { part, index, item }: Target): Addresses {
  if (index === null)
    return { save: paths.part.to(id, part), check: paths.checkPart.to(id, part), back: paths.work.to(id) };
  if (item === null)
    return {
      save: paths.piece.to(id, part, index),
      check: paths.checkPiece.to(id, part, index),
      back: paths.part.to(id, part),
    };
  const back = paths.piece.to(id, 'aspects', index);
  return { save: paths.item.to(id, index, item), check: paths.checkItem.to(id, index, item), back };
}

/** One part of the document, one piece of it, or one item of an aspect, as it is written. */
export function PartPage(props: PartPageProps) {
  const { edition, target, title, typed } = props;
  const { save, check, back } = addressesOf(edition, target);
  const isPiece = target.index !== null;
  const kicker = t(`instrument.part.${target.part}`);
  return (
    <>
      <ErrorSummary errors={typed.errors} />
      <PageHeader
        title={title}
        {...(isPiece ? { kicker } : { lead: t(`instrument.lead.${target.part as 'basics'}`) })}
      />
      <div id="masalah" aria-live="polite">
        <Problems id={edition.id} document={typed.document} problems={props.problems} />
      </div>
      <Names {...props} />
      <div data-check-url={check} data-check-into="masalah">
        <Form action={save} guard>
          <HiddenField name="revisi" value={String(props.revision)} />
          {/* The first submit button answers the Enter key: it must save, not take a row away. */}
          <button type="submit" class="sr-only" tabindex={-1}>
            {t('instrument.save')}
          </button>
          <ShapeFields shape={shapeOf(target)} prefix={prefixOf(target)} typed={typedDocument(typed)} />
          <Reason edition={edition} form={typed.form} errors={typed.errors} />
          <FormActions>
            <Button>{t('instrument.save')}</Button>
            <LinkButton look="plain" href={back}>
              {t('platform.cancel')}
            </LinkButton>
          </FormActions>
        </Form>
      </div>
      {target.part === 'aspects' && target.item === null ? <Items edition={edition} index={target.index} /> : null}
    </>
  );
}

/** The names that the expressions of this page may use. */
function Names({ target, typed }: PartPageProps) {
  const { document } = typed;
  if (target.part === 'formulas') {
    const names = {
      ...answerNames(document, document.formulas[target.index]?.per ?? 'innovation'),
      ...namesAt(document, target.index),
    };
    return <NameList names={Object.keys(names)} />;
  }
  return target.part === 'numbers' ? <NameList names={Object.keys(pointNames)} /> : null;
}

function NameList({ names }: { readonly names: readonly string[] }) {
  return (
    <details class="field">
      <summary>{t('instrument.names', { n: formatNumber(names.length) })}</summary>
      <p>{t('instrument.namesText')}</p>
      <p class="flex flex-wrap gap-2">
        {names.map((it) => (
          <code key={it}>{it}</code>
        ))}
      </p>
    </details>
  );
}

function Items({ edition, index }: { readonly edition: InstrumentEdition; readonly index: number }) {
  const { id, document, revision } = edition;
  const items = document.aspects[index]?.items ?? [];
  return (
    <Section title={t('instrument.field.items')} id="butir">
      <Pieces
        title={t('instrument.field.items')}
        action={paths.items.to(id, 'aspects', index)}
        revision={revision}
        list="items"
        columns={[
          { label: t('instrument.field.weight'), numeric: true },
          { label: t('instrument.field.mandatory') },
          { label: t('instrument.field.evidence') },
        ]}
        pieces={items.map((it, at) => ({
          name: itemTitle(it),
          href: paths.item.to(id, index, at),
          cells: [formatNumber(it.weight), valueText(it.mandatory), valueText(it.evidence.required)],
        }))}
        add={t('instrument.add.items')}
        none={t('instrument.pieces.none')}
        reason={<Reason edition={edition} form={emptyForm} errors={{}} />}
      />
    </Section>
  );
}
