import { t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { DateField, HiddenField, TextField } from '#platform/ui/text-field.tsx';
import type { CommitmentSide } from '../../model/replication.ts';
import { LONGEST_NAME, LONGEST_OFFICE } from '../../model/replication.ts';
import { paths } from '../../paths.ts';
import { sidesOf, whyNotCommit } from '../../rules/moves.ts';
import type { OnePageProps } from './props.ts';
import { Revision } from './verify-forms.tsx';

/** A side commits itself, by name, office and day. */
export function CommitForm(props: OnePageProps) {
  const { replication, viewer } = props;
  const sides = sidesOf(replication, viewer);
  const open = sides.filter((side) => whyNotCommit(replication, viewer, side) === null);
  const [first] = sides;
  const why = first ? whyNotCommit(replication, viewer, first) : null;
  return (
    <Section title={t('transfer.commit.title')} id="janji" onScreenOnly>
      <p>{t('transfer.commit.lead')}</p>
      {open.length > 0 ? (
        <CommitFields {...props} sides={open} />
      ) : why ? (
        <DisabledWithReason id="komitmen-tombol" reason={t(`transfer.refusal.${why}`)}>
          {t('transfer.commit.send')}
        </DisabledWithReason>
      ) : null}
    </Section>
  );
}

function CommitFields(props: OnePageProps & { readonly sides: readonly CommitmentSide[] }) {
  const { replication, viewer, form, errors, sides, today } = props;
  const [only] = sides;
  return (
    <Form action={paths.commit.to(replication.id)} guard>
      <Revision {...props} />
      {sides.length > 1 ? (
        <RadioGroup
          name="pihak_komitmen"
          label={t('transfer.commit.as')}
          value={form.get('pihak_komitmen')}
          choices={sides.map((value) => ({ value, label: t(`transfer.party.${value}`) }))}
          errors={errors}
        />
      ) : (
        <>
          <p class="font-semibold">{t('transfer.commit.asOne', { party: t(`transfer.party.${only ?? 'owner'}`) })}</p>
          <HiddenField name="pihak_komitmen" value={only ?? ''} />
        </>
      )}
      <TextField
        name="nama_komitmen"
        label={t('transfer.commit.name')}
        value={form.has('nama_komitmen') ? form.get('nama_komitmen') : (viewer.person?.name ?? '')}
        maxlength={LONGEST_NAME}
        errors={errors}
      />
      <TextField
        name="jabatan"
        label={t('transfer.commit.office')}
        value={form.get('jabatan')}
        maxlength={LONGEST_OFFICE}
        errors={errors}
      />
      <DateField
        name="tanggal_komitmen"
        label={t('transfer.commit.date')}
        value={form.has('tanggal_komitmen') ? form.get('tanggal_komitmen') : today}
        max={today}
        errors={errors}
      />
      <FormActions>
        <Button>{t('transfer.commit.send')}</Button>
      </FormActions>
    </Form>
  );
}
