import { t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason, LinkButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FieldGroup, Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import { paths as registryPaths } from '#registry/index.ts';
import type { ReplicationRefusal } from '../model/refusal.ts';
import { LONGEST_EMAIL, LONGEST_NAME, LONGEST_PHONE, LONGEST_WHY, type ReplicationId } from '../model/replication.ts';
import { paths } from '../paths.ts';
import type { OriginRecord } from '../queries/origin.ts';
import type { OfferedProblem } from '../queries/problems.ts';

export type BeginPageProps = {
  readonly origin: OriginRecord;
  readonly newId: string;
  /** Who would replicate it. */
  readonly institutionName: string;
  /** Units to choose from; null where there is nothing to choose. */
  readonly units: readonly { readonly id: string; readonly name: string }[] | null;
  readonly unitName: string | null;
  readonly problems: readonly OfferedProblem[];
  readonly typed: {
    readonly problem: string;
    readonly unit: string;
    readonly why: string;
    readonly name: string;
    readonly email: string;
    readonly phone: string;
  };
  /** Why this institution cannot take it over at all. */
  readonly whyNot: ReplicationRefusal | null;
  /** A replication of the same region that is going on: another one does not count anew. */
  readonly sameRegion: string | null;
  readonly going: ReplicationId | null;
  readonly errors: FieldErrors;
};

/** Interest in taking over an innovation: who, why, for which problem, whom to ask. */
export function BeginPage(props: BeginPageProps) {
  const { origin, errors, whyNot, going, sameRegion } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={origin.content.title}
        title={t('transfer.interest.form')}
        lead={t('transfer.interest.lead', { place: origin.unitName ?? origin.institutionName })}
      />
      {sameRegion && !whyNot && !going ? (
        <Notice title={t('transfer.interest.sameRegion')}>
          <p>{t('transfer.interest.sameRegionText', { place: sameRegion })}</p>
        </Notice>
      ) : null}
      {going ? (
        <Notice tone="warning" title={t('transfer.refusal.going_already')}>
          <p>
            <a href={paths.one.to(going)}>{t('transfer.interest.going')}</a>
          </p>
        </Notice>
      ) : whyNot ? (
        <DisabledWithReason id="minat-tombol" reason={t(`transfer.refusal.${whyNot}`)}>
          {t('transfer.interest.send')}
        </DisabledWithReason>
      ) : (
        <Fields {...props} />
      )}
      <p class="section">
        <a href={registryPaths.replicate.to(origin.id)}>{t('transfer.interest.onlyDraft')}</a>
      </p>
    </>
  );
}

function Fields(props: BeginPageProps) {
  const { origin, newId, typed, errors, problems } = props;
  return (
    <Form action={paths.begin.pattern} guard>
      <HiddenField name="id" value={newId} />
      <HiddenField name="asal" value={origin.id} />
      <Who {...props} />
      <SelectField
        name="masalah"
        label={t('transfer.problem')}
        hint={t('transfer.interest.problemHint')}
        value={typed.problem}
        empty={t('transfer.interest.noProblem')}
        choices={problems.map((it) => ({ value: it.id, label: it.title }))}
        errors={errors}
        optional
      />
      <TextArea
        name="mengapa"
        label={t('transfer.interest.why')}
        hint={t('transfer.interest.whyHint')}
        value={typed.why}
        rows={6}
        maxlength={LONGEST_WHY}
        errors={errors}
      />
      <ContactFields typed={typed} errors={errors} />
      <FormActions>
        <Button>{t('transfer.interest.send')}</Button>
        <LinkButton look="plain" href={registryPaths.record.to(origin.id)}>
          {t('platform.cancel')}
        </LinkButton>
      </FormActions>
    </Form>
  );
}

function Who({ institutionName, unitName, units, typed, errors }: BeginPageProps) {
  return (
    <>
      <p>
        <span class="muted">{t('transfer.replicator')}: </span>
        <strong>{[unitName, institutionName].filter((it) => it !== null).join(', ')}</strong>
      </p>
      {units === null ? null : (
        <SelectField
          name="unit"
          label={t('transfer.unit')}
          value={typed.unit}
          empty={t('transfer.interest.wholeInstitution')}
          choices={units.map((it) => ({ value: it.id, label: it.name }))}
          errors={errors}
          optional
        />
      )}
    </>
  );
}

function ContactFields({ typed, errors }: Pick<BeginPageProps, 'typed' | 'errors'>) {
  return (
    <FieldGroup title={t('transfer.interest.contact')} text={t('transfer.interest.contactText')}>
      <TextField
        name="nama"
        label={t('transfer.interest.name')}
        value={typed.name}
        autocomplete="name"
        maxlength={LONGEST_NAME}
        errors={errors}
      />
      <TextField
        name="surel"
        type="email"
        label={t('transfer.interest.email')}
        value={typed.email}
        autocomplete="email"
        spellcheck={false}
        maxlength={LONGEST_EMAIL}
        errors={errors}
      />
      <TextField
        name="telepon"
        type="tel"
        label={t('transfer.interest.phone')}
        value={typed.phone}
        autocomplete="tel"
        maxlength={LONGEST_PHONE}
        width="medium"
        errors={errors}
        optional
      />
    </FieldGroup>
  );
}
