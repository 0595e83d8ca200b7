import { ShapeFields } from '#platform/document/shape-fields.tsx';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import { prefixOf, shapeOf, type Target } from '../forms/target.ts';
import { type Edition, LONGEST_REASON } from '../model/edition.ts';
import type { Problem } from '../model/problem.ts';
import { stageKinds } from '../model/stages.ts';
import { paths } from '../paths.ts';
import { fieldName, stageName } from '../wording.ts';
import { Problems } from './form/problems.tsx';
import { type Typed, typedDocument } from './form/special-field.tsx';

export type PartPageProps = {
  readonly edition: Edition;
  readonly target: Target;
  readonly title: string;
  readonly typed: Typed;
  readonly problems: readonly Problem[];
  /** The revision that the typed values were begun from. */
  readonly revision: number;
};

/** One part of the document, or one item of it, as it is written. */
export function PartPage(props: PartPageProps) {
  const { edition, target, title, typed } = props;
  const { id } = edition;
  const isItem = target.index !== null;
  const action = isItem ? paths.item.to(id, target.part, target.index) : paths.part.to(id, target.part);
  const check = isItem ? paths.checkItem.to(id, target.part, target.index) : paths.checkPart.to(id, target.part);
  return (
    <>
      <ErrorSummary errors={typed.errors} />
      <PageHeader
        title={title}
        {...(isItem ? { kicker: t(`edition.part.${target.part}`) } : { lead: t(`edition.lead.${target.part}`) })}
      />
      <div id="masalah" aria-live="polite">
        <Problems id={id} document={typed.document} problems={props.problems} here={target} />
      </div>
      <div data-check-url={check} data-check-into="masalah">
        <Form action={action} guard>
          <HiddenField name="revisi" value={String(props.revision)} />
          {/* The first submit button answers the Enter key: it must save, not take a row away. */}
          <button type="submit" class="sr-only" tabindex={-1}>
            {t('edition.save')}
          </button>
          <ShapeFields
            shape={shapeOf(edition.document, target)}
            prefix={prefixOf(target)}
            typed={typedDocument(typed)}
          />
          {target.part === 'stages' ? <AddStage typed={typed} /> : null}
          <Reason edition={edition} typed={typed} />
          <FormActions>
            <Button>{t('edition.save')}</Button>
            <LinkButton look="plain" href={isItem ? paths.part.to(id, target.part) : paths.work.to(id)}>
              {t('platform.cancel')}
            </LinkButton>
          </FormActions>
        </Form>
      </div>
    </>
  );
}

/** A stage that the edition does not have yet. */
function AddStage({ typed }: { readonly typed: Typed }) {
  const taken = new Set(typed.form.names().flatMap((it) => (/^stages\.\d+\.kind$/.test(it) ? typed.form.all(it) : [])));
  const free = stageKinds.filter((it) => !taken.has(it));
  if (free.length === 0) return null;
  return (
    <div class="field-group">
      <SelectField
        name="tahap"
        label={t('edition.stage.add')}
        choices={free.map((it) => ({ value: it, label: stageName(it) }))}
        optional
        width="medium"
      />
      <Button look="secondary" small name="aksi" value="tambah:stages">
        {t('edition.stage.addButton')}
      </Button>
    </div>
  );
}

/** A public edition says why it changes; it must once entries are in. */
export function Reason({
  edition,
  typed,
}: {
  readonly edition: Edition;
  readonly typed: Pick<Typed, 'form' | 'errors'>;
}) {
  if (edition.state === 'draft') return null;
  return (
    <TextArea
      name="alasan"
      label={fieldName('reason')}
      hint={t(edition.lockedAt ? 'edition.hint.reasonLocked' : 'edition.hint.reasonOpen')}
      value={typed.form.get('alasan')}
      rows={2}
      maxlength={LONGEST_REASON}
      errors={typed.errors}
      {...(edition.lockedAt ? {} : { optional: true })}
    />
  );
}
