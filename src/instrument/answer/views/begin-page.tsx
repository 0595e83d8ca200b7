import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { Checkbox, RadioGroup } from '#platform/ui/choice-field.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { SearchBox } from '#platform/ui/search-box.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import type { InstrumentEdition } from '../../catalogue/model/edition.ts';
import { subjectKindText, titleOf } from '../../catalogue/wording.ts';
import type { Subject } from '../../door.ts';
import { paths } from '../paths.ts';

export type BeginPageProps = {
  readonly edition: InstrumentEdition;
  /** What the viewer may begin a sheet of and has none yet. */
  readonly subjects: readonly Subject[];
  readonly id: string;
  readonly text: string;
  readonly chosen: string;
  readonly copy: boolean;
  readonly errors: FieldErrors;
};

/** Choosing of what a sheet is begun. */
export function BeginPage(props: BeginPageProps) {
  const { edition, subjects, text, errors } = props;
  const back = paths.list.to({ edisi: edition.id });
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={titleOf(edition)} title={t('answer.begin.title')} lead={t('answer.begin.lead')} />
      <SearchBox action={paths.begin.to(edition.id)} label={t('answer.begin.search')} value={text} />
      {subjects.length === 0 ? (
        <EmptyState title={t('answer.begin.none')} action={{ text: t('answer.list.title'), href: back }}>
          {t('answer.begin.noneText')}
        </EmptyState>
      ) : (
        <Choice {...props} back={back} />
      )}
    </>
  );
}

function Choice({ edition, subjects, id, chosen, copy, errors, back }: BeginPageProps & { readonly back: string }) {
  return (
    <Form action={paths.begin.to(edition.id)}>
      <HiddenField name="id" value={id} />
      <RadioGroup
        name="subjek"
        label={t('answer.subject')}
        value={chosen}
        choices={subjects.map((it) => ({
          value: `${it.kind}:${it.id}`,
          label: it.title,
          hint: subjectKindText(it.kind),
        }))}
        errors={errors}
      />
      <Checkbox name="salin" label={t('answer.begin.copy')} hint={t('answer.begin.copyHint')} checked={copy} optional />
      <FormActions>
        <Button>{t('answer.begin.make')}</Button>
        <LinkButton look="plain" href={back}>
          {t('platform.cancel')}
        </LinkButton>
      </FormActions>
    </Form>
  );
}
