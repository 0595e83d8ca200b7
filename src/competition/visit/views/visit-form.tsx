import { t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { FieldGroup, Form, FormActions } from '#platform/ui/form.tsx';
import { DateField, HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import { KeepStatus } from '#registry/index.ts';
import { type Claim, findings, LONGEST_NOTE, LONGEST_TEXT } from '../model/visit.ts';
import { paths } from '../paths.ts';
import type { VisitPageProps } from './visit-props.ts';

/** The form that the team fills in on the spot, kept on the device while there is no line. */
export function VisitFormFields(props: VisitPageProps) {
  const { visit, claims, form, errors, owner } = props;
  return (
    <Form action={paths.one.to(visit.id)} guard>
      <HiddenField name="revision" value={String(props.revision)} />
      {owner ? (
        <KeepStatus
          url={paths.keep.to(visit.id)}
          owner={owner}
          thing={`kunjungan/${visit.id}`}
          seen={props.seen?.toISOString() ?? ''}
          fresh={props.isFresh}
        />
      ) : null}
      <DateField name="tanggal" label={t('visit.date')} value={form.get('tanggal')} errors={errors} />
      {claims.map((claim) => (
        <ClaimFields key={claim.key} claim={claim} {...props} />
      ))}
      <TextArea
        name="orang"
        label={t('visit.people')}
        hint={t('visit.form.peopleHint')}
        value={form.get('orang')}
        rows={3}
        maxlength={LONGEST_TEXT}
        errors={errors}
        optional
      />
      <PlaceFields {...props} />
      <TextArea
        name="kesimpulan"
        label={t('visit.conclusion')}
        hint={t('visit.form.conclusionHint')}
        value={form.get('kesimpulan')}
        rows={5}
        maxlength={LONGEST_TEXT}
        errors={errors}
        optional
      />
      <FormActions>
        <Button>{t('visit.form.save')}</Button>
        <Finish {...props} />
      </FormActions>
    </Form>
  );
}

/** What can be mended in the form itself does not keep from pressing: it is asked again after saving. */
function Finish({ whyNotFinish }: VisitPageProps) {
  const isMendedHere = whyNotFinish === 'claims_open' || whyNotFinish === 'conclusion_missing';
  if (whyNotFinish && !isMendedHere)
    return (
      <DisabledWithReason id="selesai" reason={t(`visit.refusal.${whyNotFinish}`)}>
        {t('visit.form.finish')}
      </DisabledWithReason>
    );
  return (
    <Button look="secondary" name="tindakan" value="selesai">
      {t('visit.form.finish')}
    </Button>
  );
}

const EXCERPT = 400;

function ClaimFields({ claim, form, errors }: VisitPageProps & { readonly claim: Claim }) {
  const box = (name: string) => `klaim.${claim.key}.${name}`;
  const text = claim.text.length > EXCERPT ? `${claim.text.slice(0, EXCERPT)}…` : claim.text;
  return (
    <FieldGroup title={claim.name} text={text}>
      <RadioGroup
        name={box('ada')}
        label={t('visit.form.seen')}
        value={form.get(box('ada'))}
        choices={findings.map((it) => ({ value: it, label: t(`visit.seen.${it}`) }))}
        errors={errors}
        inline
        optional
      />
      <TextArea
        name={box('catatan')}
        label={t('visit.form.note')}
        value={form.get(box('catatan'))}
        rows={2}
        maxlength={LONGEST_NOTE}
        errors={errors}
        optional
      />
    </FieldGroup>
  );
}

function PlaceFields({ form, errors }: VisitPageProps) {
  return (
    <FieldGroup title={t('visit.place')} text={t('visit.form.placeText')}>
      <div
        data-place
        data-place-looking={t('visit.form.looking')}
        data-place-found={t('visit.form.foundPlace', { n: '{n}' })}
        data-place-failed={t('visit.form.noPlace')}
      >
        <button class="btn btn-secondary" type="button" data-place-use hidden>
          {t('visit.form.usePlace')}
        </button>
        <p role="status" data-place-said />
      </div>
      <div class="grid gap-4 sm:grid-cols-2">
        <TextField
          name="lintang"
          label={t('visit.latitude')}
          value={form.get('lintang')}
          inputmode="text"
          width="medium"
          errors={errors}
          optional
        />
        <TextField
          name="bujur"
          label={t('visit.longitude')}
          value={form.get('bujur')}
          inputmode="text"
          width="medium"
          errors={errors}
          optional
        />
      </div>
      <HiddenField name="akurasi" value={form.get('akurasi')} />
    </FieldGroup>
  );
}
