import { Button, LinkButton } from '../button.tsx';
import { Checkbox, CheckboxGroup, RadioGroup, SelectField } from '../choice-field.tsx';
import { ErrorSummary } from '../error-summary.tsx';
import type { FieldErrors } from '../field.tsx';
import { FieldGroup, Form, FormActions } from '../form.tsx';
import { Section } from '../section.tsx';
import { DateField, FileField, HiddenField, NumberField, TextArea, TextField } from '../text-field.tsx';

const errors: FieldErrors = {
  title: 'Tulis judul, paling sedikit 10 huruf.',
  kind: 'Pilih salah satu jenis.',
  start: 'Tanggal mulai tidak boleh sesudah hari ini.',
  agree: 'Centang pernyataan ini sebelum mengirim.',
};

const KINDS = [
  { value: 'digital', label: 'Digital', hint: 'Layanan yang memakai sistem elektronik.' },
  { value: 'non', label: 'Bukan digital', hint: 'Inovasi tidak harus berupa aplikasi.' },
];

/** Fields as they are first met, and refused. */
export function FormSamples() {
  return (
    <Section title="Formulir">
      <ErrorSummary errors={errors} />
      <Form action="#simpan" guard label="Contoh formulir">
        <HiddenField name="version" value="3" />
        <TextField
          name="title"
          label="Judul"
          hint="Singkat dan jelas; hindari singkatan."
          value="Sepeda"
          errors={errors}
          similarUrl="/serupa"
        />
        <TextArea name="summary" label="Ringkasan" words={200} value="Belajar lebih mudah bagi semua." />
        <RadioGroup name="kind" label="Jenis" choices={KINDS} errors={errors} />
        <CheckboxGroup
          name="goals"
          label="Tujuan Pembangunan Berkelanjutan"
          optional
          values={['4']}
          choices={[
            { value: '3', label: '3 Kehidupan Sehat dan Sejahtera' },
            { value: '4', label: '4 Pendidikan Berkualitas' },
            { value: '10', label: '10 Berkurangnya Kesenjangan' },
          ]}
        />
        <OtherFields />
        <Checkbox name="agree" label="Isi formulir ini benar dan dapat dibuktikan." errors={errors} />
        <FormActions>
          <Button>Simpan dan lanjutkan</Button>
          <Button look="secondary" name="then" value="draft">
            Simpan sebagai draf
          </Button>
          <LinkButton href="#" look="plain">
            Batal
          </LinkButton>
        </FormActions>
      </Form>
    </Section>
  );
}

function OtherFields() {
  return (
    <FieldGroup title="Pelaksanaan" text="Kapan dan di mana inovasi ini mulai berjalan.">
      <SelectField
        name="place"
        label="Kabupaten/kota"
        width="medium"
        value="b"
        choices={[
          { value: 'a', label: 'Kabupaten Deli Serdang' },
          { value: 'b', label: 'Kota Medan' },
        ]}
      />
      <DateField name="start" label="Mulai diterapkan" value="2027-01-01" errors={errors} />
      <NumberField name="before" label="Nilai sebelum" suffix="hari" value={14} />
      <RadioGroup
        name="still"
        label="Masih berjalan?"
        inline
        value="ya"
        choices={[
          { value: 'ya', label: 'Ya' },
          { value: 'tidak', label: 'Tidak' },
        ]}
      />
      <FileField name="file" label="Bukti" hint="PDF, paling besar 2 MB." accept=".pdf" optional />
    </FieldGroup>
  );
}
