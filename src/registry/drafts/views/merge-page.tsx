import type { ComponentChildren } from 'preact';
import { formatMoment } from '#platform/dates.ts';
import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import { type Box, ROOT } from '../choices.ts';
import { ClashField, type ShownClash } from './clash-field.tsx';

export type MergePageProps = {
  readonly kicker: string;
  readonly action: string;
  /** Where one goes on without saving; what was typed waits there. */
  readonly leave: string;
  readonly clashes: readonly ShownClash[];
  /** The last save by somebody else. */
  readonly last: { readonly by: string | null; readonly at: Date } | null;
  /** Names of fields that come from the other side and clash with nothing. */
  readonly theirs: readonly string[];
  /** All boxes that nobody has to choose about. */
  readonly boxes: readonly Box[];
  readonly revision: number;
  /** The revision from which the typed text began. */
  readonly root: number;
  /** What was chosen and typed here before, when the page is shown again. */
  readonly form: FormValues;
  readonly errors: FieldErrors;
  /** Further hidden boxes, such as which button was pressed. */
  readonly children?: ComponentChildren;
};

/** Two texts of the same fields: what is stored now beside what was typed, to choose from or to put together. */
export function MergePage(props: MergePageProps) {
  const { clashes, last, theirs, form, errors } = props;
  const who = last?.by ?? t('registry.somebody');
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={props.kicker} title={t('drafts.merge.title')} />
      <div class="mb-6">
        <Notice tone="warning" role="alert">
          <p>
            {last
              ? t('drafts.merge.text', { count: clashes.length, name: who, when: formatMoment(last.at) })
              : t('drafts.merge.textUnknown', { count: clashes.length })}
          </p>
          {theirs.length > 0 ? <p>{t('drafts.merge.joined', { fields: theirs.join(', ') })}</p> : null}
        </Notice>
      </div>
      <Form action={props.action} guard class="form merge">
        <HiddenField name="revision" value={String(props.revision)} />
        <HiddenField name={ROOT} value={String(props.root)} />
        {props.boxes.map(([name, text], index) => (
          <HiddenField key={`${name} ${index}`} name={name} value={text} />
        ))}
        {props.children}
        {clashes.map((clash) => (
          <ClashField key={clash.path} clash={clash} form={form} errors={errors} />
        ))}
        <FormActions>
          <Button>{t('drafts.merge.save')}</Button>
          <LinkButton look="plain" href={props.leave}>
            {t('drafts.merge.leave')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
